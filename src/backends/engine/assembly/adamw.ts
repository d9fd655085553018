import { at } from './lanes'

/**
 * One step of AdamW (Loshchilov and Hutter, arXiv 1711.05101) over n weights:
 *   g = scale * gradient; m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2
 *   w = w - rate * (decay * w + (m / correction1) / (sqrt(v / correction2) + 1e-8))
 * with correction_i = 1 - b_i^t. `scale` carries the gradient clipping.
 */
export function adamw(
  n: i32, weights: usize, gradient: usize, m: usize, v: usize,
  rate: f32, b1: f32, b2: f32, correction1: f32, correction2: f32, decay: f32, scale: f32,
): void {
  const vb1 = f32x4.splat(b1)
  const vb2 = f32x4.splat(b2)
  const w1 = f32x4.splat(<f32>1 - b1)
  const w2 = f32x4.splat(<f32>1 - b2)
  const stepSize = f32x4.splat(rate / correction1)
  const inverse2 = f32x4.splat(<f32>1 / correction2)
  const keep = f32x4.splat(<f32>1 - rate * decay)
  const epsilon = f32x4.splat(1e-8)
  const clip = f32x4.splat(scale)
  for (let i = 0; i < n; i += 4) {
    const g = f32x4.mul(v128.load(at(gradient, i)), clip)
    const mi = f32x4.add(f32x4.mul(vb1, v128.load(at(m, i))), f32x4.mul(w1, g))
    const vi = f32x4.add(f32x4.mul(vb2, v128.load(at(v, i))), f32x4.mul(w2, f32x4.mul(g, g)))
    v128.store(at(m, i), mi)
    v128.store(at(v, i), vi)
    const direction = f32x4.div(f32x4.mul(stepSize, mi), f32x4.add(f32x4.sqrt(f32x4.mul(vi, inverse2)), epsilon))
    v128.store(at(weights, i), f32x4.sub(f32x4.mul(v128.load(at(weights, i)), keep), direction))
  }
}
