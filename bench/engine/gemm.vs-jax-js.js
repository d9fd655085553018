// float32 products of 256 x 256 matrices: our kernel against jax-js on its wasm backend, compiled by its jit and fed arrays that stay
// with it. Each product of the peer is waited for; its result is dropped, not copied.

import { enginePeer, enginePeersMissing } from '../peers/engine-peers.js'
import { gigaflops, left, productClaim, requireRight, right, side, timesPerRound } from '../workload/square-product.js'

export const claim = productClaim('gemm.vs-jax-js', '@jax-js/jax', async () => {
  if (enginePeersMissing !== null) return { skipped: enginePeersMissing }
  const { init, defaultDevice, blockUntilReady, jit, numpy } = await import(enginePeer('@jax-js/jax/dist/index.js'))
  await init('wasm')
  defaultDevice('wasm')
  const [a, b] = [left, right].map((values) => numpy.array(values, { shape: [side, side] }))
  const multiply = jit((x, y) => numpy.matmul(x, y))
  requireRight('jax-js', await multiply(a.ref, b.ref).data())
  return {
    async gigaflops() {
      const begun = performance.now()
      for (let i = 0; i < timesPerRound; i++) {
        const product = await blockUntilReady(multiply(a.ref, b.ref))
        product.dispose()
      }
      return gigaflops(performance.now() - begun, timesPerRound)
    },
    close() {},
  }
})
