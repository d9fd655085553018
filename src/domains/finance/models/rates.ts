// Rates between currencies: finance.crossRate and finance.forwardRate.

import { divide } from '../../../fabric/dimension/index.js'
import { ok } from '../../../fabric/result.js'
import type { Model } from '../../define-domain.js'
import type { crossRate } from '../contracts/money.js'
import type { forwardRate } from '../contracts/vanilla.js'
import { conversionRate, deliveryOf, forwardRate as forwardOf, refusal, splitPair } from '../kernel/index.js'
import { dimensionsOf } from './option-terms.js'
import { quotedPair } from './quoted-pair.js'

/** DOM per FOR along the shortest chain of spots, which is named. */
export const crossRateModel: Model<typeof crossRate.request, typeof crossRate.response> = ({ pair: name, market }) => {
  const pair = splitPair(name)
  const found = conversionRate(market.spots, pair.foreign, pair.domestic)
  if (!found.ok) return found
  const { rate, path } = found.value
  if (!(rate > 0 && rate < Infinity)) return refusal('domain', 'the rate is too large or too small to be represented')
  const { foreign, domestic } = dimensionsOf(pair)
  return ok({ rate: { value: rate, dimension: divide(domestic, foreign) }, path })
}

/**
 * F = S e^((rd - rf) T) and its points F - S, both DOM per FOR, the points not times 10^4. T is that of an option of the same tenor. With a
 * date of the market, `delivery` is by its tenor from the spot date; weekends count, holidays do not.
 */
export const forwardRateModel: Model<typeof forwardRate.request, typeof forwardRate.response> = (request) => {
  const quoted = quotedPair(request)
  if (!quoted.ok) return quoted
  const { pair, forward } = quoted.value
  const { spot, domesticYield, foreignYield, expiry: time, path } = forward
  const rate = forwardOf(forward)
  const points = spot * Math.expm1((domesticYield - foreignYield) * time)
  if (!(rate > 0 && rate < Infinity))
    return refusal('domain', 'the forward is too large or too small to be represented')
  const { tenor, expiry, market } = request
  const until = tenor ?? (expiry?.case === 'date' ? expiry.value : undefined)
  const delivery = until === undefined || market.asOf === undefined ? undefined : deliveryOf(pair, until, market.asOf)
  const { foreign, domestic } = dimensionsOf(pair)
  const dimension = divide(domestic, foreign)
  return ok({
    rate: { value: rate, dimension },
    points: { value: points, dimension },
    time,
    path,
    ...(delivery === undefined ? {} : { delivery }),
  })
}
