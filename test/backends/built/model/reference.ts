// CRATE with key shift written a second time, in float64 and plain loops, from the formulas alone.
import type { CrateConfig } from '../../../../src/backends/built/model/index.js'

export type Tensor = (name: string) => ArrayLike<number>

const product = (x: number[], w: ArrayLike<number>, columns: number): number[] =>
  Array.from({ length: columns }, (_, j) => x.reduce((sum, value, i) => sum + value * w[i * columns + j]!, 0))

const productTransposed = (x: number[], w: ArrayLike<number>): number[] =>
  Array.from({ length: w.length / x.length }, (_, i) =>
    x.reduce((sum, value, j) => sum + value * w[i * x.length + j]!, 0),
  )

const normalised = (x: number[], gain: ArrayLike<number>): number[] => {
  const scale = 1 / Math.sqrt(x.reduce((sum, value) => sum + value * value, 0) / x.length + 1e-5)
  return x.map((value, i) => value * scale * gain[i]!)
}

const plus = (a: number[], b: number[]): number[] => a.map((value, i) => value + b[i]!)

function rotated(x: number[], position: number): number[] {
  const half = x.length / 2
  const turned = [...x]
  for (let i = 0; i < half; i++) {
    const angle = position * 10000 ** (-i / half)
    turned[i] = x[i]! * Math.cos(angle) - x[i + half]! * Math.sin(angle)
    turned[i + half] = x[i]! * Math.sin(angle) + x[i + half]! * Math.cos(angle)
  }
  return turned
}

/** Logits after each token. */
export function logitsOf(config: CrateConfig, tensor: Tensor, tokens: readonly number[]): number[][] {
  const { width, heads, shiftedHeads, layers, dictionary, istaIterations, istaStep, lambda } = config
  const headWidth = width / heads
  const embedding = tensor('embedding')
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
  return x.map((row) => productTransposed(normalised(row, tensor('finalGain')), embedding))
}

/** Summed cross entropy of tokens[lossFrom ..]. */
export function lossOf(config: CrateConfig, tensor: Tensor, tokens: readonly number[], lossFrom: number): number {
  const logits = logitsOf(config, tensor, tokens.slice(0, -1))
  let loss = 0
  for (let t = lossFrom; t < tokens.length; t++) {
    const row = logits[t - 1]!
    loss += Math.log(row.reduce((sum, value) => sum + Math.exp(value), 0)) - row[tokens[t]!]!
  }
  return loss
}
