// The llama-shaped decoder written a second time, in float64 and plain loops, from the formulas alone.
import type { TwinConfig } from '../../../../src/backends/built/twin/index.js'
import { crossEntropyOf, normalised, plus, product, productTransposed, rotated, type Tensor } from '../arithmetic.js'

/** Logits after each token. */
export function logitsOf(config: TwinConfig, tensor: Tensor, tokens: readonly number[]): number[][] {
  const { width, heads, layers, hidden, tiedHead } = config
  const headWidth = width / heads
  const embedding = tensor('embedding')
  let x = tokens.map((token) => Array.from({ length: width }, (_, i) => embedding[token * width + i]!))
  for (let l = 0; l < layers; l++) {
    const weight = (name: string) => tensor(`layers.${l}.${name}`)
    const h = x.map((row) => normalised(row, weight('attentionGain')))
    const project = (name: string) => h.map((row) => product(row, weight(name), width))
    const [queries, keys, values] = [project('query'), project('key'), project('value')]
    const attended = x.map((_, t) =>
      Array.from({ length: heads }, (_, head) => {
        const part = (row: number[]) => row.slice(head * headWidth, (head + 1) * headWidth)
        const query = rotated(part(queries[t]!), t)
        const powers = Array.from({ length: t + 1 }, (_, j) => {
          const key = rotated(part(keys[j]!), j)
          return Math.exp(key.reduce((sum, value, i) => sum + value * query[i]!, 0) / Math.sqrt(headWidth))
        })
        const total = powers.reduce((sum, power) => sum + power, 0)
        return Array.from({ length: headWidth }, (_, i) =>
          powers.reduce((sum, power, j) => sum + (power / total) * part(values[j]!)[i]!, 0),
        )
      }).flat(),
    )
    x = x.map((row, t) => plus(row, product(attended[t]!, weight('output'), width)))
    x = x.map((row) => {
      const signal = normalised(row, weight('hiddenGain'))
      const up = product(signal, weight('up'), hidden)
      const gated = product(signal, weight('gate'), hidden).map((g, i) => (g / (1 + Math.exp(-g))) * up[i]!)
      return plus(row, product(gated, weight('down'), width))
    })
  }
  const head = tiedHead ? embedding : tensor('head')
  return x.map((row) => productTransposed(normalised(row, tensor('finalGain')), head))
}

/** Summed cross entropy of tokens[lossFrom ..]. */
export const lossOf = (config: TwinConfig, tensor: Tensor, tokens: readonly number[], lossFrom: number): number =>
  crossEntropyOf(logitsOf(config, tensor, tokens.slice(0, -1)), tokens, lossFrom)
