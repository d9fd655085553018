// finance.priceStrategy: vanilla options that are traded together.

import { divide } from '../../../fabric/dimension/index.js'
import { ok } from '../../../fabric/result.js'
import type { Model } from '../../define-domain.js'
import type { priceStrategy } from '../contracts/exotics.js'
import { CompensatedSum, refusal, valueOption } from '../kernel/index.js'
import { dimensionsOf, foreignNotional, signOf } from './option-terms.js'
import { quotedPair } from './quoted-pair.js'
import { strategyLegs } from './strategy-legs.js'

/**
 * The value is of the whole notional, in DOM; without one each option is on 1 FOR. A notional in DOM is divided by each leg's own strike.
 * Every leg is priced at the smile's vol of its strike, and is of the sign of its side.
 */
export const priceStrategyModel: Model<typeof priceStrategy.request, typeof priceStrategy.response> = (request) => {
  const quoted = quotedPair(request)
  if (!quoted.ok) return quoted
  const { pair, forward, conventions } = quoted.value
  const found = strategyLegs(request, quoted.value)
  if (!found.ok) return found
  const dimensions = dimensionsOf(pair)
  const { domestic, foreign } = dimensions
  const total = new CompensatedSum()
  const legs = []
  for (const { type, quantity, strike, vol } of found.value) {
    const valued = valueOption({ ...forward, type, strike, vol })
    if (!valued.ok) return valued
    const notional = request.notional === undefined ? 1 : foreignNotional(request.notional, strike, dimensions)
    const signed = signOf(request.side) * quantity
    const value = signed * notional * valued.value.value
    total.add(value)
    legs.push({
      type,
      side: signed > 0 ? ('long' as const) : ('short' as const),
      quantity: Math.abs(quantity),
      strike: { value: strike, dimension: divide(domestic, foreign) },
      vol,
      value: { value, dimension: domestic },
    })
  }
  if (!Number.isFinite(total.total)) return refusal('domain', 'the value is too large to be represented')
  const { deltaConvention = conventions.deltaConvention } = request
  return ok({
    value: { value: total.total, dimension: domestic },
    legs,
    ...(request.delta === undefined ? {} : { deltaConvention }),
    method: 'Garman-Kohlhagen',
  })
}
