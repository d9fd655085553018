// Predicates on the shape of a dimension, for fields that accept a family of dimensions. A product of rates can be
// well typed without being a rate (GBP USD / EUR^2), so membership in the group is not enough.

import { isCurrency } from './currency.js'
import type { Dimension } from './dimension.js'

export type Shape = 'money' | 'rate' | 'any'

const currencyFactors = (dimension: Dimension) =>
  dimension.factors.every(({ symbol, exponent }) => isCurrency(symbol) && exponent.den === 1)

/** One currency to the first power. */
export const isMoney = (dimension: Dimension): boolean =>
  dimension.factors.length === 1 && dimension.factors[0]!.exponent.num === 1 && currencyFactors(dimension)

/** Exactly one currency at +1 over exactly one other at -1. */
export const isRate = (dimension: Dimension): boolean =>
  dimension.factors.length === 2 &&
  currencyFactors(dimension) &&
  dimension.factors
    .map(({ exponent }) => exponent.num)
    .sort()
    .join() === '-1,1'

export const hasShape = (dimension: Dimension, shape: Shape): boolean =>
  shape === 'any' || (shape === 'money' ? isMoney(dimension) : isRate(dimension))
