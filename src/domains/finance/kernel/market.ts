// What the market says about one pair: spot (triangulated where it is not quoted), yields and vol.

import type { DomainError } from '../../../fabric/fault.js'
import { ok, type Result } from '../../../fabric/result.js'
import type { ForwardMarket } from './delta.js'
import { refusal } from './refusal.js'
import type { Smile, VolByStrike } from './smile.js'
import { type TermStructure, volByQuote, volByTerm } from './term-structure.js'
import { type CurrencyPair, conversionRate, pairName, type Spots } from './triangulation.js'
import { type YieldQuote, yieldAt } from './yield-curve.js'

export interface MarketData {
  /** by pair, DOM per FOR */
  readonly spots: Spots
  /** by currency */
  readonly yields: ReadonlyMap<string, YieldQuote>
  /** by pair */
  readonly vols: ReadonlyMap<string, VolQuote>
}

/** Flat (yr^(-1/2)), a smile for every expiry, or either by expiry. */
export type VolQuote = number | Smile | TermStructure

/** Spot of a pair, and its yields for a time in years. Errors: those of `conversionRate`, and `missingYield`. */
export function forwardMarket(
  market: MarketData,
  pair: CurrencyPair,
  expiry: number,
): Result<ForwardMarket & { readonly path: readonly string[] }, DomainError> {
  const spot = conversionRate(market.spots, pair.foreign, pair.domestic)
  if (!spot.ok) return spot
  const domesticYield = market.yields.get(pair.domestic)
  if (domesticYield === undefined) return missingYield(pair.domestic)
  const foreignYield = market.yields.get(pair.foreign)
  if (foreignYield === undefined) return missingYield(pair.foreign)
  return ok({
    spot: spot.value.rate,
    path: spot.value.path,
    domesticYield: yieldAt(domesticYield, expiry),
    foreignYield: yieldAt(foreignYield, expiry),
    expiry,
  })
}

/**
 * The vol of a pair, yr^(-1/2), at any strike and the forward's expiry. A pair quoted the other way round has the same vol at the inverse
 * strike. Errors: `missingVol`, and those of `volBySmile`.
 */
export function volByMarket(market: MarketData, pair: CurrencyPair, forward: ForwardMarket): VolByStrike {
  const quoted = market.vols.get(pairName(pair))
  if (quoted !== undefined) return volByPairQuote(quoted, forward)
  const inverse = market.vols.get(pairName({ foreign: pair.domestic, domestic: pair.foreign }))
  if (inverse === undefined) return () => refusal('missingVol', `the market has no vol for ${pairName(pair)}`)
  const volOf = volByPairQuote(inverse, {
    spot: 1 / forward.spot,
    domesticYield: forward.foreignYield,
    foreignYield: forward.domesticYield,
    expiry: forward.expiry,
  })
  return (strike) => volOf(1 / strike)
}

/** `volByMarket` at one strike. */
export const marketVol = (
  market: MarketData,
  pair: CurrencyPair,
  forward: ForwardMarket,
  strike: number,
): Result<number, DomainError> => volByMarket(market, pair, forward)(strike)

const volByPairQuote = (quote: VolQuote, forward: ForwardMarket): VolByStrike =>
  typeof quote === 'object' && 'pillars' in quote ? volByTerm(quote, forward) : volByQuote(quote, forward)

const missingYield = (currency: string) => refusal('missingYield', `the market has no yield for ${currency}`)
