// A book of vanilla options as columns of equal length, row i of each being position i.

import type { DomainError } from '../../../fabric/fault.js'
import { err, ok, type Result } from '../../../fabric/result.js'
import { CompensatedSum } from './compensated-sum.js'
import { valueOption } from './garman-kohlhagen.js'

export interface BookColumns {
  /** +1 call, -1 put */
  readonly type: Int8Array
  /** FOR; positive when the position is long, negative when it is short */
  readonly notional: Float64Array
  /** DOM per FOR */
  readonly spot: Float64Array
  /** DOM per FOR */
  readonly strike: Float64Array
  /** 1/yr */
  readonly domesticYield: Float64Array
  /** 1/yr */
  readonly foreignYield: Float64Array
  /** yr^(-1/2) */
  readonly vol: Float64Array
  /** yr */
  readonly expiry: Float64Array
}

/** Per position, for its whole signed notional. */
export interface PricedColumns {
  /** DOM */
  readonly value: Float64Array
  /** FOR */
  readonly delta: Float64Array
  /** FOR^2/DOM */
  readonly gamma: Float64Array
  /** DOM yr^(1/2) */
  readonly vega: Float64Array
  /** DOM/yr */
  readonly theta: Float64Array
}

/** The model's no to one position of the book. */
export interface PositionError extends DomainError {
  readonly row: number
}

/** Prices every row; the first row that has no value ends it, and is named by `row`. */
export function priceColumns(book: BookColumns): Result<PricedColumns, PositionError> {
  const count = book.notional.length
  const priced = {
    value: new Float64Array(count),
    delta: new Float64Array(count),
    gamma: new Float64Array(count),
    vega: new Float64Array(count),
    theta: new Float64Array(count),
  }
  for (let row = 0; row < count; row++) {
    const option = valueOption({
      type: book.type[row] === 1 ? 'call' : 'put',
      spot: book.spot[row]!,
      strike: book.strike[row]!,
      domesticYield: book.domesticYield[row]!,
      foreignYield: book.foreignYield[row]!,
      vol: book.vol[row]!,
      expiry: book.expiry[row]!,
    })
    if (!option.ok) return err({ ...option.error, row })
    const notional = book.notional[row]!
    priced.value[row] = notional * option.value.value
    priced.delta[row] = notional * option.value.deltaSpot
    priced.gamma[row] = notional * option.value.gamma
    priced.vega[row] = notional * option.value.vega
    priced.theta[row] = notional * option.value.theta
  }
  return ok(priced)
}

/** Sum of values times the rate that takes each to the reporting currency. */
export function reportedTotal(values: Float64Array, rates: Float64Array): number {
  const total = new CompensatedSum()
  for (let row = 0; row < values.length; row++) total.add(values[row]! * rates[row]!)
  return total.total
}

/**
 * What the book holds of each currency to first order: N delta of FOR, and PV - S N delta of DOM, per position.
 *
 * @param pairs FOR and DOM of each row
 */
export function currencyExposure(
  book: BookColumns,
  priced: PricedColumns,
  pairs: readonly { readonly foreign: string; readonly domestic: string }[],
): Map<string, number> {
  const sums = new Map<string, CompensatedSum>()
  const add = (currency: string, amount: number) => {
    let sum = sums.get(currency)
    if (sum === undefined) {
      sum = new CompensatedSum()
      sums.set(currency, sum)
    }
    sum.add(amount)
  }
  pairs.forEach(({ foreign, domestic }, row) => {
    const delta = priced.delta[row]!
    add(foreign, delta)
    add(domestic, priced.value[row]!)
    add(domestic, -book.spot[row]! * delta)
  })
  return new Map([...sums].map(([currency, sum]) => [currency, sum.total]))
}
