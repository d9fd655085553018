// A book's positions as the columns that the kernel prices, with what the market says of each.

import type { DomainError } from '../../../fabric/fault.js'
import { err, ok, type Result } from '../../../fabric/result.js'
import {
  type BookColumns,
  type CurrencyPair,
  conversionRate,
  type ForwardMarket,
  forwardMarket,
  type MarketData,
  splitPair,
  type VolByStrike,
  volByMarket,
} from '../kernel/index.js'
import type { BookLine } from './book-totals.js'
import type { Position } from './flags.js'
import { dimensionsOf, foreignNotional, type PairDimensions, signOf, timeToExpiry } from './option-terms.js'

export interface BookRows {
  readonly columns: BookColumns
  readonly pairs: readonly CurrencyPair[]
  /** Of each position, its place in `lines`: those of one pair and one tenor, time or date. */
  readonly lineOf: Int32Array
  readonly lines: readonly BookLine[]
  readonly dimensions: readonly PairDimensions[]
  /** units of the reporting currency per unit of DOM; 1 where none is reported in */
  readonly toReporting: Float64Array
  /** The market's vol by strike; absent where the position brings a vol of its own. */
  readonly vols: readonly (VolByStrike | undefined)[]
}

/** What the market says of a pair, looked up once for all its positions. */
interface PairMarket {
  readonly pair: CurrencyPair
  readonly toReporting: number
  readonly dimensions: PairDimensions
  /** by years to expiry */
  readonly expiries: Map<number, ExpiryMarket>
  /** by tenor, date or time */
  readonly lines: Map<string | number, number>
}

interface ExpiryMarket {
  readonly forward: ForwardMarket
  readonly vol: VolByStrike
}

/** Positions must be free of mismatches. The first that the market does not cover ends it, named by its id. */
export function bookRows(
  positions: readonly Position[],
  market: MarketData,
  asOf: string | undefined,
  reporting: string | undefined,
): Result<BookRows, DomainError> {
  const count = positions.length
  const columns = {
    type: new Int8Array(count),
    notional: new Float64Array(count),
    spot: new Float64Array(count),
    strike: new Float64Array(count),
    domesticYield: new Float64Array(count),
    foreignYield: new Float64Array(count),
    vol: new Float64Array(count),
    expiry: new Float64Array(count),
  }
  const pairs: CurrencyPair[] = []
  const lineOf = new Int32Array(count)
  const lines: BookLine[] = []
  const dimensionsOfRows: PairDimensions[] = []
  const toReporting = new Float64Array(count)
  const vols: (VolByStrike | undefined)[] = []
  const known = new Map<string, Result<PairMarket, DomainError>>()
  const expiryOf = expiryReader(asOf)
  for (let row = 0; row < count; row++) {
    const position = positions[row]!
    let quoted = known.get(position.pair)
    if (quoted === undefined) {
      quoted = pairMarket(market, splitPair(position.pair), reporting)
      known.set(position.pair, quoted)
    }
    if (!quoted.ok) return ofPosition(position, quoted.error)
    const { pair, dimensions } = quoted.value
    const expiry = expiryOf(position)
    if (!expiry.ok) return ofPosition(position, expiry.error)
    const at = marketAt(quoted.value, market, expiry.value)
    if (!at.ok) return ofPosition(position, at.error)
    const { forward } = at.value
    lineOf[row] = lineAt(lines, quoted.value, position, forward.spot)
    const strike = position.strike.value
    const vol = position.vol === undefined ? at.value.vol(strike) : ok(position.vol.value)
    if (!vol.ok) return ofPosition(position, vol.error)

    columns.type[row] = position.type === 'call' ? 1 : -1
    columns.notional[row] = signOf(position.side) * foreignNotional(position.notional, strike, dimensions)
    columns.spot[row] = forward.spot
    columns.strike[row] = strike
    columns.domesticYield[row] = forward.domesticYield
    columns.foreignYield[row] = forward.foreignYield
    columns.vol[row] = vol.value
    columns.expiry[row] = expiry.value
    pairs.push(pair)
    dimensionsOfRows.push(dimensions)
    vols.push(position.vol === undefined ? at.value.vol : undefined)
    toReporting[row] = quoted.value.toReporting
  }
  return ok({ columns, pairs, lineOf, lines, dimensions: dimensionsOfRows, toReporting, vols })
}

/** The line of a position, added where it is the first. */
function lineAt(
  all: BookLine[],
  { pair, toReporting, lines }: PairMarket,
  { tenor, expiry }: Position,
  spot: number,
): number {
  const key = tenor ?? expiry!.value
  const known = lines.get(key)
  if (known !== undefined) return known
  lines.set(key, all.length)
  return all.push({ pair, spot, toReporting }) - 1
}

/** The same refusal, named by the position that it is of. */
export const ofPosition = ({ id }: Position, { reason, message }: DomainError) =>
  err<DomainError>({ reason, message: `${id}: ${message}` })

/** Positions share a few tenors and dates, each of which is read once. */
function expiryReader(asOf: string | undefined): (position: Position) => Result<number, DomainError> {
  const known = new Map<string, Result<number, DomainError>>()
  return (position) => {
    const text = position.expiry?.case === 'date' ? position.expiry.value : position.tenor
    if (text === undefined || (position.tenor !== undefined && position.expiry !== undefined)) {
      return timeToExpiry(position, asOf)
    }
    let expiry = known.get(text)
    if (expiry === undefined) {
      expiry = timeToExpiry(position, asOf)
      known.set(text, expiry)
    }
    return expiry
  }
}

function marketAt(
  { pair, expiries }: PairMarket,
  market: MarketData,
  expiry: number,
): Result<ExpiryMarket, DomainError> {
  const known = expiries.get(expiry)
  if (known !== undefined) return ok(known)
  const forward = forwardMarket(market, pair, expiry)
  if (!forward.ok) return forward
  const at = { forward: forward.value, vol: volByMarket(market, pair, forward.value) }
  expiries.set(expiry, at)
  return ok(at)
}

function pairMarket(
  market: MarketData,
  pair: CurrencyPair,
  reporting: string | undefined,
): Result<PairMarket, DomainError> {
  const conversion = conversionRate(market.spots, pair.domestic, reporting ?? pair.domestic)
  if (!conversion.ok) return conversion
  return ok({
    pair,
    toReporting: conversion.value.rate,
    dimensions: dimensionsOf(pair),
    expiries: new Map(),
    lines: new Map(),
  })
}
