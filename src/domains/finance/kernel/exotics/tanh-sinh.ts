// Quadrature by the double exponential substitution.

/** Abscissas on (0, 1) and their weights; near either end they crowd together, so that what happens only there is seen. */
export interface QuadratureRule {
  /** distance from the left end */
  readonly left: Float64Array
  /** distance from the right end, exact also where it is tiny */
  readonly right: Float64Array
  readonly weight: Float64Array
}

/**
 * Takahasi and Mori's rule ("Double exponential formulas for numerical integration", 1974): x = tanh(pi/2 sinh t), trapezoid in t from -3.4 to
 * 3.4, where what is left out is below rounding.
 *
 * @param intervals of the trapezoid; 64 leave rounding error for smooth integrands, also where an end is singular
 */
export function tanhSinhRule(intervals: number): QuadratureRule {
  let rule = rules.get(intervals)
  if (rule === undefined) {
    rule = newRule(intervals)
    rules.set(intervals, rule)
  }
  return rule
}

const rules = new Map<number, QuadratureRule>()

function newRule(intervals: number): QuadratureRule {
  const count = intervals + 1
  const left = new Float64Array(count)
  const right = new Float64Array(count)
  const weight = new Float64Array(count)
  const step = (2 * REACH) / intervals
  for (let i = 0; i < count; i++) {
    const t = -REACH + i * step
    const stretch = Math.PI * Math.sinh(t)
    left[i] = 1 / (1 + Math.exp(-stretch))
    right[i] = 1 / (1 + Math.exp(stretch))
    weight[i] = step * Math.PI * Math.cosh(t) * left[i]! * right[i]!
  }
  return { left, right, weight }
}

const REACH = 3.4
