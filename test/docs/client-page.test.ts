// The page on the client is one program. Here it runs as it stands, but for the daemon's address, against a daemon in this process.

import { transformSync } from 'esbuild'
import { expect, it } from 'vitest'
import { readConfig, startConstellation } from '../../src/daemon/index.js'
import * as library from '../../src/index.js'
import { blocksOf, read } from './pages.js'

const page = read('docs/reference/client.md')

/** Runs the page's code with its imports taken from the library; gives what it printed. */
async function printed(laneUrl: string): Promise<readonly unknown[][]> {
  const code = blocksOf(page, 'ts').join('\n')
  const source = code
    .replace(/^import (\{[^}]*\}) from 'clef-constellation'$/gm, 'const $1 = library')
    .replace('ws://127.0.0.1:4747/v1/lane', laneUrl)
  const { code: script } = transformSync(`async function main() {${source}}`, { loader: 'ts' })
  const lines: unknown[][] = []
  const console = { log: (...line: unknown[]) => void lines.push(line) }
  // The code is our own page's.
  await new Function('library', 'console', `${script}\nreturn main()`)(library, console)
  return lines
}

it('the page on the client does what it says', async () => {
  const config = readConfig({ env: { CONSTELLATION_LOG_LEVEL: 'silent', CONSTELLATION_LISTEN_PORT: '0' } })
  if (!config.ok) throw new Error(config.error[0]?.message)
  const tree = await startConstellation(config.value, { door: true, language: true, ephemeral: true })
  if (!tree.ok) throw new Error(tree.error.message)
  try {
    const lines = await printed(`${tree.value.url.replace('http', 'ws')}/v1/lane`)
    expect(lines).toEqual([
      ['ok', expect.objectContaining({ total: { value: 60, unit: 'm' } })],
      ['ok', { amount: 7, unit: 'EUR' }],
      ['2 s'],
      ['closed form: gap over closing speed', expect.any(String)],
      ['P1', expect.any(Number)],
      ['P2', expect.any(Number)],
      [expect.any(Number)],
      [2, expect.objectContaining({ items: { count: 2, digest: expect.any(String) } }), expect.any(String)],
      ['open'],
    ])
  } finally {
    await tree.value.stop()
  }
})

it('names the options that there are, with their defaults', () => {
  const defaults = [...page.matchAll(/^\| `(initialMs|maxMs|jitter)` \| ([\d,]+) \|/gm)]
  expect(Object.fromEntries(defaults.map(([, name, value = '']) => [name, Number(value.replace(',', ''))]))).toEqual({
    initialMs: library.backoffDefaults.initialMs,
    maxMs: library.backoffDefaults.maxMs,
    jitter: library.backoffDefaults.jitter,
  })
})
