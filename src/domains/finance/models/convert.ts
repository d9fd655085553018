// finance.convert: an amount in another currency, along a chain of spots or by a rate that the asker gives.

import { baseDimension, divide } from '../../../fabric/dimension/index.js'
import type { DimensionFault, DomainError } from '../../../fabric/fault.js'
import { err, ok, type Result } from '../../../fabric/result.js'
import { dimensionFault, type Quantity } from '../../../fabric/schema/index.js'
import type { Model } from '../../define-domain.js'
import type { convert } from '../contract.js'
import { type ConversionRate, conversionRate, refusal } from '../kernel/index.js'

/** A given rate stands in for the market's and may be quoted either way round. */
export const convertModel: Model<typeof convert.request, typeof convert.response> = ({ amount, to, market, rate }) => {
  const from = amount.dimension.text // the dimension of money is spelt as its currency
  const conversion = rate === undefined ? conversionRate(market.spots, from, to) : givenRate(rate, from, to)
  if (!conversion.ok) return conversion
  const { numerator, denominator, path } = conversion.value
  const converted = (amount.value * numerator) / denominator
  if (!Number.isFinite(converted)) return refusal('domain', 'the amount is too large to be represented')
  return ok({ amount: { value: converted, dimension: baseDimension(to) }, path })
}

/** A rate between other currencies is a fault. Errors: `noPath` (from a currency to itself), `nonPositiveRate`. */
function givenRate(
  { value, dimension }: Quantity,
  from: string,
  to: string,
): Result<ConversionRate, DomainError | DimensionFault> {
  const quoted = divide(baseDimension(to), baseDimension(from))
  const inverse = divide(baseDimension(from), baseDimension(to))
  if (from === to) return refusal('noPath', `a rate in ${dimension.text} does not lead from ${from} to ${to}`)
  if (dimension !== quoted && dimension !== inverse) {
    return err(dimensionFault('rate', `${quoted.text} or ${inverse.text}`, dimension.text))
  }
  if (!(value > 0)) return refusal('nonPositiveRate', `a rate must be above zero, not ${value}`)
  const path = [from, to]
  return dimension === quoted
    ? ok({ rate: value, numerator: value, denominator: 1, path })
    : ok({ rate: 1 / value, numerator: 1, denominator: value, path })
}
