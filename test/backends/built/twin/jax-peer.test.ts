import { describe, expect, it } from 'vitest'
import { enginePeersMissing } from '../../../../bench/peers/engine-peers.js'
import { architecture } from '../../../../src/backends/built/twin/architecture.js'
import { twinTensors } from '../../../../src/backends/built/twin/index.js'
import { layOut } from '../../../../src/backends/engine/index.js'
import { accumulated, sequences } from '../gradients.js'
import { lossAndGradients, openJax } from './jax-peer.js'
import { livelyWeights, smallConfig } from './model.js'

if (enginePeersMissing !== null) process.stderr.write(`SKIPPED: ${enginePeersMissing}\n`)

describe.skipIf(enginePeersMissing !== null)('the twin against jax-js', () => {
  it.each([true, false])(
    'has its loss and every one of its gradients, tied head %s',
    { timeout: 60_000 },
    async (tiedHead) => {
      const config = { ...smallConfig, tiedHead }
      const { tensors } = layOut(twinTensors(config))
      const weights = livelyWeights(config, 9)
      const jax = await openJax()
      for (const sequence of sequences) {
        const ours = await accumulated(architecture, config, weights, [sequence])
        const peer = await lossAndGradients(jax, config, tensors, weights, sequence)
        expect(ours.loss / peer.loss).toBeCloseTo(1, 4)
        for (const { offset, size } of tensors) {
          const found = ours.gradients.subarray(offset, offset + size)
          const largest = found.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
          const apart = found.reduce(
            (most, value, i) => Math.max(most, Math.abs(value - peer.gradients[offset + i]!)),
            0,
          )
          expect(apart).toBeLessThan(2e-4 * Math.max(largest, 1e-3))
        }
      }
    },
  )
})
