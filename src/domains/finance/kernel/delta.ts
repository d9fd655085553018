// From a delta back to the strike that has it, under each of the market's four conventions.

import type { DomainError } from '../../../fabric/fault.js'
import { ok, type Result } from '../../../fabric/result.js'
import { discountFactor, type OptionType } from './garman-kohlhagen.js'
import { cumulativeNormal, inverseCumulativeNormal, normalDensity } from './normal.js'
import { refusal } from './refusal.js'
import { rootNear } from './root.js'

export type DeltaConvention = 'spot' | 'forward' | 'premiumAdjustedSpot' | 'premiumAdjustedForward'

/** What of the market a forward needs. */
export interface ForwardMarket {
  /** DOM per FOR */
  readonly spot: number
  /** 1/yr */
  readonly domesticYield: number
  /** 1/yr */
  readonly foreignYield: number
  /** yr */
  readonly expiry: number
}

/** F = S e^((rd - rf) T), DOM per FOR. */
export const forwardRate = (market: ForwardMarket): number =>
  market.spot * Math.exp((market.domesticYield - market.foreignYield) * market.expiry)

/**
 * d1 of the option of this delta.
 *
 * @param delta its magnitude, above 0, for calls and puts alike
 * @param totalVol sigma sqrt(T), above 0
 * Error `deltaOutOfRange`: no strike has it. A premium-adjusted call delta is not monotone in the strike: the
 * branch right of its maximum, where N(d2) s = n(d2), is the market's.
 */
export function d1OfDelta(
  type: OptionType,
  delta: number,
  convention: DeltaConvention,
  totalVol: number,
  market: ForwardMarket,
): Result<number, DomainError> {
  const onSpot = convention === 'spot' || convention === 'premiumAdjustedSpot'
  const target = onSpot ? delta / discountFactor(market.foreignYield, market.expiry) : delta
  const phi = type === 'call' ? 1 : -1
  const outOfRange = () => refusal('deltaOutOfRange', `no strike has a ${convention} ${type} delta of ${delta}`)
  if (!(target > 0)) return outOfRange()
  if (convention === 'spot' || convention === 'forward') {
    return target < 1 ? ok(phi * inverseCumulativeNormal(target)) : outOfRange()
  }
  // With y = d2: |delta| = (K/F) N(phi y) and K/F = e^(-s y - s^2/2).
  const excess = (y: number) => Math.exp(-totalVol * (y + 0.5 * totalVol)) * cumulativeNormal(phi * y) - target
  const highest = type === 'call' ? steepestD2(totalVol) : FARTHEST
  const guess = target < 1 ? phi * inverseCumulativeNormal(target) - totalVol : 0
  const y = rootNear(excess, guess, 0.5, -FARTHEST, highest)
  return y === undefined ? outOfRange() : ok(y + totalVol)
}

/** The strike, DOM per FOR, of the option of this delta; errors as `d1OfDelta`. */
export function strikeOfDelta(
  type: OptionType,
  delta: number,
  convention: DeltaConvention,
  vol: number,
  market: ForwardMarket,
): Result<number, DomainError> {
  const totalVol = vol * Math.sqrt(market.expiry)
  const d1 = d1OfDelta(type, delta, convention, totalVol, market)
  return d1.ok ? ok(forwardRate(market) * Math.exp(totalVol * (0.5 * totalVol - d1.value))) : d1
}

/** Beyond this many standard deviations N is 0 or 1 in float64. */
const FARTHEST = 38

/** d2 at the maximum of the premium-adjusted call delta, where s N(d2) = n(d2); N being near 1, n(d2) = s is near it. */
function steepestD2(totalVol: number): number {
  const slope = (y: number) => totalVol * cumulativeNormal(y) - normalDensity(y)
  const guess = Math.sqrt(2 * Math.max(0, Math.log(normalDensity(0) / totalVol)))
  return rootNear(slope, guess, 0.25, -totalVol, FARTHEST) ?? FARTHEST
}
