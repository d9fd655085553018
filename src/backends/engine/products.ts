import { ADD, type Kernels, OVERWRITE, type Pointer } from './kernels.js'

/** The three matrix products of a dense layer, on row-major matrices without gaps. */
export interface Products {
  /** y[rows x columns] = x[rows x inner] w[inner x columns] */
  times(rows: number, inner: number, columns: number, x: Pointer, w: Pointer, y: Pointer, mode?: number): void
  /** y[rows x inner] = x[rows x columns] w[inner x columns]' */
  timesTransposed(rows: number, inner: number, columns: number, x: Pointer, w: Pointer, y: Pointer, mode?: number): void
  /** w[inner x columns] += x[rows x inner]' y[rows x columns] */
  outer(rows: number, inner: number, columns: number, x: Pointer, y: Pointer, w: Pointer, mode?: number): void
}

/** @param scratch room for packing, `gemmScratchBytes` of the widest target */
export function createProducts(kernels: Kernels, scratch: Pointer): Products {
  return {
    times(rows, inner, columns, x, w, y, mode = OVERWRITE) {
      kernels.gemm(rows, columns, inner, x, inner, 1, w, columns, 1, y, columns, mode, scratch)
    },
    timesTransposed(rows, inner, columns, x, w, y, mode = OVERWRITE) {
      kernels.gemm(rows, inner, columns, x, columns, 1, w, 1, columns, y, inner, mode, scratch)
    },
    outer(rows, inner, columns, x, y, w, mode = ADD) {
      kernels.gemm(inner, columns, rows, x, 1, inner, y, columns, 1, w, columns, mode, scratch)
    },
  }
}
