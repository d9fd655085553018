// A book whose rows were read from the market once, and are valued again and again as its spots and volatilities move. It may stand in
// the columns several times, each time as another market has it, so that many points of a grid are priced in one go.

import type { DomainError } from '../../../fabric/fault.js'
import { ok, type Result } from '../../../fabric/result.js'
import {
  type BookColumns,
  type CurrencyPair,
  conversionRate,
  type PositionError,
  priceColumns,
  refusal,
  reportedTotal,
  type Spots,
} from '../kernel/index.js'
import { type BookRows, ofPosition } from './book-rows.js'
import type { Position } from './flags.js'

export interface MovedMarket {
  readonly spots: Spots
  /** yr^(-1/2), added to every vol */
  readonly volShock: number
}

export class ShockedBook {
  private readonly pairs: readonly CurrencyPair[]
  /** Index in `pairs` of each row's. */
  private readonly pairOfRow: Int32Array
  private readonly toReporting: Float64Array

  /** @param columns where the book is to stand: as long as it, or that as many times as it has places; its own when left out */
  constructor(
    private readonly positions: readonly Position[],
    private readonly rows: BookRows,
    private readonly reporting: string,
    private readonly columns: BookColumns = ownColumns(rows.columns),
  ) {
    // Rows of one pair share one object.
    const indices = new Map<CurrencyPair, number>()
    this.pairOfRow = Int32Array.from(rows.pairs, (pair) => {
      const index = indices.get(pair) ?? indices.size
      indices.set(pair, index)
      return index
    })
    this.pairs = [...indices.keys()]
    this.toReporting = new Float64Array(columns.notional.length)
  }

  /**
   * The book's value in the reporting currency.
   *
   * Quotes of a smile are by delta and stay as they are, so that the smile moves with the spot: a strike then has the vol that the
   * strike as far from the old spot had.
   */
  valueIn(market: MovedMarket): Result<number, DomainError> {
    const moved = this.move(0, market)
    if (!moved.ok) return moved
    const priced = priceColumns(this.columns)
    return priced.ok ? this.total(0, priced.value.value) : this.unpriced(priced.error)
  }

  /** The value of the book that stands at a place, from the values of all rows. */
  total(place: number, values: Float64Array): Result<number, DomainError> {
    const [from, to] = [place * this.positions.length, (place + 1) * this.positions.length]
    const total = reportedTotal(values.subarray(from, to), this.toReporting.subarray(from, to))
    return Number.isFinite(total) ? ok(total) : refusal('domain', 'a total is too large to be represented')
  }

  /** The refusal of a row that has no price, wherever it stands. */
  unpriced(error: PositionError): Result<never, DomainError> {
    return ofPosition(this.positions[error.row % this.positions.length]!, error)
  }

  /** Puts the book to a place as it is in a market that has moved. */
  move(place: number, { spots, volShock }: MovedMarket): Result<void, DomainError> {
    const from = place * this.positions.length
    const markets = this.markets(spots)
    if (!markets.ok) return markets
    const { columns, vols } = this.rows
    for (let row = 0; row < this.positions.length; row++) {
      const { spot, toReporting } = markets.value[this.pairOfRow[row]!]!
      const before = columns.spot[row]!
      this.columns.spot[from + row] = spot
      this.toReporting[from + row] = toReporting
      const vol = this.vol(row, before / spot, vols[row])
      if (!vol.ok) return ofPosition(this.positions[row]!, vol.error)
      this.columns.vol[from + row] = vol.value + volShock
    }
    return ok(undefined)
  }

  private vol(row: number, spotRatio: number, byStrike: BookRows['vols'][number]): Result<number, DomainError> {
    const { columns } = this.rows
    return byStrike === undefined || spotRatio === 1
      ? ok(columns.vol[row]!)
      : byStrike(columns.strike[row]! * spotRatio)
  }

  private markets(spots: Spots): Result<readonly { spot: number; toReporting: number }[], DomainError> {
    const markets = []
    for (const { foreign, domestic } of this.pairs) {
      const spot = conversionRate(spots, foreign, domestic)
      if (!spot.ok) return spot
      const toReporting = conversionRate(spots, domestic, this.reporting)
      if (!toReporting.ok) return toReporting
      markets.push({ spot: spot.value.rate, toReporting: toReporting.value.rate })
    }
    return ok(markets)
  }
}

/** Spots and vols are written to; the rest stays as it is read. */
const ownColumns = (columns: BookColumns): BookColumns => ({
  ...columns,
  spot: columns.spot.slice(),
  vol: columns.vol.slice(),
})
