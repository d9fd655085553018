// finance.impliedVol: the volatility at which an option is worth a given price.

import { dimensionless, divide } from '../../../fabric/dimension/index.js'
import type { DimensionFault, DomainError } from '../../../fabric/fault.js'
import { err, ok, type Result } from '../../../fabric/result.js'
import { dimensionFault, type Infer } from '../../../fabric/schema/index.js'
import type { Model } from '../../define-domain.js'
import type { impliedVol } from '../contracts/vanilla.js'
import { forwardMarket, impliedVol as impliedVolOf, refusal, splitPair } from '../kernel/index.js'
import { marketData } from './market-data.js'
import { dimensionsOf, foreignNotional, timeToExpiry } from './option-terms.js'

type Request = Infer<typeof impliedVol.request>

export const impliedVolModel: Model<typeof impliedVol.request, typeof impliedVol.response> = (request) => {
  const { option, market } = request
  const data = marketData(market)
  if (!data.ok) return data
  const expiry = timeToExpiry(option, market.asOf)
  if (!expiry.ok) return expiry
  const forward = forwardMarket(data.value, splitPair(option.pair), expiry.value)
  if (!forward.ok) return forward
  const price = priceOfOne(request)
  if (!price.ok) return price
  const { type, strike } = option
  const vol = impliedVolOf({ ...forward.value, type, strike }, price.value)
  return vol.ok ? ok({ vol: vol.value, method: 'rational start, Householder of order 4' }) : vol
}

/**
 * DOM per FOR. Money is the price of the whole notional, or of 1 FOR where there is none; a rate or a plain number is per 1 FOR. A short
 * option's price may be written with either sign: the premium received, or the negative value of the position.
 *
 * Errors: FAULT_DIMENSION for any other dimension; `domain` for money against no notional.
 */
function priceOfOne({ option, price }: Request): Result<number, DomainError | DimensionFault> {
  const dimensions = dimensionsOf(splitPair(option.pair))
  const { foreign, domestic } = dimensions
  const perUnit = divide(domestic, foreign)
  const value = option.side === 'short' ? Math.abs(price.value) : price.value
  if (price.dimension === perUnit || price.dimension === dimensionless) return ok(value)
  if (price.dimension !== domestic) {
    return err(dimensionFault('price', `${domestic.text} or ${perUnit.text}`, price.dimension.text))
  }
  const notional = option.notional === undefined ? 1 : foreignNotional(option.notional, option.strike, dimensions)
  return notional > 0 ? ok(value / notional) : refusal('domain', 'the price of no notional implies nothing')
}
