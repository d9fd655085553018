import { at, expLanes, maxLanes, sumLanes } from './lanes'

/**
 * Returns the sum over rows of -log softmax(logits)[target], and overwrites the logits with its gradient times
 * `weight`, which is weight * (softmax(logits) - onehot(target)).
 *
 * @param logits  [rows x n], n a multiple of 4
 * @param targets [rows] 32-bit
 */
export function crossEntropy(rows: i32, n: i32, logits: usize, targets: usize, weight: f32): f64 {
  let loss: f64 = 0
  for (let r = 0; r < rows; r++) {
    const row = at(logits, r * n)
    const target = at(row, load<i32>(at(targets, r)))
    let highest = v128.load(row)
    for (let j = 4; j < n; j += 4) highest = f32x4.max(highest, v128.load(at(row, j)))
    const top = maxLanes(highest)
    const shift = f32x4.splat(top)
    const score = load<f32>(target) - top
    let sum = f32x4.splat(0)
    for (let j = 0; j < n; j += 4) {
      const power = expLanes(f32x4.sub(v128.load(at(row, j)), shift))
      v128.store(at(row, j), power)
      sum = f32x4.add(sum, power)
    }
    const total = sumLanes(sum)
    loss += Math.log(<f64>total) - <f64>score
    const factor = f32x4.splat(weight / total)
    for (let j = 0; j < n; j += 4) v128.store(at(row, j), f32x4.mul(v128.load(at(row, j)), factor))
    store<f32>(target, load<f32>(target) - weight)
  }
  return loss
}
