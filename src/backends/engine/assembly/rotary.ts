// Rotary positions (Su et al., "RoFormer", arXiv 2104.09864) and the key shift (Xu et al., "KV Shifting
// Attention", arXiv 2411.19574), in one pass or without it. Channel i of a head turns together with channel
// i + headWidth / 2; llama.cpp and the RoFormer paper pair neighbours instead, which is a permutation of channels.
import { at } from './lanes'

/** table[t] = (cos t w_0 .. cos t w_{h-1}, sin t w_0 .. sin t w_{h-1}), h = headWidth / 2, w_i = 10000^(-i / h). */
export function rotaryTable(positions: i32, headWidth: i32, table: usize): void {
  const half = headWidth >> 1
  for (let i = 0; i < half; i++) {
    const frequency = Math.pow(10000, -(<f64>i) / <f64>half)
    for (let t = 0; t < positions; t++) {
      const angle = <f64>t * frequency
      store<f32>(at(table, t * headWidth + i), <f32>Math.cos(angle))
      store<f32>(at(table, t * headWidth + half + i), <f32>Math.sin(angle))
    }
  }
}

/**
 * Turns each head of x[n x width] by its position into queries q[n x width] and keys k[slots x width].
 * Queries and keys are one projection here, as in CRATE's shared subspaces. Heads from `shiftedFrom` on
 * look up by the token *before*: the key of row t is stored in slot t + 1, where the value of row t + 1 is
 * found. A single head can then ask "what followed the last token like me", which is how text is copied.
 * Slot 0 of those heads, which has no token before it, holds zero.
 *
 * @param first position of row 0; its slot is slot 0 of `k`
 * @param slots n, or n + 1 where slot n exists (a cache whose next token will arrive later)
 */
export function rotateWithKeyShift(
  first: i32, n: i32, slots: i32, heads: i32, headWidth: i32, shiftedFrom: i32, table: usize, x: usize, q: usize, k: usize,
): void {
  const width = heads * headWidth
  const half = headWidth >> 1
  if (first == 0) memory.fill(at(k, shiftedFrom * headWidth), 0, (<usize>((heads - shiftedFrom) * headWidth)) << 2)
  for (let t = 0; t < n; t++) {
    const cosine = at(table, (first + t) * headWidth)
    const sine = at(cosine, half)
    for (let h = 0; h < heads; h++) {
      const lane = t * width + h * headWidth
      const slot = h < shiftedFrom ? t : t + 1
      const key = at(k, slot * width + h * headWidth)
      for (let i = 0; i < half; i += 4) {
        const c = v128.load(at(cosine, i))
        const s = v128.load(at(sine, i))
        const a = v128.load(at(x, lane + i))
        const b = v128.load(at(x, lane + half + i))
        const turnedA = f32x4.sub(f32x4.mul(a, c), f32x4.mul(b, s))
        const turnedB = f32x4.add(f32x4.mul(a, s), f32x4.mul(b, c))
        v128.store(at(q, lane + i), turnedA)
        v128.store(at(q, lane + half + i), turnedB)
        if (slot < slots) {
          v128.store(at(key, i), turnedA)
          v128.store(at(key, half + i), turnedB)
        }
      }
    }
  }
}

/** dx[n x width] += the turn undone of (dq + dk moved back to the row it came from). Rows start at position 0. */
export function rotateWithKeyShiftBackward(
  n: i32, heads: i32, headWidth: i32, shiftedFrom: i32, table: usize, dq: usize, dk: usize, dx: usize,
): void {
  const width = heads * headWidth
  const half = headWidth >> 1
  const zero = f32x4.splat(0)
  for (let t = 0; t < n; t++) {
    const cosine = at(table, t * headWidth)
    const sine = at(cosine, half)
    for (let h = 0; h < heads; h++) {
      const lane = t * width + h * headWidth
      const slot = h < shiftedFrom ? t : t + 1
      const key = at(dk, slot * width + h * headWidth)
      for (let i = 0; i < half; i += 4) {
        const c = v128.load(at(cosine, i))
        const s = v128.load(at(sine, i))
        const a = f32x4.add(v128.load(at(dq, lane + i)), slot < n ? v128.load(at(key, i)) : zero)
        const b = f32x4.add(v128.load(at(dq, lane + half + i)), slot < n ? v128.load(at(key, half + i)) : zero)
        const da = f32x4.add(f32x4.mul(a, c), f32x4.mul(b, s))
        const db = f32x4.sub(f32x4.mul(b, c), f32x4.mul(a, s))
        v128.store(at(dx, lane + i), f32x4.add(v128.load(at(dx, lane + i)), da))
        v128.store(at(dx, lane + half + i), f32x4.add(v128.load(at(dx, lane + half + i)), db))
      }
    }
  }
}

/** Turns each head of x[n x width] in place, row t by position first + t. */
export function rotate(first: i32, n: i32, heads: i32, headWidth: i32, table: usize, x: usize): void {
  turn(first, n, heads, headWidth, table, x, 1)
}

/** The gradient of `rotate`, in place: the same turn the other way. */
export function rotateBackward(first: i32, n: i32, heads: i32, headWidth: i32, table: usize, dx: usize): void {
  turn(first, n, heads, headWidth, table, dx, -1)
}

@inline
function turn(first: i32, n: i32, heads: i32, headWidth: i32, table: usize, x: usize, sign: f32): void {
  const width = heads * headWidth
  const half = headWidth >> 1
  const way = f32x4.splat(sign)
  for (let t = 0; t < n; t++) {
    const cosine = at(table, (first + t) * headWidth)
    const sine = at(cosine, half)
    for (let h = 0; h < heads; h++) {
      const low = at(x, t * width + h * headWidth)
      const high = at(low, half)
      for (let i = 0; i < half; i += 4) {
        const c = v128.load(at(cosine, i))
        const s = f32x4.mul(way, v128.load(at(sine, i)))
        const a = v128.load(at(low, i))
        const b = v128.load(at(high, i))
        v128.store(at(low, i), f32x4.sub(f32x4.mul(a, c), f32x4.mul(b, s)))
        v128.store(at(high, i), f32x4.add(f32x4.mul(a, s), f32x4.mul(b, c)))
      }
    }
  }
}
