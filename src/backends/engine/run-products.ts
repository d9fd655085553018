import { type Kernels, OVERWRITE, type Pointer } from './kernels.js'

/** Runs shorter than this go through the vector kernels row by row; packing would cost more than it saves. */
const PACKED_ROWS_MIN = 4

/** y[rows x columns] = x[rows x inner] w[inner x columns], or as `mode` says; the same bits for any number of rows. */
export type RunProduct = (
  rows: number,
  inner: number,
  columns: number,
  x: Pointer,
  w: Pointer,
  y: Pointer,
  mode?: number,
) => void

export interface RunProducts {
  readonly times: RunProduct
  /** The same for x with mostly zeros. */
  readonly timesSparse: RunProduct
}

/**
 * The products of decoding, where runs are short.
 *
 * @param scratch room for packing, `gemmScratchBytes` of the widest target
 * @param list room for as many integers as the widest sparse row has entries
 */
export function createRunProducts(kernels: Kernels, scratch: Pointer, list: Pointer = 0): RunProducts {
  const times: RunProduct = (rows, inner, columns, x, w, y, mode = OVERWRITE) => {
    if (rows >= PACKED_ROWS_MIN) {
      kernels.gemm(rows, columns, inner, x, inner, 1, w, columns, 1, y, columns, mode, scratch)
      return
    }
    for (let r = 0; r < rows; r++) kernels.gemv(inner, columns, x + 4 * r * inner, w, y + 4 * r * columns, mode)
  }
  return {
    times,
    timesSparse(rows, inner, columns, x, w, y, mode = OVERWRITE) {
      if (rows >= PACKED_ROWS_MIN) {
        times(rows, inner, columns, x, w, y, mode)
        return
      }
      for (let r = 0; r < rows; r++) {
        kernels.gemvSparse(inner, columns, x + 4 * r * inner, w, y + 4 * r * columns, mode, list)
      }
    },
  }
}

/** to[columns x rows] = from[rows x columns]' */
export function transpose(floats: Float32Array, from: Pointer, rows: number, columns: number, to: Pointer): void {
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) floats[to / 4 + c * rows + r] = floats[from / 4 + r * columns + c]!
  }
}
