// Vol by strike from the three quotes of an FX smile.
//
// The quotes fix the vol at three strikes: sigma_call = ATM + BF + RR/2 at the call of the quoted delta, sigma_put
// = ATM + BF - RR/2 at the put, ATM at the at-the-money strike. Between and beyond them the vol is the parabola
// through the three in forward delta N(d1) (Malz, "Estimating the probability distribution of the future exchange
// rate from option prices", 1997). Delta runs from 0 to 1, so the wings stay bounded, and the vol at a strike is
// the one that agrees with its own delta.

import type { DomainError } from '../../../fabric/fault.js'
import { ok, type Result } from '../../../fabric/result.js'
import { type DeltaConvention, d1OfDelta, type ForwardMarket } from './delta.js'
import { logMoneyness } from './garman-kohlhagen.js'
import { cumulativeNormal } from './normal.js'
import { refusal } from './refusal.js'
import { rootNear } from './root.js'

export type AtmConvention = 'spot' | 'forward' | 'DNS'

export interface Smile {
  /** yr^(-1/2), as are rr and bf */
  readonly atm: number
  readonly rr: number
  readonly bf: number
  /** Delta of the wings; 0.25 when absent. */
  readonly delta?: number
  /** `spot` when absent. */
  readonly deltaConvention?: DeltaConvention
  /** `DNS` (delta-neutral straddle, in the delta of `deltaConvention`) when absent. */
  readonly atmConvention?: AtmConvention
}

/** The vol, yr^(-1/2), at a strike in DOM per FOR, at one expiry. */
export type VolByStrike = (strike: number) => Result<number, DomainError>

interface Pillar {
  /** N(d1) */
  readonly delta: number
  readonly vol: number
}

/** Share of the greatest vol by which the parabola's arithmetic may miss it. */
const ROUNDING = 2 ** -48

/** What a smile is at one expiry, whatever the strike. */
interface FittedSmile {
  readonly vol: (delta: number) => number
  /** Between these lies the vol of any strike. */
  readonly lowest: number
  readonly highest: number
}

/**
 * The smile's vol at any strike. Fitted at the first, so that all strikes of one expiry share the work.
 * Errors: `badSmile` (a vol not above 0, pillars out of order, or no vol that agrees with its delta), `deltaOutOfRange`, `nonPositiveRate`.
 */
export function volBySmile(smile: Smile, market: ForwardMarket): VolByStrike {
  const { spot, domesticYield, foreignYield, expiry } = market
  const rootTime = Math.sqrt(expiry)
  let fitted: Result<FittedSmile, DomainError> | undefined
  return (strike) => {
    if (!(strike > 0)) return refusal('nonPositiveRate', `a strike must be above zero, not ${strike}`)
    if (!(spot > 0)) return refusal('nonPositiveRate', `a spot must be above zero, not ${spot}`)
    // The vol of an option without time left plays no part in its value.
    if (expiry === 0) return ok(smile.atm)
    fitted ??= fittedSmile(smile, market)
    if (!fitted.ok) return fitted
    const { vol, lowest, highest } = fitted.value
    const x = logMoneyness({ spot, strike, domesticYield, foreignYield, expiry })
    const disagreement = (sigma: number) => {
      const totalVol = sigma * rootTime
      return sigma - vol(cumulativeNormal(x / totalVol + 0.5 * totalVol))
    }
    // A smile that nothing bends.
    if (lowest === highest) return ok(smile.atm)
    // Smiles far from any market's can agree with several deltas: the vol next to the quotes is meant, not one of a far wing.
    const agreed = rootNear(disagreement, smile.atm, 0.2 * smile.atm, lowest, highest)
    return agreed === undefined
      ? refusal('badSmile', `no vol of the smile agrees with its delta at ${strike}`)
      : ok(agreed)
  }
}

/** `volBySmile` at one strike. */
export const smileVol = (smile: Smile, market: ForwardMarket, strike: number): Result<number, DomainError> =>
  volBySmile(smile, market)(strike)

function fittedSmile(smile: Smile, market: ForwardMarket): Result<FittedSmile, DomainError> {
  const pillars = smilePillars(smile, market)
  if (!pillars.ok) return pillars
  const vol = parabola(pillars.value)
  const [lowest, highest] = range(pillars.value, vol)
  if (!(lowest > 0)) return refusal('badSmile', 'atm, rr and bf imply a vol that is not above zero')
  if (lowest === highest) return ok({ vol, lowest, highest })
  // A vol that is the least or the greatest may come out a rounding beyond it.
  const margin = ROUNDING * highest
  return ok({ vol, lowest: Math.max(0.5 * lowest, lowest - margin), highest: highest + margin })
}

/** The three quoted points as forward deltas, call wing first. */
function smilePillars(smile: Smile, market: ForwardMarket): Result<readonly [Pillar, Pillar, Pillar], DomainError> {
  const { atm, rr, bf, delta = 0.25, deltaConvention = 'spot' } = smile
  const callVol = atm + bf + 0.5 * rr
  const putVol = atm + bf - 0.5 * rr
  if (!(atm > 0 && callVol > 0 && putVol > 0)) {
    return refusal('badSmile', 'atm, atm + bf + rr/2 and atm + bf - rr/2 must be above zero')
  }
  const rootTime = Math.sqrt(market.expiry)
  const call = d1OfDelta('call', delta, deltaConvention, callVol * rootTime, market)
  if (!call.ok) return call
  const put = d1OfDelta('put', delta, deltaConvention, putVol * rootTime, market)
  if (!put.ok) return put
  const callPillar = { delta: cumulativeNormal(call.value), vol: callVol }
  const atmPillar = { delta: cumulativeNormal(atmD1(smile, market)), vol: atm }
  const putPillar = { delta: cumulativeNormal(put.value), vol: putVol }
  if (!(callPillar.delta < atmPillar.delta && atmPillar.delta < putPillar.delta)) {
    return refusal('badSmile', 'the wings lie on the wrong side of the at-the-money strike')
  }
  return ok([callPillar, atmPillar, putPillar])
}

/** d1 at the at-the-money strike: S, F, or the straddle without delta, F e^(s^2/2) (premium-adjusted F e^(-s^2/2)). */
function atmD1(smile: Smile, market: ForwardMarket): number {
  const totalVol = smile.atm * Math.sqrt(market.expiry)
  switch (smile.atmConvention ?? 'DNS') {
    case 'spot':
      return ((market.domesticYield - market.foreignYield) * market.expiry) / totalVol + 0.5 * totalVol
    case 'forward':
      return 0.5 * totalVol
    case 'DNS':
      return smile.deltaConvention?.startsWith('premiumAdjusted') ? totalVol : 0
  }
}

/** Lagrange's parabola through three points. */
function parabola([a, b, c]: readonly [Pillar, Pillar, Pillar]): (delta: number) => number {
  const slopeAB = (b.vol - a.vol) / (b.delta - a.delta)
  const slopeBC = (c.vol - b.vol) / (c.delta - b.delta)
  const curvature = (slopeBC - slopeAB) / (c.delta - a.delta)
  return (delta) => a.vol + (delta - a.delta) * (slopeAB + (delta - b.delta) * curvature)
}

/** Least and greatest vol over every delta from 0 to 1, between which the vol of any strike lies. */
function range(pillars: readonly [Pillar, Pillar, Pillar], vol: (delta: number) => number): readonly [number, number] {
  const [left, middle, right] = [vol(0), vol(0.5), vol(1)]
  const bend = left - 2 * middle + right
  const vertex = bend === 0 ? 0.5 : 0.5 + (0.25 * (left - right)) / bend
  const inside = vertex > 0 && vertex < 1 ? vol(vertex) : middle
  const candidates = [left, right, inside, ...pillars.map((pillar) => pillar.vol)]
  return [Math.min(...candidates), Math.max(...candidates)]
}
