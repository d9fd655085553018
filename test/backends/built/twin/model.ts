// Small twins for tests.
import { type TwinConfig, twinTensors } from '../../../../src/backends/built/twin/index.js'
import { layOut } from '../../../../src/backends/engine/index.js'
import { numbers } from '../../engine/bench.js'
import type { Tensor } from '../arithmetic.js'

export const smallConfig: TwinConfig = {
  vocabulary: 11,
  width: 16,
  layers: 2,
  heads: 2,
  hidden: 20,
  context: 48,
  tiedHead: true,
}

/** Weights large enough to bend every nonlinearity. */
export function livelyWeights(config: TwinConfig, seed: number): Float32Array {
  const layout = layOut(twinTensors(config))
  const weights = numbers(layout.size, seed).map((value) => 0.45 * value)
  for (const { name, offset, size } of layout.tensors) {
    if (name.endsWith('Gain')) for (let i = offset; i < offset + size; i++) weights[i]! += 1
  }
  return weights
}

/** Named tensors of a flat array. */
export function tensorsOf(config: TwinConfig, weights: Float32Array | Float64Array): Tensor {
  const { tensors } = layOut(twinTensors(config))
  const byName = new Map(tensors.map(({ name, offset, size }) => [name, weights.subarray(offset, offset + size)]))
  return (name) => byName.get(name)!
}
