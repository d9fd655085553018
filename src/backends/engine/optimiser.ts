// Reduction of the shards' gradients, clipping and AdamW, split into a fixed number of chunks that threads
// share out. A chunk's arithmetic does not depend on who does it.
import type { Kernels, Pointer } from './kernels.js'
import type { ParameterLayout } from './parameters.js'

const FIRST_MOMENT_DECAY = 0.9
const SECOND_MOMENT_DECAY = 0.98

/** Chunks that the weights are cut into; the squared norm is summed over them in order. */
export const CHUNKS = 16

/** Addresses of flat arrays laid out as the weights are. */
export interface OptimiserState {
  readonly weights: Pointer
  readonly firstMoment: Pointer
  readonly secondMoment: Pointer
  /** One gradient a shard. */
  readonly gradients: readonly Pointer[]
}

export class Optimiser {
  readonly #kernels: Kernels
  readonly #layout: ParameterLayout
  readonly #state: OptimiserState
  readonly #chunkFloats: number
  #firstPower = 1
  #secondPower = 1

  constructor(kernels: Kernels, layout: ParameterLayout, state: OptimiserState) {
    this.#kernels = kernels
    this.#layout = layout
    this.#state = state
    this.#chunkFloats = 4 * Math.ceil(layout.size / CHUNKS / 4)
  }

  /** Adds the gradients of all shards into the first, over one chunk; returns the sum of squares there. */
  reduce(chunk: number): number {
    const [from, count] = this.#range(chunk, 0, this.#layout.size)
    if (count === 0) return 0
    const [total, ...others] = this.#state.gradients
    for (const gradient of others) this.#kernels.add(count, gradient + 4 * from, total! + 4 * from)
    return this.#kernels.sumOfSquares(count, total! + 4 * from)
  }

  /** Moves on to the next step; the powers of the decays are kept by multiplication, without `Math.pow`. */
  advance(): void {
    this.#firstPower *= FIRST_MOMENT_DECAY
    this.#secondPower *= SECOND_MOMENT_DECAY
  }

  /** Updates the weights of one chunk from the reduced gradient, scaled by `scale`. */
  update(chunk: number, rate: number, weightDecay: number, scale: number): void {
    const { decaying, size } = this.#layout
    this.#updateRange(this.#range(chunk, 0, decaying), rate, weightDecay, scale)
    this.#updateRange(this.#range(chunk, decaying, size), rate, 0, scale)
  }

  #updateRange([from, count]: readonly [number, number], rate: number, decay: number, scale: number): void {
    if (count === 0) return
    const { weights, firstMoment, secondMoment, gradients } = this.#state
    const at = 4 * from
    this.#kernels.adamw(
      count,
      weights + at,
      gradients[0]! + at,
      firstMoment + at,
      secondMoment + at,
      rate,
      FIRST_MOMENT_DECAY,
      SECOND_MOMENT_DECAY,
      1 - this.#firstPower,
      1 - this.#secondPower,
      decay,
      scale,
    )
  }

  /** The part of a chunk that lies in [low, high), as its first float and their count. */
  #range(chunk: number, low: number, high: number): readonly [number, number] {
    const from = Math.max(low, chunk * this.#chunkFloats)
    const to = Math.min(high, (chunk + 1) * this.#chunkFloats)
    return [from, Math.max(0, to - from)]
  }
}

/** The factor that brings a gradient of this squared norm down to norm `clip`. */
export function clipScale(squaredNorm: number, clip: number): number {
  const norm = Math.sqrt(squaredNorm)
  return norm > clip ? clip / norm : 1
}
