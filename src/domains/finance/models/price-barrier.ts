// finance.priceBarrier: a vanilla option that a barrier knocks in or out.

import { type Dimension, dimensionless, divide } from '../../../fabric/dimension/index.js'
import type { DimensionFault } from '../../../fabric/fault.js'
import { err, ok, type Result } from '../../../fabric/result.js'
import { dimensionFault, type Infer } from '../../../fabric/schema/index.js'
import type { Model } from '../../define-domain.js'
import type { priceBarrier } from '../contracts/exotics.js'
import { splitPair, valueBarrier } from '../kernel/index.js'
import { finiteAnswer } from './finite-answer.js'
import { dimensionsOf, foreignNotional, signOf } from './option-terms.js'
import { greeksOf } from './price-option.js'
import { quotedPair } from './quoted-pair.js'

type Request = Infer<typeof priceBarrier.request>

/**
 * The value is of the whole notional, in DOM; without one it is of 1 FOR. Greeks are per unit of notional and of the sign of the side. One
 * flat vol is used throughout: the given one, or the smile's at the strike.
 */
export const priceBarrierModel: Model<typeof priceBarrier.request, typeof priceBarrier.response> = (request) => {
  const { option, barrierType, barrier, market } = request
  const dimensions = dimensionsOf(splitPair(option.pair))
  const rate = divide(dimensions.domestic, dimensions.foreign)
  if (barrier.dimension !== rate) return err(dimensionFault('barrier', rate.text, barrier.dimension.text))
  const notional = option.notional === undefined ? 1 : foreignNotional(option.notional, option.strike, dimensions)
  const rebate = rebateOfOne(request, notional, dimensions.domestic, rate)
  if (!rebate.ok) return rebate
  const quoted = quotedPair({ ...option, market, vol: request.vol })
  if (!quoted.ok) return quoted
  const { forward, volOf } = quoted.value
  const { type, strike } = option
  const vol = volOf(strike)
  if (!vol.ok) return vol
  const terms = { barrierType, barrier: barrier.value, rebate: rebate.value, type, strike }
  const valued = valueBarrier({ ...forward, ...terms, vol: vol.value })
  if (!valued.ok) return valued
  const sign = signOf(option.side)
  const value = sign * notional * valued.value.value
  const answer = {
    value: { value, dimension: dimensions.domestic },
    greeks: greeksOf(valued.value, sign, dimensions),
    vol: vol.value,
    method: 'reflected densities (Reiner-Rubinstein), continuous monitoring, one flat vol',
  }
  return finiteAnswer(answer, [value, ...Object.values(valued.value)])
}

/**
 * DOM per FOR. Money is paid on the whole notional, or on 1 FOR where there is none; a rate or a plain number is per 1 FOR.
 * Error: FAULT_DIMENSION for any other dimension.
 */
function rebateOfOne(
  { rebate }: Request,
  notional: number,
  domestic: Dimension,
  rate: Dimension,
): Result<number, DimensionFault> {
  if (rebate === undefined || rebate.value === 0) return ok(0)
  if (rebate.dimension === rate || rebate.dimension === dimensionless) return ok(rebate.value)
  if (rebate.dimension === domestic) return ok(notional === 0 ? 0 : rebate.value / notional)
  return err(dimensionFault('rebate', `${domestic.text} or ${rate.text}`, rebate.dimension.text))
}
