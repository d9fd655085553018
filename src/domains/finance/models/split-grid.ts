// The points of a large grid, many of them at a time: the book stands side by side as each point's market has it, and the threads of
// a pool price it there. Each value is the one that `ShockedBook.valueIn` finds, to the last bit.

import type { DomainError } from '../../../fabric/fault.js'
import type { Result } from '../../../fabric/result.js'
import type { ModelContext, Splitting } from '../../define-domain.js'
import type { BookColumns } from '../kernel/index.js'
import { numberColumns, SplitBook, sharedColumns } from '../parallel/index.js'
import type { BookRows } from './book-rows.js'
import type { Position } from './flags.js'
import { type MovedMarket, ShockedBook } from './shocked-book.js'

/** Enough to keep a pool busy for some milliseconds; a larger book stands there once. */
const rowsAtOnce = 65_536

export class SplitGrid {
  private readonly places: number
  private readonly book: ShockedBook
  private readonly split: SplitBook
  private rowsDone = 0

  /**
   * @param points that will be valued in all
   * @param splitting of `context`
   */
  constructor(
    private readonly positions: readonly Position[],
    rows: BookRows,
    reporting: string,
    private readonly points: number,
    private readonly context: ModelContext,
    private readonly splitting: Splitting,
  ) {
    this.places = Math.max(1, Math.min(points, Math.floor(rowsAtOnce / positions.length)))
    this.split = new SplitBook(sideBySide(rows.columns, this.places))
    this.book = new ShockedBook(positions, rows, reporting, this.split.columns)
  }

  /** The book's value in one market. */
  async value(market: MovedMarket): Promise<Result<number, DomainError>> {
    const [value] = await this.batch([market])
    return value! // one for each market
  }

  /** The book's value in each market, in order. The first that has none is the last. */
  async *values(markets: readonly MovedMarket[]): AsyncGenerator<Result<number, DomainError>> {
    for (let from = 0; from < markets.length; from += this.places) {
      for (const value of await this.batch(markets.slice(from, from + this.places))) {
        yield value
        if (!value.ok) return
      }
    }
  }

  private async batch(markets: readonly MovedMarket[]): Promise<readonly Result<number, DomainError>[]> {
    const unmoved = this.moveAll(markets)
    const count = unmoved === undefined ? markets.length : unmoved.place
    const priced = await this.split.price(count * this.positions.length, this.terms())
    this.rowsDone += count * this.positions.length
    const sound = priced.ok ? count : Math.floor(priced.error.row / this.positions.length)
    const { value } = this.split.prices
    const values: Result<number, DomainError>[] = []
    for (let place = 0; place < sound; place++) values.push(this.book.total(place, value))
    if (!priced.ok) values.push(this.book.unpriced(priced.error))
    else if (unmoved !== undefined) values.push(unmoved.refused)
    return values
  }

  /** The first market that the book can't be put into. */
  private moveAll(
    markets: readonly MovedMarket[],
  ): { readonly place: number; readonly refused: Result<never, DomainError> } | undefined {
    for (const [place, market] of markets.entries()) {
      const moved = this.book.move(place, market)
      if (!moved.ok) return { place, refused: moved }
    }
    return undefined
  }

  private terms() {
    const { signal, progress } = this.context
    const before = this.rowsDone
    const total = this.points * this.positions.length
    const told = progress && ((rows: number) => progress(Math.min(before + rows, total), total))
    return { threads: this.splitting.threads, signal, progress: told }
  }
}

/** The columns of a book so many times, one after another, in shared memory. */
function sideBySide(columns: BookColumns, places: number): BookColumns {
  const count = columns.notional.length
  const wide = sharedColumns(count * places)
  for (let place = 0; place < places; place++) {
    const at = place * count
    wide.type.set(columns.type, at)
    for (const name of numberColumns) wide[name].set(columns[name], at)
  }
  return wide
}
