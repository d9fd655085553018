// Unification of dimensions in the free abelian group over the rationals (after A. Kennedy, "Programming
// Languages and Dimensions", 1996). Over the rationals an equation is solved in one step: pick a variable
// and solve for it; the Euclidean descent of the integer case is not needed.

import { baseDimension, type Dimension, dimensionless, divide, isVariable, power } from './dimension.js'
import { divideRational, rational } from './rational.js'

/** What one measure variable must be for an equation to hold. */
export interface Binding {
  readonly variable: string
  readonly dimension: Dimension
}

/** `solved` with nothing to bind, `bound` with one most general binding, or `clash` when no assignment makes them equal. */
export type Unification =
  | { readonly kind: 'solved' }
  | ({ readonly kind: 'bound' } & Binding)
  | { readonly kind: 'clash' }

/** Most general unifier of two dimensions: with x^k * rest = 1, x = rest^(-1/k). */
export function unify(a: Dimension, b: Dimension): Unification {
  if (a === b) return { kind: 'solved' }
  const quotient = divide(a, b)
  if (quotient === dimensionless) return { kind: 'solved' }
  const pivot = quotient.factors.find(({ symbol }) => isVariable(symbol))
  if (pivot === undefined) return { kind: 'clash' }
  const rest = divide(quotient, power(baseDimension(pivot.symbol), pivot.exponent))
  return {
    kind: 'bound',
    variable: pivot.symbol,
    dimension: power(rest, divideRational(rational(-1), pivot.exponent)),
  }
}
