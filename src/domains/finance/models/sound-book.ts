// A book for operations whose answer is one figure and has no room for flags: a position of the wrong dimension is a fault then, for
// a sum that left it out would be wrong without a word.

import type { DimensionFault, DomainError } from '../../../fabric/fault.js'
import { err, ok, type Result } from '../../../fabric/result.js'
import { dimensionFault, type Mismatch } from '../../../fabric/schema/index.js'
import { type PricedColumns, priceColumns } from '../kernel/index.js'
import { type BookRows, bookRows, ofPosition } from './book-rows.js'
import { distinctPositions } from './distinct-positions.js'
import type { Position } from './flags.js'
import { type Market, marketData } from './market-data.js'

export interface PricedBook {
  readonly rows: BookRows
  readonly priced: PricedColumns
}

/** Errors: FAULT_DIMENSION at the first mismatch; `duplicatePosition`; those of `bookRows` and of pricing. */
export function pricedBook(
  book: readonly Position[],
  positions: readonly Position[],
  market: Market,
  mismatches: readonly Mismatch[],
): Result<PricedBook, DomainError | DimensionFault> {
  const sound = soundBook(book, mismatches)
  if (!sound.ok) return sound
  const data = marketData(market)
  if (!data.ok) return data
  const rows = bookRows(positions, data.value, market.asOf, undefined)
  if (!rows.ok) return rows
  const priced = priceColumns(rows.value.columns)
  if (!priced.ok) return ofPosition(positions[priced.error.row]!, priced.error)
  return ok({ rows: rows.value, priced: priced.value })
}

/** ok for a book without mismatches in which no id comes twice. */
function soundBook(
  book: readonly Position[],
  mismatches: readonly Mismatch[],
): Result<void, DomainError | DimensionFault> {
  const first = mismatches.find(({ list }) => list === 'book')
  if (first === undefined) return distinctPositions(book)
  return err(dimensionFault(`book[${first.index}].${first.field}`, first.expected, first.actual))
}
