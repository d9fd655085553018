// Small models for tests: a config, and weights large enough to bend every nonlinearity.
import type { CrateConfig } from '../../../../src/backends/built/model/index.js'
import { crateTensors } from '../../../../src/backends/built/model/tensors.js'
import { layOut } from '../../../../src/backends/engine/index.js'
import { numbers } from '../../engine/bench.js'
import type { Tensor } from '../arithmetic.js'

export const smallConfig: CrateConfig = {
  vocabulary: 11,
  outputs: 7,
  width: 16,
  layers: 2,
  heads: 2,
  shiftedHeads: 1,
  dictionary: 20,
  context: 48,
  istaIterations: 2,
  istaStep: 0.5,
  lambda: 0.05,
}

export const layoutOf = (config: CrateConfig) => layOut(crateTensors(config))

export function livelyWeights(config: CrateConfig, seed: number): Float32Array {
  const layout = layoutOf(config)
  const weights = numbers(layout.size, seed).map((value) => 0.45 * value)
  for (const { name, offset, size } of layout.tensors) {
    if (name.endsWith('Gain')) for (let i = offset; i < offset + size; i++) weights[i]! += 1
  }
  return weights
}

/** Named tensors of a flat array. */
export function tensorsOf(config: CrateConfig, weights: Float32Array | Float64Array): Tensor {
  const { tensors } = layoutOf(config)
  const byName = new Map(tensors.map(({ name, offset, size }) => [name, weights.subarray(offset, offset + size)]))
  return (name) => byName.get(name)!
}

export const tokensOf = (count: number, vocabulary: number, seed: number): number[] =>
  [...numbers(count, seed)].map((value) => Math.floor(((value + 1) / 2) * vocabulary))
