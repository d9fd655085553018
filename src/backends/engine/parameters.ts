import type { Random } from './random.js'

/** One weight tensor as an architecture declares it. */
export interface TensorSpec {
  readonly name: string
  /** Row-major; the product is a multiple of 4. */
  readonly shape: readonly number[]
  /** Initial values: all `value`, or uniform with this standard deviation. */
  readonly initial: { readonly value: number } | { readonly deviation: number }
  /** Whether weight decay pulls on it; gains of a normalisation go free. */
  readonly decays: boolean
  /** Whether it is a matrix whose updates are made orthogonal before they are taken; it has two sides, and decays. */
  readonly orthogonal?: true
}

/** A tensor's place in the flat array of all weights, counted in floats. */
export interface PlacedTensor extends TensorSpec {
  readonly offset: number
  readonly size: number
}

/** All weights of a model as one flat float32 array: matrices with orthogonal updates, what else decays, then what does not. */
export interface ParameterLayout {
  readonly tensors: readonly PlacedTensor[]
  /** Floats in all. */
  readonly size: number
  /** Floats of matrices whose updates are orthogonal: the range [0, orthogonal). */
  readonly orthogonal: number
  /** Floats that weight decay pulls on: the range [0, decaying). */
  readonly decaying: number
  /** Offset of a tensor by name. An unknown name is a defect. */
  offset(name: string): number
}

/** Floats that a tensor of this shape takes. */
export const sizeOf = (shape: readonly number[]): number => shape.reduce((product, length) => product * length, 1)

/** Floats that all of them take. */
export const weightCount = (tensors: readonly { readonly shape: readonly number[] }[]): number =>
  tensors.reduce((sum, { shape }) => sum + sizeOf(shape), 0)

export function layOut(specs: readonly TensorSpec[]): ParameterLayout {
  const kinds: readonly ((spec: TensorSpec) => boolean)[] = [
    ({ orthogonal }) => orthogonal === true,
    ({ orthogonal, decays }) => orthogonal !== true && decays,
    ({ orthogonal, decays }) => orthogonal !== true && !decays,
  ]
  const ordered = kinds.flatMap((isOfKind) => specs.filter(isOfKind))
  const tensors: PlacedTensor[] = []
  let size = 0
  let orthogonal = 0
  let decaying = 0
  for (const spec of ordered) {
    const placed = { ...spec, offset: size, size: sizeOf(spec.shape) }
    tensors.push(placed)
    size += placed.size
    if (spec.orthogonal) orthogonal = size
    if (spec.orthogonal || spec.decays) decaying = size
  }
  const offsets = new Map(tensors.map((tensor) => [tensor.name, tensor.offset]))
  return {
    tensors,
    size,
    orthogonal,
    decaying,
    offset(name) {
      const offset = offsets.get(name)
      if (offset === undefined) throw new Error(`no tensor named ${name}`)
      return offset
    },
  }
}

/**
 * Writes initial weights. Uniform on [-sqrt(3) s, sqrt(3) s] has standard deviation s and, unlike a normal,
 * needs no logarithm or cosine, whose last bits differ between engines.
 */
export function initialise(layout: ParameterLayout, weights: Float32Array, random: Random): void {
  for (const { initial, offset, size } of layout.tensors) {
    if ('value' in initial) {
      weights.fill(initial.value, offset, offset + size)
      continue
    }
    const bound = Math.sqrt(3) * initial.deviation
    for (let i = offset; i < offset + size; i++) weights[i] = (2 * random.unit() - 1) * bound
  }
}
