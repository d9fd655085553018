// Vector times matrix, for decoding one token at a time. A packed `gemm` would spend its time packing:
// here every weight is read once, in order.
import { at } from './lanes'

@inline const DEPTH: i32 = 256

@inline const OVERWRITE: i32 = 0
@inline const ADD: i32 = 1

@inline
function put(y: usize, value: v128, mode: i32): void {
  if (mode == OVERWRITE) v128.store(y, value)
  else if (mode == ADD) v128.store(y, f32x4.add(v128.load(y), value))
  else v128.store(y, f32x4.sub(v128.load(y), value))
}

/**
 * y[n] = x[k] W[k x n] (mode 0), y += xW (mode 1) or y -= xW (mode 2). n is a multiple of 4.
 * The order of summation is that of `gemm`, so both give the same bits.
 */
export function gemv(k: i32, n: i32, x: usize, w: usize, y: usize, mode: i32): void {
  const rowBytes = (<usize>n) << 2
  for (let k0 = 0; k0 < k; k0 += DEPTH) {
    const end = min<i32>(k0 + DEPTH, k)
    const blockMode = k0 > 0 && mode == OVERWRITE ? ADD : mode
    let j = 0
    for (; j + 16 <= n; j += 16) {
      let y0 = f32x4.splat(0), y1 = f32x4.splat(0), y2 = f32x4.splat(0), y3 = f32x4.splat(0)
      let row = at(w, k0 * n + j)
      for (let l = k0; l < end; l++, row += rowBytes) {
        const xl = v128.load32_splat(at(x, l))
        y0 = f32x4.add(y0, f32x4.mul(xl, v128.load(row)))
        y1 = f32x4.add(y1, f32x4.mul(xl, v128.load(row, 16)))
        y2 = f32x4.add(y2, f32x4.mul(xl, v128.load(row, 32)))
        y3 = f32x4.add(y3, f32x4.mul(xl, v128.load(row, 48)))
      }
      const to = at(y, j)
      put(to, y0, blockMode)
      put(to + 16, y1, blockMode)
      put(to + 32, y2, blockMode)
      put(to + 48, y3, blockMode)
    }
    for (; j < n; j += 4) {
      let sum = f32x4.splat(0)
      let row = at(w, k0 * n + j)
      for (let l = k0; l < end; l++, row += rowBytes) {
        sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(at(x, l)), v128.load(row)))
      }
      put(at(y, j), sum, blockMode)
    }
  }
}

/**
 * `gemv` for an x that is mostly zero, as the codes of a sparse dictionary are: the non-zero entries
 * are listed once and only their rows of W are read. Skipping a zero leaves every bit of the sum alone.
 *
 * @param list room for k 32-bit indices
 */
export function gemvSparse(k: i32, n: i32, x: usize, w: usize, y: usize, mode: i32, list: usize): void {
  const rowBytes = (<usize>n) << 2
  for (let k0 = 0; k0 < k; k0 += DEPTH) {
    const end = min<i32>(k0 + DEPTH, k)
    const blockMode = k0 > 0 && mode == OVERWRITE ? ADD : mode
    let count = 0
    for (let l = k0; l < end; l++) {
      store<i32>(at(list, count), l)
      count += <i32>(load<f32>(at(x, l)) != 0)
    }
    let j = 0
    for (; j + 16 <= n; j += 16) {
      let y0 = f32x4.splat(0), y1 = f32x4.splat(0), y2 = f32x4.splat(0), y3 = f32x4.splat(0)
      for (let i = 0; i < count; i++) {
        const l = load<i32>(at(list, i))
        const row = at(w, j) + <usize>l * rowBytes
        const xl = v128.load32_splat(at(x, l))
        y0 = f32x4.add(y0, f32x4.mul(xl, v128.load(row)))
        y1 = f32x4.add(y1, f32x4.mul(xl, v128.load(row, 16)))
        y2 = f32x4.add(y2, f32x4.mul(xl, v128.load(row, 32)))
        y3 = f32x4.add(y3, f32x4.mul(xl, v128.load(row, 48)))
      }
      const to = at(y, j)
      put(to, y0, blockMode)
      put(to + 16, y1, blockMode)
      put(to + 32, y2, blockMode)
      put(to + 48, y3, blockMode)
    }
    for (; j < n; j += 4) {
      let sum = f32x4.splat(0)
      for (let i = 0; i < count; i++) {
        const l = load<i32>(at(list, i))
        sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(at(x, l)), v128.load(at(w, j) + <usize>l * rowBytes)))
      }
      put(at(y, j), sum, blockMode)
    }
  }
}
