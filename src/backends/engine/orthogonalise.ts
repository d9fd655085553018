// Brings a matrix near the orthogonal one that is closest to it, in products alone: the Newton-Schulz iteration of Muon
// (Jordan et al., "Muon: An optimizer for hidden layers in neural networks", 2024, with its coefficients). All singular values end
// between about 0.7 and 1.2, which is near enough for a step's direction.
import type { Arena } from './arena.js'
import { gemmScratchBytes, type Kernels, OVERWRITE, type Pointer } from './kernels.js'

const ITERATIONS = 5
/** X <- a X + (b A + c A^2) X, where A = X X'. */
const [A, B, C] = [3.4445, -4.775, 2.0315]

/** The sizes of a matrix, row-major without gaps. */
export interface MatrixShape {
  readonly rows: number
  readonly columns: number
}

/** Room for matrices of certain shapes, one thread's own. */
export interface OrthogonaliserDesk {
  /** What is made orthogonal, in place. */
  readonly matrix: Pointer
  readonly product: Pointer
  /** X X' or X' X, whichever is the smaller, and the polynomial in it. */
  readonly square: Pointer
  readonly polynomial: Pointer
  readonly scratch: Pointer
}

export function allocateOrthogonaliser(arena: Arena, shapes: readonly MatrixShape[]): OrthogonaliserDesk {
  const most = (size: (shape: MatrixShape) => number) => Math.max(0, ...shapes.map(size))
  const all = most(({ rows, columns }) => rows * columns)
  const square = most(({ rows, columns }) => Math.min(rows, columns) ** 2)
  return {
    matrix: arena.floats(all),
    product: arena.floats(all),
    square: arena.floats(square),
    polynomial: arena.floats(square),
    scratch: arena.bytes(gemmScratchBytes(most(({ columns, rows }) => Math.max(columns, rows)))),
  }
}

/** Makes `desk.matrix` orthogonal: U V' of its U S V'. A matrix of zeros stays one. */
export function orthogonalise(kernels: Kernels, { rows, columns }: MatrixShape, desk: OrthogonaliserDesk): void {
  const { matrix: x, product, square, polynomial, scratch } = desk
  const size = rows * columns
  const norm = Math.sqrt(kernels.sumOfSquares(size, x))
  if (norm === 0) return
  kernels.blend(size, 0, x, 1 / norm, x)
  const isWide = rows <= columns
  const side = isWide ? rows : columns
  for (let i = 0; i < ITERATIONS; i++) {
    if (isWide) kernels.gemm(side, side, columns, x, columns, 1, x, 1, columns, square, side, OVERWRITE, scratch)
    else kernels.gemm(side, side, rows, x, 1, columns, x, columns, 1, square, side, OVERWRITE, scratch)
    kernels.gemm(side, side, side, square, side, 1, square, side, 1, polynomial, side, OVERWRITE, scratch)
    kernels.blend(side * side, B, square, C, polynomial)
    if (isWide)
      kernels.gemm(rows, columns, side, polynomial, side, 1, x, columns, 1, product, columns, OVERWRITE, scratch)
    else kernels.gemm(rows, columns, side, x, columns, 1, polynomial, side, 1, product, columns, OVERWRITE, scratch)
    kernels.blend(size, 1, product, A, x)
  }
}
