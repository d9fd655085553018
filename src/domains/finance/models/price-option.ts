// finance.priceOption: one vanilla option by Garman-Kohlhagen.

import { baseDimension, divide, multiply, power, rational } from '../../../fabric/dimension/index.js'
import { ok } from '../../../fabric/result.js'
import type { Infer } from '../../../fabric/schema/index.js'
import type { Model } from '../../define-domain.js'
import type { priceOption } from '../contract.js'
import { forwardMarket, marketVol, premiumStyles, splitPair, type Valuation, valueOption } from '../kernel/index.js'
import { finiteAnswer } from './finite-answer.js'
import { marketData } from './market-data.js'
import { dimensionsOf, foreignNotional, type PairDimensions, signOf, timeToExpiry } from './option-terms.js'

type Response = Infer<typeof priceOption.response>

const year = baseDimension('yr')
const rootYear = power(year, rational(1, 2))

/**
 * The value is of the whole notional, in DOM; without one it is of 1 FOR. Styles and Greeks are per unit of notional,
 * and of the sign of the side, as the value is: a short option's are the long one's negated.
 */
export const priceOptionModel: Model<typeof priceOption.request, typeof priceOption.response> = (request) => {
  const { option, market } = request
  const pair = splitPair(option.pair)
  const data = marketData(market)
  if (!data.ok) return data
  const expiry = timeToExpiry(option, market.asOf)
  if (!expiry.ok) return expiry
  const forward = forwardMarket(data.value, pair, expiry.value)
  if (!forward.ok) return forward
  const vol = request.vol === undefined ? marketVol(data.value, pair, forward.value, option.strike) : ok(request.vol)
  if (!vol.ok) return vol
  const { spot, domesticYield, foreignYield } = forward.value
  const { type, strike } = option
  const valued = valueOption({ type, spot, strike, domesticYield, foreignYield, vol: vol.value, expiry: expiry.value })
  if (!valued.ok) return valued

  const dimensions = dimensionsOf(pair)
  const sign = signOf(option.side)
  const notional = option.notional === undefined ? 1 : foreignNotional(option.notional, strike, dimensions)
  const value = sign * notional * valued.value.value
  const answer = {
    value: { value, dimension: dimensions.domestic },
    styles: stylesOf(sign * valued.value.value, spot, strike, dimensions),
    greeks: greeksOf(valued.value, sign, dimensions),
    method: 'Garman-Kohlhagen',
  }
  const { domPips, pctFor, pctDom, forPips } = answer.styles
  return finiteAnswer(answer, [value, domPips.value, pctFor, pctDom, forPips.value])
}

/** domPips in DOM per FOR of notional, forPips in FOR per DOM of notional; the two shares are plain ratios. */
function stylesOf(value: number, spot: number, strike: number, { foreign, domestic }: PairDimensions) {
  const { domPips, pctFor, pctDom, forPips } = premiumStyles(value, spot, strike)
  return {
    domPips: { value: domPips, dimension: divide(domestic, foreign) },
    pctFor,
    pctDom,
    forPips: { value: forPips, dimension: divide(foreign, domestic) },
  }
}

/** Sensitivities of the value of one unit of notional, DOM/FOR, each with the unit that follows from it. */
export function greeksOf(
  valuation: Valuation,
  sign: 1 | -1,
  { foreign, domestic }: PairDimensions,
): Response['greeks'] {
  const price = divide(domestic, foreign)
  const priceTimesYear = multiply(price, year)
  return {
    deltaSpot: sign * valuation.deltaSpot,
    deltaForward: sign * valuation.deltaForward,
    deltaSpotPremiumAdjusted: sign * valuation.deltaSpotPremiumAdjusted,
    deltaForwardPremiumAdjusted: sign * valuation.deltaForwardPremiumAdjusted,
    gamma: { value: sign * valuation.gamma, dimension: divide(foreign, domestic) },
    vega: { value: sign * valuation.vega, dimension: multiply(price, rootYear) },
    theta: { value: sign * valuation.theta, dimension: divide(price, year) },
    rhoDomestic: { value: sign * valuation.rhoDomestic, dimension: priceTimesYear },
    rhoForeign: { value: sign * valuation.rhoForeign, dimension: priceTimesYear },
    vanna: { value: sign * valuation.vanna, dimension: rootYear },
    volga: { value: sign * valuation.volga, dimension: priceTimesYear },
  }
}
