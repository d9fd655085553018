// What single options and positions of a book have in common: a pair, a time to expiry, a notional in either currency.

import { baseDimension, type Dimension, power, rational } from '../../../fabric/dimension/index.js'
import type { DomainError } from '../../../fabric/fault.js'
import { ok, type Result } from '../../../fabric/result.js'
import type { Infer, Quantity } from '../../../fabric/schema/index.js'
import type { option } from '../contract.js'
import { type CurrencyPair, refusal, yearsToExpiry } from '../kernel/index.js'

export type Option = Infer<typeof option>

export const signOf = (side: 'long' | 'short'): 1 | -1 => (side === 'long' ? 1 : -1)

/** of a volatility */
export const rootYearInverse = power(baseDimension('yr'), rational(-1, 2))

export interface PairDimensions {
  readonly foreign: Dimension
  readonly domestic: Dimension
}

export const dimensionsOf = (pair: CurrencyPair): PairDimensions => ({
  foreign: baseDimension(pair.foreign),
  domestic: baseDimension(pair.domestic),
})

/** Years until a tenor, a time or a date. Errors: those of `yearsToExpiry`; `badExpiry` unless exactly one is given. */
export function timeToExpiry(
  { tenor, expiry }: Pick<Option, 'tenor' | 'expiry'>,
  asOf: string | undefined,
): Result<number, DomainError> {
  if ((tenor === undefined) === (expiry === undefined)) {
    return refusal('badExpiry', 'an option has either a tenor or an expiry')
  }
  if (tenor !== undefined) return yearsToExpiry(tenor, asOf)
  return expiry!.case === 'time' ? ok(expiry!.value) : yearsToExpiry(expiry!.value, asOf)
}

/**
 * A notional in FOR: what is given in DOM is divided by the strike. Any other dimension is refused or flagged by the
 * fabric before a model sees it.
 */
export function foreignNotional({ value, dimension }: Quantity, strike: number, { foreign, domestic }: PairDimensions) {
  if (dimension === foreign) return value
  if (dimension === domestic) return value / strike
  throw new Error(`a notional in ${dimension.text} reached the model of a ${foreign.text}${domestic.text} option`)
}
