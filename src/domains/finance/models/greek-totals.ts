// The totals of Greeks over a book: of figures of one dimension, or, in a reporting currency, of any.

import {
  baseDimension,
  type Dimension,
  dimensionless,
  multiply,
  power,
  sameDimension,
} from '../../../fabric/dimension/index.js'
import type { DomainError } from '../../../fabric/fault.js'
import { ok, type Result } from '../../../fabric/result.js'
import type { Quantity } from '../../../fabric/schema/index.js'
import { CompensatedSum, conversionRate, refusal, type Spots } from '../kernel/index.js'

/** Takes a figure to the reporting currency, each currency of its unit by its spot. Errors: those of `conversionRate`. */
export type ToReporting = (
  dimension: Dimension,
) => Result<{ readonly rate: number; readonly dimension: Dimension }, DomainError>

/** @param currencies those of the book's pairs: of a unit, they alone are money */
export function reportedIn(reporting: string, spots: Spots, currencies: ReadonlySet<string>): ToReporting {
  const known = new Map<Dimension, ReturnType<ToReporting>>()
  const reportingMoney = baseDimension(reporting)
  const converted: ToReporting = (dimension) => {
    let rate = 1
    let reported = dimensionless
    for (const { symbol, exponent } of dimension.factors) {
      const isMoney = currencies.has(symbol)
      reported = multiply(reported, power(isMoney ? reportingMoney : baseDimension(symbol), exponent))
      if (!isMoney) continue
      const conversion = conversionRate(spots, symbol, reporting)
      if (!conversion.ok) return conversion
      rate *= conversion.value.rate ** (exponent.num / exponent.den)
    }
    return ok({ rate, dimension: reported })
  }
  return (dimension) => {
    let found = known.get(dimension)
    if (found === undefined) {
      found = converted(dimension)
      known.set(dimension, found)
    }
    return found
  }
}

/** `undefined` where there is nothing to add, or the dimensions differ and no reporting currency joins them. */
export function totalOf(
  figures: readonly Quantity[],
  toReporting: ToReporting | undefined,
): Result<Quantity | undefined, DomainError> {
  const sum = new CompensatedSum()
  let common: Dimension | undefined
  for (const { value, dimension } of figures) {
    const reported = toReporting === undefined ? ok({ rate: 1, dimension }) : toReporting(dimension)
    if (!reported.ok) return reported
    common ??= reported.value.dimension
    if (!sameDimension(reported.value.dimension, common)) return ok(undefined)
    sum.add(value * reported.value.rate)
  }
  if (common === undefined) return ok(undefined)
  if (!Number.isFinite(sum.total)) return refusal('domain', 'a total is too large to be represented')
  return ok({ value: sum.total, dimension: common })
}
