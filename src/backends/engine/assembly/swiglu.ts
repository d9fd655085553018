// The gated feed-forward's middle (Shazeer, "GLU Variants Improve Transformer", arXiv 2002.05202): silu(gate) * up,
// with silu(x) = x / (1 + e^-x).
import { at, expLanes } from './lanes'

@inline
function sigmoid(x: v128): v128 {
  const one = f32x4.splat(1)
  return f32x4.div(one, f32x4.add(one, expLanes(f32x4.neg(x))))
}

/** y[n] = silu(gate[n]) * up[n] */
export function swiglu(n: i32, gate: usize, up: usize, y: usize): void {
  for (let i = 0; i < n; i += 4) {
    const g = v128.load(at(gate, i))
    v128.store(at(y, i), f32x4.mul(f32x4.mul(g, sigmoid(g)), v128.load(at(up, i))))
  }
}

/** dUp[n] = dy silu(gate), dGate[n] = dy up s (1 + gate (1 - s)) with s = 1 / (1 + e^-gate); dGate may be dy. */
export function swigluBackward(n: i32, gate: usize, up: usize, dy: usize, dGate: usize, dUp: usize): void {
  const one = f32x4.splat(1)
  for (let i = 0; i < n; i += 4) {
    const g = v128.load(at(gate, i))
    const s = sigmoid(g)
    const d = v128.load(at(dy, i))
    const slope = f32x4.mul(s, f32x4.add(one, f32x4.mul(g, f32x4.sub(one, s))))
    v128.store(at(dUp, i), f32x4.mul(d, f32x4.mul(g, s)))
    v128.store(at(dGate, i), f32x4.mul(f32x4.mul(d, v128.load(at(up, i))), slope))
  }
}
