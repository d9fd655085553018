// Two square matrices of float32, and their product by the engine: what every library of matrices is asked for.

import {
  Arena,
  compileKernels,
  createMemory,
  createProducts,
  createRandom,
  FIRST_FREE_BYTE,
  gemmScratchBytes,
  instantiateKernels,
} from '../../dist/backends/engine/index.js'
import { sound } from './sound.js'

export const side = 256
/** A sample is so many products, some 8 ms: short enough to fall between what else the machine does. */
export const timesPerRound = 8

/** Numbers in [-1, 1), by a seed. */
function numbers(seed) {
  const random = createRandom(seed)
  return Float32Array.from({ length: side * side }, () => 2 * random.unit() - 1)
}

export const left = numbers(1)
export const right = numbers(2)

/** The product in double precision: what both sides have to come near. */
function exact() {
  const product = new Float64Array(side * side)
  for (let i = 0; i < side; i++) {
    for (let k = 0; k < side; k++) {
      const factor = left[i * side + k]
      for (let j = 0; j < side; j++) product[i * side + j] += factor * right[k * side + j]
    }
  }
  return product
}

/**
 * Ends the run where a product is not the right one.
 *
 * @param {string} who
 * @param {Float32Array} product
 */
export function requireRight(who, product) {
  const worst = exact().reduce((most, value, at) => Math.max(most, Math.abs(value - product[at])), 0)
  if (!(worst < 1e-3)) throw new Error(`${who} is off by ${worst}`)
}

/** @param {number} milliseconds of `times` products */
export const gigaflops = (milliseconds, times) => (2 * side ** 3 * times) / (milliseconds * 1e6)

/** @param {() => void} multiply once */
export function gigaflopsOf(multiply) {
  const begun = performance.now()
  for (let i = 0; i < timesPerRound; i++) multiply()
  return gigaflops(performance.now() - begun, timesPerRound)
}

/** One product by the engine's kernel, packing and all. */
export async function openProduct() {
  const bytes = 4 * side * side
  const memory = sound(createMemory(3 * bytes + gemmScratchBytes(side) + 1_024))
  const kernels = instantiateKernels(await compileKernels(), memory)
  const arena = new Arena(FIRST_FREE_BYTE, memory.buffer.byteLength)
  const [a, b, c] = [0, 1, 2].map(() => arena.floats(side * side))
  const { times } = createProducts(kernels, arena.bytes(gemmScratchBytes(side)))
  new Float32Array(memory.buffer, a).set(left)
  new Float32Array(memory.buffer, b).set(right)
  const multiply = () => times(side, side, side, a, b, c)
  multiply()
  requireRight('our product', new Float32Array(memory.buffer, c, side * side))
  return multiply
}

/**
 * A claim about products per second.
 *
 * @param {string} id
 * @param {string} peer
 * @param {() => Promise<{gigaflops(): Promise<number>, close(): void} | {skipped: string}>} openPeer
 * @returns {import('../claim.js').Claim}
 */
export const productClaim = (id, peer, openPeer) => ({
  id,
  peer,
  unit: 'GFLOP/s',
  ratio: 'ours / peer',
  rounds: 75,
  async open() {
    const other = await openPeer()
    if ('skipped' in other) return other
    const multiply = await openProduct()
    return {
      ours: async () => gigaflopsOf(multiply),
      peer: () => other.gigaflops(),
      close: async () => other.close(),
    }
  },
})
