// Unification of measures in the free abelian group with rational exponents (after A. Kennedy, "Programming Languages and
// Dimensions", 1996). Variables carry the depth of the `let` that they belong to, so that what may be generalised is known
// without a look at the environment.

import {
  baseDimension,
  type Dimension,
  dimensionless,
  divide,
  divideRational,
  isVariable,
  multiply,
  power,
  rational,
} from '../../fabric/dimension/index.js'
import type { Span } from '../../fabric/fault.js'
import type { Clash } from './clash.js'
import { bounded } from './measure.js'
import { isInferred, variableAlone } from './measure-variable.js'
import { freeFactors, Variables } from './variables.js'

export class MeasureSolver extends Variables {
  /** Why the last attempt to make two types equal failed. */
  clash: Clash | undefined

  /** Makes two measures equal if they can be; `span` places an error about exponents. */
  unifyMeasures(a: Dimension, b: Dimension, span: Span): boolean {
    const [left, right] = [this.measure(a), this.measure(b)]
    if (left === right || this.solveAlone(left, right, span) || this.solveAlone(right, left, span)) return true
    const quotient = divide(left, right)
    if (quotient.factors.length === 0) return true
    const pivot = this.pivotOf(quotient)
    if (pivot === undefined) {
      this.clash = { kind: 'measure', left: a, right: b }
      return false
    }
    const rest = divide(quotient, power(baseDimension(pivot.symbol), pivot.exponent))
    this.solveMeasure(pivot.symbol, bounded(power(rest, divideRational(rational(-1), pivot.exponent)), span))
    return true
  }

  /** The common case of what follows: a variable that stands alone, none of its level or deeper being on the other side. */
  private solveAlone(left: Dimension, right: Dimension, span: Span): boolean {
    const variable = variableAlone(left)
    if (variable === undefined || freeFactors(this, right, this.measureLevel(variable) - 1).length > 0) return false
    this.solveMeasure(variable, bounded(right, span))
    return true
  }

  /**
   * The variable to solve for: of the deepest level, so that what it is made equal to belongs to no deeper one, and what the
   * environment holds on to stays as it is; among these one that nobody named, and without a root.
   */
  private pivotOf({ factors }: Dimension) {
    const rank = ({ symbol, exponent }: (typeof factors)[number]) =>
      this.measureLevel(symbol) * 4 +
      (isInferred(symbol) ? 2 : 0) +
      (exponent.den === 1 && Math.abs(exponent.num) === 1 ? 1 : 0)
    let pivot: (typeof factors)[number] | undefined
    for (const factor of factors) {
      if (isVariable(factor.symbol) && (pivot === undefined || rank(factor) > rank(pivot))) pivot = factor
    }
    return pivot
  }

  /**
   * A product of variables of a deeper `let` takes away one degree of freedom only: with `u v` held by the environment, `u` is
   * `w / v`, where `w` is held and `v` stays free (Kennedy's change of basis).
   */
  protected lowerMeasure(open: Dimension, level: number): void {
    const measure = this.measure(open)
    const deeper = freeFactors(this, measure, level)
    const [first, second] = deeper
    if (first === undefined) return
    if (second === undefined) {
      this.setMeasureLevel(first.symbol, level)
      return
    }
    const pivot = deeper.reduce((a, b) => (this.measureLevel(b.symbol) > this.measureLevel(a.symbol) ? b : a))
    const others = deeper
      .filter((factor) => factor !== pivot)
      .reduce(
        (product, { symbol, exponent }) => multiply(product, power(baseDimension(symbol), exponent)),
        dimensionless,
      )
    const held = this.freshMeasure('', level)
    this.solveMeasure(pivot.symbol, power(divide(held, others), divideRational(rational(1), pivot.exponent)))
  }
}
