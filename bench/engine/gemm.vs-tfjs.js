// float32 products of 256 x 256 matrices: our kernel against TensorFlow.js on its wasm backend with SIMD, on one thread as ours is.

import { createRequire } from 'node:module'
import { enginePeer, enginePeersMissing } from '../peers/engine-peers.js'
import { gigaflopsOf, left, productClaim, requireRight, right, side } from '../workload/square-product.js'

export const claim = productClaim('gemm.vs-tfjs', '@tensorflow/tfjs-backend-wasm', async () => {
  if (enginePeersMissing !== null) return { skipped: enginePeersMissing }
  // Its modules for Node are CommonJS.
  const require = createRequire(enginePeer('entry.cjs'))
  const tf = require('@tensorflow/tfjs-core')
  const { setThreadsCount } = require('@tensorflow/tfjs-backend-wasm')
  setThreadsCount(1)
  if (!(await tf.setBackend('wasm'))) return { skipped: 'TensorFlow.js has no wasm backend here' }
  const [a, b] = [left, right].map((values) => tf.tensor2d(values, [side, side]))
  requireRight('TensorFlow.js', tf.matMul(a, b).dataSync())
  return {
    gigaflops: async () => gigaflopsOf(() => tf.matMul(a, b).dispose()),
    close() {
      tf.disposeVariables()
    },
  }
})
