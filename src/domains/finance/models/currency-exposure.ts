// finance.currencyExposure: what a book holds of each currency to first order.

import { baseDimension } from '../../../fabric/dimension/index.js'
import { ok } from '../../../fabric/result.js'
import type { Model } from '../../define-domain.js'
import type { currencyExposure } from '../contracts/books.js'
import { refusal } from '../kernel/index.js'
import { totalsOf } from './book-totals.js'
import { pricedPositions } from './priced-positions.js'

/**
 * N delta of FOR and PV - S N delta of DOM, summed over the book. Where currencies are named, those and no others; one that the
 * book does not touch is 0.
 */
export const currencyExposureModel: Model<typeof currencyExposure.request, typeof currencyExposure.response> = (
  { book, market, currencies },
  { mismatches },
) => {
  const valued = pricedPositions(book, (sound) => sound, market, mismatches)
  if (!valued.ok) return valued
  const { rows, priced } = valued.value
  const { exposure } = totalsOf(rows, priced)
  if (![...exposure.values()].every(Number.isFinite)) {
    return refusal('domain', 'an exposure is too large to be represented')
  }
  const asked = currencies === undefined || currencies.length === 0 ? [...exposure.keys()] : currencies
  return ok(
    new Map(
      asked.map((currency) => [currency, { value: exposure.get(currency) ?? 0, dimension: baseDimension(currency) }]),
    ),
  )
}
