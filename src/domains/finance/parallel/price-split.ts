// One book, priced on this thread or by the threads of a pool, whichever is sooner.

import type { Result } from '../../../fabric/result.js'
import type { Eventually, ModelContext } from '../../define-domain.js'
import { type BookColumns, type PositionError, type PricedColumns, priceColumns } from '../kernel/index.js'
import { SplitBook } from './split-book.js'

/** Whether so many rows of work are worth the pool. */
export const isSplit = (rows: number, { splitting }: ModelContext): boolean =>
  splitting !== undefined && rows >= splitting.rowsMin

/** As `priceColumns`, to the last bit. At once where the book is small. */
export function priceSplit(
  columns: BookColumns,
  context: ModelContext,
): Eventually<Result<PricedColumns, PositionError>> {
  const { splitting, signal, progress } = context
  const rows = columns.notional.length
  if (splitting === undefined || !isSplit(rows, context)) return priceColumns(columns)
  const { threads } = splitting
  return new SplitBook(columns).price(rows, { threads, signal, progress: progress && ((done) => progress(done, rows)) })
}
