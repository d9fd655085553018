// A market whose spots have moved.

import type { DomainError } from '../../../fabric/fault.js'
import { ok, type Result } from '../../../fabric/result.js'
import { refusal } from './refusal.js'
import { type CurrencyPair, conversionRate, pairName, type Spots, splitPair } from './triangulation.js'

/**
 * The spots with one pair at a level, DOM per FOR. Where the market quotes the pair the other way round that quote moves; a pair that it
 * does not quote is quoted from then on, and the spots that its rate came from stay.
 */
export function withSpot(spots: Spots, pair: CurrencyPair, level: number): Result<Spots, DomainError> {
  const name = pairName(pair)
  if (!(level > 0 && Number.isFinite(level)))
    return refusal('nonPositiveRate', `a spot of ${name} must be above zero, not ${level}`)
  const inverse = pairName({ foreign: pair.domestic, domestic: pair.foreign })
  const moved = new Map(spots)
  if (!spots.has(name) && spots.has(inverse)) moved.set(inverse, 1 / level)
  else moved.set(name, level)
  return ok(moved)
}

/** The spots with one pair moved by a share of its rate. Errors: those of `conversionRate`; `nonPositiveRate`. */
export function withPairMoved(spots: Spots, pair: CurrencyPair, relative: number): Result<Spots, DomainError> {
  const rate = conversionRate(spots, pair.foreign, pair.domestic)
  return rate.ok ? withSpot(spots, pair, rate.value.rate * (1 + relative)) : rate
}

/** The spots with one currency worth `1 + relative` times as much of every other that it is quoted against. */
export function withCurrencyMoved(spots: Spots, currency: string, relative: number): Result<Spots, DomainError> {
  const factor = 1 + relative
  if (!(factor > 0 && Number.isFinite(factor)))
    return refusal('nonPositiveRate', `${currency} cannot move by ${relative} times itself`)
  const moved = new Map(spots)
  let touched = false
  for (const [name, spot] of spots) {
    const { foreign, domestic } = splitPair(name)
    if (foreign !== currency && domestic !== currency) continue
    moved.set(name, foreign === currency ? spot * factor : spot / factor)
    touched = true
  }
  return touched ? ok(moved) : refusal('unknownCurrency', `no spot of the market mentions ${currency}`)
}
