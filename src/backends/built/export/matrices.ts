// A twin's tensors as other engines hold them: a matrix row by row, a row for each channel that comes out.

import { type Checkpoint, sizeOf } from '../../engine/index.js'
import { layerTensor, type TwinConfig } from '../twin/index.js'

/** Row-major; `shape` is [rows, columns], or [length]. */
export interface Matrix {
  readonly shape: readonly number[]
  readonly values: Float32Array
}

export type TensorOf = (name: string) => Matrix

/** The checkpoint's tensors by name; an unknown name is a defect. */
export function tensorsOf({ tensors, weights }: Checkpoint): TensorOf {
  const placed = new Map<string, Matrix>()
  let offset = 0
  for (const { name, shape } of tensors) {
    const size = sizeOf(shape)
    placed.set(name, { shape, values: weights.subarray(offset, offset + size) })
    offset += size
  }
  return (name) => {
    const matrix = placed.get(name)
    if (matrix === undefined) throw new Error(`no tensor named ${name}`)
    return matrix
  }
}

export function transposed({ shape, values }: Matrix): Matrix {
  const [rows, columns] = shape as readonly [number, number] // of matrices alone
  const turned = new Float32Array(values.length)
  for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) turned[c * rows + r] = values[r * columns + c]!
  return { shape: [columns, rows], values: turned }
}

/** The rows that stand for tokens, without those that fill up the last lanes. */
export function ofTokens({ shape, values }: Matrix, vocabulary: number): Matrix {
  const width = shape[1]! // an embedding has two dimensions
  return { shape: [vocabulary, width], values: values.subarray(0, vocabulary * width) }
}

/**
 * Rows of a head reordered for rotary positions that turn neighbours against each other: row i of a head's first half
 * becomes its row 2i, row i of the second half its row 2i + 1. Queries and keys change alike, so their products stay.
 */
export function neighbouring({ shape, values }: Matrix, heads: number): Matrix {
  const [rows, columns] = shape as readonly [number, number] // of matrices alone
  const headRows = rows / heads
  const half = headRows / 2
  const moved = new Float32Array(values.length)
  for (let row = 0; row < rows; row++) {
    const within = row % headRows
    const to = row - within + (within < half ? 2 * within : 2 * (within - half) + 1)
    moved.set(values.subarray(row * columns, (row + 1) * columns), to * columns)
  }
  return { shape, values: moved }
}

/** One layer's matrices with channels out as rows, rotary positions as here: half against half. */
export function layerMatrices(of: TensorOf, layer: number) {
  const out = (name: Parameters<typeof layerTensor>[1]): Matrix => transposed(of(layerTensor(layer, name)))
  return {
    attentionGain: of(layerTensor(layer, 'attentionGain')),
    query: out('query'),
    key: out('key'),
    value: out('value'),
    output: out('output'),
    hiddenGain: of(layerTensor(layer, 'hiddenGain')),
    gate: out('gate'),
    up: out('up'),
    down: out('down'),
  }
}

export const layersOf = ({ layers }: TwinConfig): readonly number[] => Array.from({ length: layers }, (_, l) => l)
