// Matrix product after Goto and van de Geijn, "Anatomy of High-Performance Matrix Multiplication" (2008):
// B is packed into panels of 8 columns and A into panels of 4 rows, so that the inner loop reads both
// in order and keeps a 4x8 tile of C in eight registers. 6x8 and 4x12 tiles spill on 16 registers.
import { at } from './lanes'

// What happens to C: C = AB, C += AB or C -= AB.
@inline const OVERWRITE: i32 = 0
@inline const ADD: i32 = 1

@inline const TILE_ROWS: i32 = 4
@inline const TILE_COLUMNS: i32 = 8
/** Depth of one packed block; 256 x 8 floats of B are half of a 16 KiB slice of the first-level cache. */
@inline const DEPTH: i32 = 256
@inline const TILE_BYTES: usize = 128
@inline const PANEL_A_BYTES: usize = 4096

/** c[0..7] = tile row, added to or subtracted from what is there as `mode` says. */
@inline
function storeRow(c: usize, left: v128, right: v128, mode: i32): void {
  if (mode == OVERWRITE) {
    v128.store(c, left)
    v128.store(c, right, 16)
  } else if (mode == ADD) {
    v128.store(c, f32x4.add(v128.load(c), left))
    v128.store(c, f32x4.add(v128.load(c, 16), right), 16)
  } else {
    v128.store(c, f32x4.sub(v128.load(c), left))
    v128.store(c, f32x4.sub(v128.load(c, 16), right), 16)
  }
}

/** C[4 x 8] = panelA[depth x 4]' panelB[depth x 8], with rows of C `rowBytes` apart. */
function tile(depth: i32, panelA: usize, panelB: usize, c: usize, rowBytes: usize, mode: i32): void {
  let c00 = f32x4.splat(0), c01 = f32x4.splat(0)
  let c10 = f32x4.splat(0), c11 = f32x4.splat(0)
  let c20 = f32x4.splat(0), c21 = f32x4.splat(0)
  let c30 = f32x4.splat(0), c31 = f32x4.splat(0)
  // Counted by the pointer: instructions are what this loop is short of. Unrolled by hand it spills.
  const end = panelA + ((<usize>depth) << 4)
  while (panelA < end) {
    const b0 = v128.load(panelB)
    const b1 = v128.load(panelB, 16)
    const a0 = v128.load32_splat(panelA)
    c00 = f32x4.add(c00, f32x4.mul(a0, b0))
    c01 = f32x4.add(c01, f32x4.mul(a0, b1))
    const a1 = v128.load32_splat(panelA, 4)
    c10 = f32x4.add(c10, f32x4.mul(a1, b0))
    c11 = f32x4.add(c11, f32x4.mul(a1, b1))
    const a2 = v128.load32_splat(panelA, 8)
    c20 = f32x4.add(c20, f32x4.mul(a2, b0))
    c21 = f32x4.add(c21, f32x4.mul(a2, b1))
    const a3 = v128.load32_splat(panelA, 12)
    c30 = f32x4.add(c30, f32x4.mul(a3, b0))
    c31 = f32x4.add(c31, f32x4.mul(a3, b1))
    panelA += 16
    panelB += 32
  }
  storeRow(c, c00, c01, mode)
  storeRow(c + rowBytes, c10, c11, mode)
  storeRow(c + 2 * rowBytes, c20, c21, mode)
  storeRow(c + 3 * rowBytes, c30, c31, mode)
}

/** Transposes the 4x4 block whose rows lie `sourceBytes` apart into rows `targetBytes` apart. */
@inline
function transpose4(source: usize, sourceBytes: usize, target: usize, targetBytes: usize): void {
  const r0 = v128.load(source)
  const r1 = v128.load(source + sourceBytes)
  const r2 = v128.load(source + 2 * sourceBytes)
  const r3 = v128.load(source + 3 * sourceBytes)
  const low01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5)
  const high01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7)
  const low23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5)
  const high23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7)
  v128.store(target, v128.shuffle<f32>(low01, low23, 0, 1, 4, 5))
  v128.store(target + targetBytes, v128.shuffle<f32>(low01, low23, 2, 3, 6, 7))
  v128.store(target + 2 * targetBytes, v128.shuffle<f32>(high01, high23, 0, 1, 4, 5))
  v128.store(target + 3 * targetBytes, v128.shuffle<f32>(high01, high23, 2, 3, 6, 7))
}

/**
 * Packs `lanes` lines of a strided matrix into panel[depth x width], zero where a line is missing.
 * Line l at depth k is source[l * lineStride + k * depthStride].
 */
function pack(lanes: i32, width: i32, depth: i32, source: usize, lineStride: i32, depthStride: i32, panel: usize): void {
  const rowBytes = (<usize>width) << 2
  if (lanes == width && lineStride == 1) {
    for (let k = 0; k < depth; k++, panel += rowBytes) {
      const from = at(source, k * depthStride)
      for (let l = 0; l < width; l += 4) v128.store(at(panel, l), v128.load(at(from, l)))
    }
    return
  }
  let k = 0
  if (lanes == width && depthStride == 1) {
    const lineBytes = (<usize>lineStride) << 2
    for (; k + 4 <= depth; k += 4, panel += 4 * rowBytes) {
      for (let l = 0; l < width; l += 4) transpose4(at(source, k + l * lineStride), lineBytes, at(panel, l), rowBytes)
    }
  }
  for (; k < depth; k++, panel += rowBytes) {
    for (let l = 0; l < width; l++) {
      const value = l < lanes ? load<f32>(at(source, l * lineStride + k * depthStride)) : <f32>0
      store<f32>(at(panel, l), value)
    }
  }
}

/** Merges the valid part of a 4x8 tile at the border into C. */
function mergeBorder(rows: i32, columns: i32, from: usize, c: usize, cRow: i32, mode: i32): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const value = load<f32>(at(from, i * TILE_COLUMNS + j))
      const target = at(c, i * cRow + j)
      if (mode == OVERWRITE) store<f32>(target, value)
      else if (mode == ADD) store<f32>(target, load<f32>(target) + value)
      else store<f32>(target, load<f32>(target) - value)
    }
  }
}

/**
 * C[m x n] = A[m x k] B[k x n] (mode 0), C += AB (mode 1) or C -= AB (mode 2).
 *
 * A(i, l) is a[i * aRow + l * aColumn] and B(l, j) is b[l * bRow + j * bColumn], so a transpose is a
 * swap of strides. Rows of C lie `cRow` elements apart. Each element of C is summed over k in order,
 * in blocks of 256, whatever the shape of the product: `gemv` gives the same bits.
 *
 * @param scratch 4,224 bytes plus 1,024 bytes for each column of C, the columns rounded up to 8
 */
export function gemm(
  m: i32, n: i32, k: i32,
  a: usize, aRow: i32, aColumn: i32,
  b: usize, bRow: i32, bColumn: i32,
  c: usize, cRow: i32, mode: i32, scratch: usize,
): void {
  const border = scratch
  const panelA = scratch + TILE_BYTES
  const panelsB = panelA + PANEL_A_BYTES
  for (let k0 = 0; k0 < k; k0 += DEPTH) {
    const depth = min<i32>(DEPTH, k - k0)
    const panelBytes = (<usize>(depth * TILE_COLUMNS)) << 2
    let panelB = panelsB
    for (let j = 0; j < n; j += TILE_COLUMNS, panelB += panelBytes) {
      pack(min<i32>(TILE_COLUMNS, n - j), TILE_COLUMNS, depth, at(b, k0 * bRow + j * bColumn), bColumn, bRow, panelB)
    }
    const blockMode = k0 > 0 && mode == OVERWRITE ? ADD : mode
    for (let i = 0; i < m; i += TILE_ROWS) {
      const rows = min<i32>(TILE_ROWS, m - i)
      pack(rows, TILE_ROWS, depth, at(a, i * aRow + k0 * aColumn), aRow, aColumn, panelA)
      panelB = panelsB
      for (let j = 0; j < n; j += TILE_COLUMNS, panelB += panelBytes) {
        const columns = min<i32>(TILE_COLUMNS, n - j)
        const target = at(c, i * cRow + j)
        if (rows == TILE_ROWS && columns == TILE_COLUMNS) {
          tile(depth, panelA, panelB, target, (<usize>cRow) << 2, blockMode)
        } else {
          tile(depth, panelA, panelB, border, <usize>(TILE_COLUMNS << 2), OVERWRITE)
          mergeBorder(rows, columns, border, target, cRow, blockMode)
        }
      }
    }
  }
}
