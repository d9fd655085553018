import { createHash } from 'node:crypto'

/** SHA-256, in hexadecimal, of weights as little-endian float32. They must not lie in shared memory. */
export function hashWeights(weights: Float32Array): string {
  return createHash('sha256')
    .update(new Uint8Array(weights.buffer, weights.byteOffset, weights.byteLength))
    .digest('hex')
}
