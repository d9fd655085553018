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
import type { Position } from './flags.js'
import { dimensionsOf, foreignNotional, type PairDimensions, signOf, timeToExpiry } from './option-terms.js'

export interface BookRows {
  readonly columns: BookColumns
  readonly pairs: readonly CurrencyPair[]
  readonly dimensions: readonly PairDimensions[]
  /** units of the reporting currency per unit of DOM */
  readonly toReporting: Float64Array
}

/** What the market says of a pair, looked up once for all its positions. */
interface PairMarket {
  readonly pair: CurrencyPair
  /** at no particular expiry */
  readonly forward: ForwardMarket
  readonly toReporting: number
  readonly dimensions: PairDimensions
  /** by years to expiry */
  readonly vols: Map<number, VolByStrike>
}

/** Positions must be free of mismatches. The first that the market does not cover ends it, named by its id. */
export function bookRows(
  positions: readonly Position[],
  market: MarketData,
  asOf: string | undefined,
  reporting: string,
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
  const dimensionsOfRows: PairDimensions[] = []
  const toReporting = new Float64Array(count)
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
    const { pair, forward, dimensions } = quoted.value
    const expiry = expiryOf(position)
    if (!expiry.ok) return ofPosition(position, expiry.error)
    const strike = position.strike.value
    const vol = position.vol === undefined ? volsAt(quoted.value, market, expiry.value)(strike) : ok(position.vol.value)
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
    toReporting[row] = quoted.value.toReporting
  }
  return ok({ columns, pairs, dimensions: dimensionsOfRows, toReporting })
}

/** The same refusal, named by the position that it is of. */
export const ofPosition = ({ id }: Position, { reason, message }: DomainError) =>
  err<DomainError>({ reason, message: `${id}: ${message}` })

/** Positions share a few tenors, each of which is read once. */
function expiryReader(asOf: string | undefined): (position: Position) => Result<number, DomainError> {
  const known = new Map<string, Result<number, DomainError>>()
  return (position) => {
    const { tenor } = position
    if (tenor === undefined || position.expiry !== undefined) return timeToExpiry(position, asOf)
    let expiry = known.get(tenor)
    if (expiry === undefined) {
      expiry = timeToExpiry(position, asOf)
      known.set(tenor, expiry)
    }
    return expiry
  }
}

function volsAt({ pair, forward, vols }: PairMarket, market: MarketData, expiry: number): VolByStrike {
  let vol = vols.get(expiry)
  if (vol === undefined) {
    vol = volByMarket(market, pair, { ...forward, expiry })
    vols.set(expiry, vol)
  }
  return vol
}

function pairMarket(market: MarketData, pair: CurrencyPair, reporting: string): Result<PairMarket, DomainError> {
  const forward = forwardMarket(market, pair, 0)
  if (!forward.ok) return forward
  const conversion = conversionRate(market.spots, pair.domestic, reporting)
  if (!conversion.ok) return conversion
  return ok({
    pair,
    forward: forward.value,
    toReporting: conversion.value.rate,
    dimensions: dimensionsOf(pair),
    vols: new Map(),
  })
}
