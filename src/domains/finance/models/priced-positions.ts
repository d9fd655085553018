// The positions of a book that can be priced, for operations that need no line of each.

import type { DomainError } from '../../../fabric/fault.js'
import { ok, type Result } from '../../../fabric/result.js'
import type { Mismatch } from '../../../fabric/schema/index.js'
import { type PricedColumns, priceColumns } from '../kernel/index.js'
import { type BookRows, bookRows, ofPosition } from './book-rows.js'
import { distinctPositions } from './distinct-positions.js'
import { type Position, soundPositions } from './flags.js'
import { type Market, marketData } from './market-data.js'

export interface PricedPositions {
  /** In the book's order, as `rows` and `priced` are. */
  readonly positions: readonly Position[]
  readonly rows: BookRows
  readonly priced: PricedColumns
}

/**
 * Prices the positions that are wanted, without those of a wrong dimension: an answer flags them, or what it rests on tells of them.
 *
 * Errors: `duplicatePosition`; those of `bookRows` and of pricing.
 */
export function pricedPositions(
  book: readonly Position[],
  wanted: (sound: readonly Position[]) => readonly Position[],
  market: Market,
  mismatches: readonly Mismatch[],
): Result<PricedPositions, DomainError> {
  const distinct = distinctPositions(book)
  if (!distinct.ok) return distinct
  const positions = wanted(soundPositions(book, mismatches))
  const data = marketData(market)
  if (!data.ok) return data
  const rows = bookRows(positions, data.value, market.asOf, undefined)
  if (!rows.ok) return rows
  const priced = priceColumns(rows.value.columns)
  if (!priced.ok) return ofPosition(positions[priced.error.row]!, priced.error)
  return ok({ positions, rows: rows.value, priced: priced.value })
}
