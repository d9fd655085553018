// Root mean square normalisation (Zhang and Sennrich, arXiv 1910.07467), with a gain per channel.
import { at, sumLanes } from './lanes'

@inline const EPSILON: f32 = 1e-5

/** y[r] = gain * x[r] / rms(x[r]) for each row of x[rows x n]; inverse[rows] keeps 1 / rms for the backward pass. */
export function rmsNormalise(rows: i32, n: i32, x: usize, gain: usize, y: usize, inverse: usize): void {
  for (let r = 0; r < rows; r++) {
    const xr = at(x, r * n)
    const yr = at(y, r * n)
    let sum = f32x4.splat(0)
    for (let i = 0; i < n; i += 4) {
      const v = v128.load(at(xr, i))
      sum = f32x4.add(sum, f32x4.mul(v, v))
    }
    const q: f32 = <f32>1 / sqrt<f32>(sumLanes(sum) / <f32>n + EPSILON)
    store<f32>(at(inverse, r), q)
    const scale = f32x4.splat(q)
    for (let i = 0; i < n; i += 4) {
      v128.store(at(yr, i), f32x4.mul(f32x4.mul(v128.load(at(xr, i)), scale), v128.load(at(gain, i))))
    }
  }
}

/**
 * With u = x / rms(x): dGain += sum over rows of dy * u, and
 * dx += (dy * gain - u * mean(dy * gain * u)) / rms(x).
 */
export function rmsNormaliseBackward(
  rows: i32, n: i32, x: usize, gain: usize, inverse: usize, dy: usize, dx: usize, dGain: usize,
): void {
  for (let r = 0; r < rows; r++) {
    const xr = at(x, r * n)
    const dyr = at(dy, r * n)
    const dxr = at(dx, r * n)
    const scale = v128.load32_splat(at(inverse, r))
    let sum = f32x4.splat(0)
    for (let i = 0; i < n; i += 4) {
      const dyu = f32x4.mul(v128.load(at(dyr, i)), f32x4.mul(v128.load(at(xr, i)), scale))
      v128.store(at(dGain, i), f32x4.add(v128.load(at(dGain, i)), dyu))
      sum = f32x4.add(sum, f32x4.mul(dyu, v128.load(at(gain, i))))
    }
    const mean = f32x4.splat(sumLanes(sum) / <f32>n)
    for (let i = 0; i < n; i += 4) {
      const u = f32x4.mul(v128.load(at(xr, i)), scale)
      const du = f32x4.mul(v128.load(at(dyr, i)), v128.load(at(gain, i)))
      const d = f32x4.mul(f32x4.sub(du, f32x4.mul(u, mean)), scale)
      v128.store(at(dxr, i), f32x4.add(v128.load(at(dxr, i)), d))
    }
  }
}
