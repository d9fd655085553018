// What every reference is written with: float64 and plain loops.

export type Tensor = (name: string) => ArrayLike<number>

export const product = (x: number[], w: ArrayLike<number>, columns: number): number[] =>
  Array.from({ length: columns }, (_, j) => x.reduce((sum, value, i) => sum + value * w[i * columns + j]!, 0))

/** x w', with w of rows as long as x. */
export const productTransposed = (x: number[], w: ArrayLike<number>): number[] =>
  Array.from({ length: w.length / x.length }, (_, i) =>
    x.reduce((sum, value, j) => sum + value * w[i * x.length + j]!, 0),
  )

export const normalised = (x: number[], gain: ArrayLike<number>): number[] => {
  const scale = 1 / Math.sqrt(x.reduce((sum, value) => sum + value * value, 0) / x.length + 1e-5)
  return x.map((value, i) => value * scale * gain[i]!)
}

export const plus = (a: number[], b: number[]): number[] => a.map((value, i) => value + b[i]!)

/** Channel i of a head turned with channel i + half by its position. */
export function rotated(x: number[], position: number): number[] {
  const half = x.length / 2
  const turned = [...x]
  for (let i = 0; i < half; i++) {
    const angle = position * 10000 ** (-i / half)
    turned[i] = x[i]! * Math.cos(angle) - x[i + half]! * Math.sin(angle)
    turned[i + half] = x[i]! * Math.sin(angle) + x[i + half]! * Math.cos(angle)
  }
  return turned
}

/** Summed cross entropy of tokens[lossFrom ..], from the logits after each token but the last. */
export function crossEntropyOf(logits: readonly number[][], tokens: readonly number[], lossFrom: number): number {
  let loss = 0
  for (let t = lossFrom; t < tokens.length; t++) {
    const row = logits[t - 1]!
    loss += Math.log(row.reduce((sum, value) => sum + Math.exp(value), 0)) - row[tokens[t]!]!
  }
  return loss
}
