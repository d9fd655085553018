// A file of goals put to one rung by the command that users have.

import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const constellation = fileURLToPath(new URL('../../bin/constellation.js', import.meta.url))

/**
 * @typedef {object} Line of `constellation eval --json`
 * @property {string} id
 * @property {string} outcome
 * @property {readonly unknown[]} calls
 * @property {number} attempts
 * @property {{proposal: number, elaboration: number, fabric: number, domain: number, total: number}} seconds
 * @property {number} bytesLeft
 * @property {boolean} exact
 */

/**
 * Every outcome of the split's goals.
 *
 * @param {{file: string, split: string, settings: Readonly<Record<string, string>>, onLine: () => void}} options `settings` are
 *   those of the environment, `CONSTELLATION_...`
 * @returns {Promise<Line[]>}
 */
export async function outcomesOf({ file, split, settings, onLine }) {
  const child = execFile(
    process.execPath,
    [constellation, 'eval', file, '--split', split, '--json'],
    { env: { ...process.env, ...settings } },
    () => {},
  )
  const ended = once(child, 'exit')
  let said = ''
  child.stderr?.on('data', (text) => {
    said += text
  })
  const lines = []
  // It pipes both, as no other `stdio` is asked for.
  const output = /** @type {import('node:stream').Readable} */ (child.stdout)
  for await (const text of createInterface({ input: output })) {
    const line = JSON.parse(text)
    if ('summary' in line) continue
    lines.push(line)
    onLine()
  }
  const [code] = await ended
  if (code !== 0) throw new Error(`constellation eval ended with ${code}: ${said.trim()}`)
  return lines
}
