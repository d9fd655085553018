// European options on a currency pair: Garman and Kohlhagen, "Foreign currency option values" (1983).
//
// Pair FORDOM: spot S and strike K are in DOM per FOR, rd and rf are continuously compounded yields,
// phi is +1 for a call on FOR and -1 for a put, s = sigma sqrt(T), F = S df/dd,
// d1 = ln(F/K)/s + s/2, d2 = d1 - s, V = phi (S df N(phi d1) - K dd N(phi d2)).

import type { DomainError } from '../../../fabric/fault.js'
import { ok, type Result } from '../../../fabric/result.js'
import { cumulativeNormal, millsDifference, normalDensity } from './normal.js'
import { refusal } from './refusal.js'

export type OptionType = 'call' | 'put'

export interface VanillaOption {
  readonly type: OptionType
  /** DOM per FOR */
  readonly spot: number
  /** DOM per FOR */
  readonly strike: number
  /** 1/yr, continuously compounded */
  readonly domesticYield: number
  /** 1/yr, continuously compounded */
  readonly foreignYield: number
  /** yr^(-1/2) */
  readonly vol: number
  /** yr */
  readonly expiry: number
}

/** Value and sensitivities for a notional of 1 FOR. */
export interface Valuation {
  /** DOM */
  readonly value: number
  /** dV/dS, FOR */
  readonly deltaSpot: number
  /** FOR, per unit of forward contract */
  readonly deltaForward: number
  /** FOR, the premium being paid in FOR: spot delta - V/S */
  readonly deltaSpotPremiumAdjusted: number
  /** FOR, the premium being paid in FOR: phi (K/F) N(phi d2) */
  readonly deltaForwardPremiumAdjusted: number
  /** d2V/dS2, FOR^2/DOM */
  readonly gamma: number
  /** dV/dsigma, DOM yr^(1/2) */
  readonly vega: number
  /** -dV/dT, DOM/yr */
  readonly theta: number
  /** dV/drd, DOM yr */
  readonly rhoDomestic: number
  /** dV/drf, DOM yr */
  readonly rhoForeign: number
  /** d2V/dS dsigma, FOR yr^(1/2) */
  readonly vanna: number
  /** d2V/dsigma2, DOM yr */
  readonly volga: number
}

/**
 * Premium quotations of one value (Wystup, "FX Options and Structured Products", 1.3), as plain ratios, not times
 * 10^4 or 100.
 */
export interface PremiumStyles {
  /** DOM per FOR of notional: V */
  readonly domPips: number
  /** share of the FOR notional: V/S */
  readonly pctFor: number
  /** share of the DOM notional: V/K */
  readonly pctDom: number
  /** FOR per DOM of notional: V/(S K) */
  readonly forPips: number
}

/** ok, or `nonPositiveRate`, `negativeVol`, `expired`, `domain` for an option that has no value. */
export function checkOption(option: VanillaOption): Result<VanillaOption, DomainError> {
  const { spot, strike, vol, expiry } = option
  if (!(spot > 0)) return refusal('nonPositiveRate', `a spot must be above zero, not ${spot}`)
  if (!(strike > 0)) return refusal('nonPositiveRate', `a strike must be above zero, not ${strike}`)
  if (!(vol >= 0)) return refusal('negativeVol', `a vol cannot be below zero, as ${vol} is`)
  if (!(expiry >= 0)) return refusal('expired', `the option expired ${-expiry} yr ago`)
  if (!areFinite(spot, strike, vol) || !areFinite(expiry, option.domesticYield, option.foreignYield))
    return refusal('domain', 'an option is priced from finite numbers only')
  return ok(option)
}

const areFinite = (a: number, b: number, c: number): boolean =>
  Number.isFinite(a) && Number.isFinite(b) && Number.isFinite(c)

/** e^(-yield * years): the value now of one unit of a currency then. */
export const discountFactor = (yieldPerYear: number, years: number): number => Math.exp(-yieldPerYear * years)

/** ln(F/K), exact to rounding also where spot and strike nearly agree. */
export function logMoneyness(option: Omit<VanillaOption, 'type' | 'vol'>): number {
  const { spot, strike } = option
  const excess = (spot - strike) / strike
  const logSpotOverStrike = Math.abs(excess) < 0.5 ? Math.log1p(excess) : Math.log(spot / strike)
  return logSpotOverStrike + (option.domesticYield - option.foreignYield) * option.expiry
}

/**
 * Value and all sensitivities of a vanilla option for a notional of 1 FOR.
 *
 * With no volatility left (sigma = 0 or T = 0) every figure is its limit at a fixed spot. Exactly at F = K, where
 * the limits from the two sides of the strike differ, delta is their mean, and what is a multiple of n(d1) (gamma,
 * vega and so on) is 0, as on either side.
 */
export function valueOption(option: VanillaOption): Result<Valuation, DomainError> {
  const checked = checkOption(option)
  if (!checked.ok) return checked
  const valuation = valuate(option)
  if (!allFinite(valuation)) return refusal('domain', 'the value is too large to be represented')
  return ok(valuation)
}

export function premiumStyles(value: number, spot: number, strike: number): PremiumStyles {
  return { domPips: value, pctFor: value / spot, pctDom: value / strike, forPips: value / (spot * strike) }
}

function valuate(option: VanillaOption): Valuation {
  const { spot, strike, domesticYield, foreignYield, vol, expiry } = option
  const phi = option.type === 'call' ? 1 : -1
  const rootTime = Math.sqrt(expiry)
  const totalVol = vol * rootTime
  const x = logMoneyness(option)
  const domesticDiscount = discountFactor(domesticYield, expiry)
  const foreignDiscount = discountFactor(foreignYield, expiry)
  const spotPaid = spot * foreignDiscount
  const strikePaid = strike * domesticDiscount

  const certain = totalVol === 0
  const moneyness = certain ? stepMoneyness(x) : x / totalVol
  const d1 = moneyness + 0.5 * totalVol
  const d2 = moneyness - 0.5 * totalVol
  const N1 = cumulativeNormal(phi * d1)
  const N2 = cumulativeNormal(phi * d2)
  // Where d1 is so large that the density vanishes, d1 and d2 themselves must not turn 0 into NaN below.
  const n1 = certain ? 0 : normalDensity(d1)
  const spotDensity = spotPaid * n1
  const vega = spotDensity * rootTime

  return {
    value: forwardValue(phi, x, totalVol, spotPaid, strikePaid),
    deltaSpot: phi * foreignDiscount * N1,
    deltaForward: phi * N1,
    deltaSpotPremiumAdjusted: (phi * strikePaid * N2) / spot,
    deltaForwardPremiumAdjusted: (phi * strikePaid * N2) / spotPaid,
    gamma: n1 === 0 ? 0 : (foreignDiscount * n1) / (spot * totalVol),
    vega,
    theta:
      (n1 === 0 ? 0 : (-spotDensity * vol) / (2 * rootTime)) +
      phi * (foreignYield * spotPaid * N1 - domesticYield * strikePaid * N2),
    rhoDomestic: phi * strikePaid * expiry * N2,
    rhoForeign: -phi * spotPaid * expiry * N1,
    vanna: n1 === 0 ? 0 : (-foreignDiscount * n1 * d2) / vol,
    volga: n1 === 0 ? 0 : (vega * d1 * d2) / vol,
  }
}

/** x/s as s goes to 0. */
const stepMoneyness = (x: number): number => (x === 0 ? 0 : x > 0 ? Infinity : -Infinity)

/**
 * phi (S df N(phi d1) - K dd N(phi d2)) without the cancellation of that difference: what is certain to be paid
 * plus the value of the option that is out of the money, by put-call parity.
 */
function forwardValue(phi: 1 | -1, x: number, totalVol: number, spotPaid: number, strikePaid: number): number {
  const certain = phi * x > 0 ? phi * certainlyPaid(x, spotPaid, strikePaid) : 0
  return certain + Math.sqrt(spotPaid) * Math.sqrt(strikePaid) * outOfTheMoney(Math.abs(x), totalVol)
}

/** S df - K dd: by e^x - 1 where the two nearly agree, and plainly where e^x would magnify the rounding of x. */
export const certainlyPaid = (x: number, spotPaid: number, strikePaid: number): number =>
  Math.abs(x) < 0.5 ? strikePaid * Math.expm1(x) : spotPaid - strikePaid

/**
 * Black's value of the out-of-the-money option over sqrt(F K), undiscounted ("normalised Black", Jaeckel, "Let's be
 * rational", 2015).
 *
 * As F n(d1) = K n(d2) = sqrt(F K) e^(-(m^2 + h^2)/2) / sqrt(2 pi) with m = -|x|/s and h = s/2, it is that density
 * times R(m + h) - R(m - h), R being Mills' ratio. With d1 above 0 and not a small s the plain formula does not
 * cancel, and R might overflow.
 */
export function outOfTheMoney(absoluteX: number, totalVol: number): number {
  if (totalVol === 0) return 0
  const m = -absoluteX / totalVol
  const h = 0.5 * totalVol
  if (h > 0.25 && m + h > 0) {
    return Math.exp(-0.5 * absoluteX) * cumulativeNormal(m + h) - Math.exp(0.5 * absoluteX) * cumulativeNormal(m - h)
  }
  const density = normalDensity(m) * Math.exp(-0.5 * h * h)
  return density === 0 ? 0 : density * millsDifference(m, h)
}

function allFinite(v: Valuation): boolean {
  return (
    Number.isFinite(v.value) &&
    Number.isFinite(v.deltaSpot) &&
    Number.isFinite(v.deltaForward) &&
    Number.isFinite(v.deltaSpotPremiumAdjusted) &&
    Number.isFinite(v.deltaForwardPremiumAdjusted) &&
    Number.isFinite(v.gamma) &&
    Number.isFinite(v.vega) &&
    Number.isFinite(v.theta) &&
    Number.isFinite(v.rhoDomestic) &&
    Number.isFinite(v.rhoForeign) &&
    Number.isFinite(v.vanna) &&
    Number.isFinite(v.volga)
  )
}
