// The rungs that can stand on this machine, each with the settings that choose it. What is missing is told, not passed over.

import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { enginePeersMissing } from '../peers/engine-peers.js'

const here = (/** @type {string} */ path) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** The twin is not shipped: whoever wants its rows trains it, in half an hour. */
const twin = here('.constellation/twin')
const twinMissing = existsSync(join(twin, 'weights.ckpt'))
  ? null
  : 'there is no twin; train one: npm run train -- --architecture llama --out .constellation/twin'

/** @returns the path of the twin as GGUF, in a folder that goes with this process */
function exportedTwin() {
  const folder = mkdtempSync(join(tmpdir(), 'constellation-ladder-'))
  process.once('exit', () => rmSync(folder, { recursive: true }))
  const out = join(folder, 'twin.gguf')
  const command = [here('bin/constellation.js'), 'export', '--model', twin, '--format', 'gguf', '--out', out]
  execFileSync(process.execPath, command, { stdio: 'ignore' })
  return out
}

/**
 * @typedef {{readonly settings: Readonly<Record<string, string>>} | {readonly skipped: string}} Opened
 * @type {readonly {readonly name: string, open(): Opened}[]}
 */
export const rungs = [
  { name: 'built (CRATE, shipped)', open: () => ({ settings: {} }) },
  {
    name: 'built (twin)',
    open: () =>
      twinMissing === null ? { settings: { CONSTELLATION_BACKEND_CHECKPOINT: twin } } : { skipped: twinMissing },
  },
  {
    name: 'llama.cpp in-process (twin)',
    open() {
      const missing = enginePeersMissing ?? twinMissing
      if (missing !== null) return { skipped: missing }
      return {
        settings: {
          CONSTELLATION_BACKEND_NAME: 'llama',
          CONSTELLATION_LLAMA_MODEL: exportedTwin(),
          CONSTELLATION_LLAMA_MODULE: here('.peers/engine/node_modules/node-llama-cpp'),
        },
      }
    },
  },
]
