// The proximal step of ISTA for a non-negative code: a = relu(previous + step * (correlation - lambda)).
import { at } from './lanes'

/** code[n] = max(0, previous[n] + step * (correlation[n] - lambda)); `previous` 0 stands for the zero code. */
export function istaThreshold(n: i32, previous: usize, correlation: usize, step: f32, lambda: f32, code: usize): void {
  const eta = f32x4.splat(step)
  const threshold = f32x4.splat(lambda)
  const zero = f32x4.splat(0)
  for (let i = 0; i < n; i += 4) {
    let a = f32x4.mul(eta, f32x4.sub(v128.load(at(correlation, i)), threshold))
    if (previous != 0) a = f32x4.add(v128.load(at(previous, i)), a)
    v128.store(at(code, i), f32x4.max(a, zero))
  }
}

/**
 * In place, dCode becomes the gradient of `previous` (dCode where the code is active, else 0);
 * dCorrelation[n] = step * that.
 */
export function istaThresholdBackward(n: i32, code: usize, dCode: usize, step: f32, dCorrelation: usize): void {
  const eta = f32x4.splat(step)
  const zero = f32x4.splat(0)
  for (let i = 0; i < n; i += 4) {
    const d = v128.and(v128.load(at(dCode, i)), f32x4.gt(v128.load(at(code, i)), zero))
    v128.store(at(dCode, i), d)
    v128.store(at(dCorrelation, i), f32x4.mul(eta, d))
  }
}
