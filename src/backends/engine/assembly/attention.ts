// Causal softmax attention over one sequence, all heads: y = softmax(q k' / sqrt(headWidth)) v.
// Queries go in blocks of 32 rows, and a block meets only the keys at or before its last row, so that
// the half of the score matrix that causality empties is never multiplied.
import { gemm } from './gemm'
import { at, expLanes, maxLanes, sumLanes } from './lanes'

@inline const BLOCK: i32 = 32
@inline const MASKED: f32 = -1e30

@inline
function padded(n: i32): i32 {
  return (n + 3) & ~3
}

/** In place, p[0..seen) = softmax(scale * p[0..seen)), and zero from there to `end`. */
function softmaxRow(p: usize, seen: i32, end: i32, scale: f32): void {
  for (let j = seen; j < end; j++) store<f32>(at(p, j), MASKED)
  const lanesEnd = padded(seen)
  let highest = f32x4.splat(MASKED)
  for (let j = 0; j < lanesEnd; j += 4) highest = f32x4.max(highest, v128.load(at(p, j)))
  const shift = f32x4.splat(maxLanes(highest))
  const factor = f32x4.splat(scale)
  for (let j = 0; j < lanesEnd; j += 4) {
    v128.store(at(p, j), expLanes(f32x4.mul(f32x4.sub(v128.load(at(p, j)), shift), factor)))
  }
  for (let j = seen; j < end; j++) store<f32>(at(p, j), 0)
  let sum = f32x4.splat(0)
  for (let j = 0; j < lanesEnd; j += 4) sum = f32x4.add(sum, v128.load(at(p, j)))
  const inverse = f32x4.splat(<f32>1 / sumLanes(sum))
  for (let j = 0; j < lanesEnd; j += 4) v128.store(at(p, j), f32x4.mul(v128.load(at(p, j)), inverse))
}

/** In place, d = scale * p * (d - sum(d * p)): from the gradient of the weights to that of the scores. */
function softmaxRowBackward(p: usize, d: usize, seen: i32, end: i32, scale: f32): void {
  const lanesEnd = padded(seen)
  let sum = f32x4.splat(0)
  for (let j = 0; j < lanesEnd; j += 4) sum = f32x4.add(sum, f32x4.mul(v128.load(at(p, j)), v128.load(at(d, j))))
  const mean = f32x4.splat(sumLanes(sum))
  const factor = f32x4.splat(scale)
  for (let j = 0; j < lanesEnd; j += 4) {
    const centred = f32x4.sub(v128.load(at(d, j)), mean)
    v128.store(at(d, j), f32x4.mul(f32x4.mul(v128.load(at(p, j)), centred), factor))
  }
  for (let j = lanesEnd; j < end; j++) store<f32>(at(d, j), 0)
}

/**
 * Attention of queries `from`..n-1 over keys 0..n-1 of one sequence.
 *
 * @param q, k, v  [n x heads * headWidth]
 * @param y        [(n - from) x heads * headWidth]: the first row is that of query `from`
 * @param p        [heads x (n - from) x n rounded up to 4]: the attention weights, kept for the backward pass
 * @param scratch  as `gemm` asks for n columns
 */
export function causalAttention(
  from: i32, n: i32, heads: i32, headWidth: i32,
  q: usize, k: usize, v: usize, y: usize, p: usize, scratch: usize,
): void {
  const width = heads * headWidth
  const stride = padded(n)
  const scale: f32 = <f32>1 / sqrt<f32>(<f32>headWidth)
  for (let h = 0; h < heads; h++) {
    const lane = h * headWidth
    const ph = at(p, h * (n - from) * stride)
    for (let i = from; i < n; i += BLOCK) {
      const rows = min<i32>(BLOCK, n - i)
      const seen = i + rows
      const block = at(ph, (i - from) * stride)
      gemm(rows, seen, headWidth, at(q, i * width + lane), width, 1, at(k, lane), 1, width, block, stride, 0, scratch)
      for (let r = 0; r < rows; r++) softmaxRow(at(block, r * stride), i + r + 1, padded(seen), scale)
      gemm(rows, headWidth, seen, block, stride, 1, at(v, lane), width, 1, at(y, (i - from) * width + lane), width, 0, scratch)
    }
  }
}

/**
 * Gradients dq, dk, dv [n x width] (written, not added to) from dy [(n - from) x width].
 * Blocks go from the last to the first: the last one meets every key, so it writes dk and dv whole.
 *
 * @param d [32 x n rounded up to 4] room for one block of score gradients
 */
export function causalAttentionBackward(
  from: i32, n: i32, heads: i32, headWidth: i32,
  q: usize, k: usize, v: usize, p: usize, dy: usize,
  dq: usize, dk: usize, dv: usize, d: usize, scratch: usize,
): void {
  const width = heads * headWidth
  const stride = padded(n)
  const scale: f32 = <f32>1 / sqrt<f32>(<f32>headWidth)
  memory.fill(dq, 0, (<usize>(from * width)) << 2)
  for (let h = 0; h < heads; h++) {
    const lane = h * headWidth
    const ph = at(p, h * (n - from) * stride)
    for (let i = from + ((n - from - 1) / BLOCK) * BLOCK; i >= from; i -= BLOCK) {
      const rows = min<i32>(BLOCK, n - i)
      const seen = i + rows
      const mode = seen == n ? 0 : 1
      const block = at(ph, (i - from) * stride)
      const qi = at(q, i * width + lane)
      const dyi = at(dy, (i - from) * width + lane)
      gemm(seen, headWidth, rows, block, 1, stride, dyi, width, 1, at(dv, lane), width, mode, scratch)
      gemm(rows, seen, headWidth, dyi, width, 1, at(v, lane), 1, width, d, stride, 0, scratch)
      for (let r = 0; r < rows; r++) {
        softmaxRowBackward(at(block, r * stride), at(d, r * stride), i + r + 1, padded(seen), scale)
      }
      gemm(rows, headWidth, seen, d, stride, 1, at(k, lane), width, 1, at(dq, i * width + lane), width, 0, scratch)
      gemm(seen, headWidth, rows, d, 1, stride, qi, width, 1, at(dk, lane), width, mode, scratch)
    }
  }
}

/**
 * Attention of one query over `slots` cached keys and values, for decoding.
 *
 * @param q, y   [heads * headWidth]
 * @param k, v   [slots x heads * headWidth]
 * @param scores room for `slots` floats, rounded up to 4
 */
export function attendRow(
  slots: i32, heads: i32, headWidth: i32, q: usize, k: usize, v: usize, y: usize, scores: usize,
): void {
  const width = heads * headWidth
  const scale: f32 = <f32>1 / sqrt<f32>(<f32>headWidth)
  for (let h = 0; h < heads; h++) {
    const lane = h * headWidth
    for (let j = 0; j < slots; j++) {
      const kj = at(k, j * width + lane)
      let dot = f32x4.splat(0)
      for (let i = 0; i < headWidth; i += 4) {
        dot = f32x4.add(dot, f32x4.mul(v128.load(at(q, lane + i)), v128.load(at(kj, i))))
      }
      store<f32>(at(scores, j), sumLanes(dot))
    }
    softmaxRow(scores, slots, padded(slots), scale)
    for (let i = 0; i < headWidth; i += 4) {
      let sum = f32x4.splat(0)
      for (let j = 0; j < slots; j++) {
        sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(at(scores, j)), v128.load(at(v, j * width + lane + i))))
      }
      v128.store(at(y, lane + i), sum)
    }
  }
}
