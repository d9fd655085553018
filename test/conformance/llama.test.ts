import { describe } from 'vitest'
import { ok } from '../../src/fabric/index.js'
import { hasEngine } from '../backends/llama/engine-peer.js'
import { open } from '../backends/llama/opened.js'
import { conform } from './conform.js'

// What it says is masked in this process, so that nothing stands behind it that could stray.
describe.skipIf(!hasEngine)('with node-llama-cpp', () => {
  conform(
    'llama.cpp in a process of ours',
    {
      async open() {
        const backend = await open()
        return ok({ backend, close: () => backend.close() })
      },
    },
    { asksServer: false },
  )
})
