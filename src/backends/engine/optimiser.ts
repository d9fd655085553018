// Reduction of the shards' gradients and clipping, then Muon on the matrices that ask for it and AdamW on the rest. The work is
// split into matrices and a fixed number of chunks that threads share out; no arithmetic depends on who does it.
import type { Kernels, Pointer } from './kernels.js'
import { type OrthogonaliserDesk, orthogonalise } from './orthogonalise.js'
import type { ParameterLayout, PlacedTensor } from './parameters.js'

const FIRST_MOMENT_DECAY = 0.9
const SECOND_MOMENT_DECAY = 0.98
const MOMENTUM = 0.95
/** Root mean square of an orthogonal update's entries, as a share of the learning rate. Of 0.2, 0.5 and 1 the middle one learnt best. */
const UPDATE_SIZE = 0.5

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

  /**
   * Updates the matrices with orthogonal updates whose index is `first`, `first + every` and so on. Muon: with g the gradient,
   * m = 0.95 m + g; w = w - rate * (decay * w + s * orthogonalised(g + 0.95 m)), where
   * s = 0.5 sqrt(longer side) gives entries of that size (the scaling of Liu et al., "Muon is Scalable for LLM Training", arXiv 2502.16982, which has 0.2).
   */
  updateMatrices(
    first: number,
    every: number,
    rate: number,
    weightDecay: number,
    scale: number,
    desk: OrthogonaliserDesk,
  ) {
    const matrices = this.#layout.tensors.filter(({ orthogonal }) => orthogonal)
    for (let i = first; i < matrices.length; i += every)
      this.#updateMatrix(matrices[i]!, rate, weightDecay, scale, desk)
  }

  #updateMatrix(
    { offset, size, shape }: PlacedTensor,
    rate: number,
    decay: number,
    scale: number,
    desk: OrthogonaliserDesk,
  ): void {
    const kernels = this.#kernels
    const { weights, firstMoment, gradients } = this.#state
    const at = 4 * offset
    const gradient = gradients[0]! + at
    const [rows, columns] = shape as readonly [number, number] // as TensorSpec.orthogonal says
    kernels.blend(size, scale, gradient, MOMENTUM, firstMoment + at)
    kernels.copy(size, firstMoment + at, desk.matrix)
    kernels.blend(size, scale, gradient, MOMENTUM, desk.matrix)
    orthogonalise(kernels, { rows, columns }, desk)
    const length = UPDATE_SIZE * Math.sqrt(Math.max(rows, columns))
    kernels.blend(size, -rate * length, desk.matrix, 1 - rate * decay, weights + at)
  }

  /** Updates the other weights of one chunk from the reduced gradient, scaled by `scale`. */
  update(chunk: number, rate: number, weightDecay: number, scale: number): void {
    const { orthogonal, decaying, size } = this.#layout
    this.#updateRange(this.#range(chunk, orthogonal, decaying), rate, weightDecay, scale)
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
