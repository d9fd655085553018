// Predicates on the shape of a dimension, for fields that accept a family of dimensions. A product of rates can be
// well typed without being a rate (GBP USD / EUR^2), so membership in the group is not enough.

import { isCurrency } from './currency.js'
import type { Dimension, Factor } from './dimension.js'

export type Shape = 'money' | 'rate' | 'any'

const isCurrencyTo = (factor: Factor | undefined, exponent: 1 | -1): boolean =>
  factor !== undefined && factor.exponent.den === 1 && factor.exponent.num === exponent && isCurrency(factor.symbol)

/** One currency to the first power. */
export const isMoney = ({ factors }: Dimension): boolean => factors.length === 1 && isCurrencyTo(factors[0], 1)

/** Exactly one currency at +1 over exactly one other at -1. */
export const isRate = ({ factors: [one, other, ...more] }: Dimension): boolean =>
  more.length === 0 &&
  ((isCurrencyTo(one, 1) && isCurrencyTo(other, -1)) || (isCurrencyTo(one, -1) && isCurrencyTo(other, 1)))

export const hasShape = (dimension: Dimension, shape: Shape): boolean =>
  shape === 'any' || (shape === 'money' ? isMoney(dimension) : isRate(dimension))
