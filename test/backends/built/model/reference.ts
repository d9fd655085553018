// CRATE with key shift written a second time, in float64 and plain loops, from the formulas alone.
import type { CrateConfig } from '../../../../src/backends/built/model/index.js'
import { crossEntropyOf, normalised, plus, product, productTransposed, rotated, type Tensor } from '../arithmetic.js'

/** Logits after each token: of the tokens that may be said, and of those that fill the last SIMD lanes. */
export function logitsOf(config: CrateConfig, tensor: Tensor, tokens: readonly number[]): number[][] {
  const { width, heads, shiftedHeads, layers, dictionary, istaIterations, istaStep, lambda } = config
  const headWidth = width / heads
  const embedding = tensor('embedding')
  const classifier = Array.from(embedding).slice(0, 4 * Math.ceil(config.outputs / 4) * width)
  let x = tokens.map((token) => Array.from({ length: width }, (_, i) => embedding[token * width + i]!))
  for (let l = 0; l < layers; l++) {
    const weight = (name: string) => tensor(`layers.${l}.${name}`)
    const z = x.map((row) => product(normalised(row, weight('attentionGain')), weight('subspaces'), width))
    const attended = z.map((_, t) => {
      const y: number[] = []
      for (let h = 0; h < heads; h++) {
        const head = (row: number[]) => row.slice(h * headWidth, (h + 1) * headWidth)
        const key = (j: number) => {
          if (h < heads - shiftedHeads) return rotated(head(z[j]!), j)
          return j === 0 ? new Array<number>(headWidth).fill(0) : rotated(head(z[j - 1]!), j - 1)
        }
        const query = rotated(head(z[t]!), t)
        const powers = Array.from({ length: t + 1 }, (_, j) =>
          Math.exp(key(j).reduce((sum, value, i) => sum + value * query[i]!, 0) / Math.sqrt(headWidth)),
        )
        const total = powers.reduce((sum, power) => sum + power, 0)
        for (let i = 0; i < headWidth; i++) {
          y.push(powers.reduce((sum, power, j) => sum + (power / total) * z[j]![h * headWidth + i]!, 0))
        }
      }
      return y
    })
    x = x.map((row, t) => plus(row, product(attended[t]!, weight('mix'), width)))
    x = x.map((row) => {
      const signal = normalised(row, weight('codingGain'))
      let code = new Array<number>(dictionary).fill(0)
      for (let i = 0; i < istaIterations; i++) {
        const explained = productTransposed(code, weight('dictionary'))
        const residual = signal.map((value, c) => value - explained[c]!)
        const correlation = product(residual, weight('dictionary'), dictionary)
        code = code.map((value, a) => Math.max(0, value + istaStep * (correlation[a]! - lambda)))
      }
      return plus(row, product(code, weight('readout'), width))
    })
  }
  return x.map((row) => productTransposed(normalised(row, tensor('finalGain')), classifier))
}

/** Summed cross entropy of tokens[lossFrom ..]. */
export const lossOf = (config: CrateConfig, tensor: Tensor, tokens: readonly number[], lossFrom: number): number =>
  crossEntropyOf(logitsOf(config, tensor, tokens.slice(0, -1)), tokens, lossFrom)
