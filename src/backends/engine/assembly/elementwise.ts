import { at, sumLanes } from './lanes'

/** y[n] = value */
export function fill(n: i32, value: f32, y: usize): void {
  const v = f32x4.splat(value)
  for (let i = 0; i < n; i += 4) v128.store(at(y, i), v)
}

/** y[n] += x[n] */
export function add(n: i32, x: usize, y: usize): void {
  for (let i = 0; i < n; i += 4) v128.store(at(y, i), f32x4.add(v128.load(at(y, i)), v128.load(at(x, i))))
}

/** y[n] = alpha x[n] + beta y[n] */
export function blend(n: i32, alpha: f32, x: usize, beta: f32, y: usize): void {
  const a = f32x4.splat(alpha)
  const b = f32x4.splat(beta)
  for (let i = 0; i < n; i += 4) {
    const scaled = f32x4.mul(a, v128.load(at(x, i)))
    v128.store(at(y, i), f32x4.add(scaled, f32x4.mul(b, v128.load(at(y, i)))))
  }
}

/** y[n] = x[n] */
export function copy(n: i32, x: usize, y: usize): void {
  memory.copy(y, x, (<usize>n) << 2)
}

/** Sum of x[i]^2 over n elements. */
export function sumOfSquares(n: i32, x: usize): f32 {
  let sum = f32x4.splat(0)
  for (let i = 0; i < n; i += 4) {
    const v = v128.load(at(x, i))
    sum = f32x4.add(sum, f32x4.mul(v, v))
  }
  return sumLanes(sum)
}
