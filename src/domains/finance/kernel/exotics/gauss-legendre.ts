// Quadrature of smooth functions on (0, 1).

export interface GaussRule {
  readonly at: Float64Array
  readonly weight: Float64Array
}

/** Gauss and Legendre's rule of `count` points: exact for polynomials of degree 2 count - 1. */
export function gaussRule(count: number): GaussRule {
  let rule = rules.get(count)
  if (rule === undefined) {
    rule = newRule(count)
    rules.set(count, rule)
  }
  return rule
}

const rules = new Map<number, GaussRule>()

function newRule(count: number): GaussRule {
  const at = new Float64Array(count)
  const weight = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    // Newton's method from the usual guess reaches rounding in a few steps.
    let x = Math.cos((Math.PI * (i + 0.75)) / (count + 0.5))
    let slope = 1
    for (let round = 0; round < 8; round++) {
      let [before, value] = [1, x]
      for (let k = 2; k <= count; k++) [before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k]
      slope = (count * (x * value - before)) / (x * x - 1)
      x -= value / slope
    }
    at[i] = 0.5 * (1 - x)
    weight[i] = 1 / ((1 - x * x) * slope * slope)
  }
  return { at, weight }
}
