// The volatility at which an option is worth a given price.
//
// After Jaeckel, "Let's be rational" (2015): the price is brought to Black's normalised form, where only x = |ln(F/K)| and s = sigma
// sqrt(T) are left, and s is found by Householder's iteration of fourth order on a transform of the price that is nearly straight where
// the price lies: 1/ln b in the deep tail, b itself in the middle, ln(b_max - b) where the price is near its bound. The starts are ours: the
// inverse of Bachelier's price below and of the normal tail above. Two or three steps leave rounding error only.

import type { DomainError } from '../../../fabric/fault.js'
import { ok, type Result } from '../../../fabric/result.js'
import {
  certainlyPaid,
  checkOption,
  discountFactor,
  logMoneyness,
  outOfTheMoney,
  type VanillaOption,
} from './garman-kohlhagen.js'
import { cumulativeNormal, inverseCumulativeNormal, normalDensity } from './normal.js'
import { refusal } from './refusal.js'

const ROOT_2PI = Math.sqrt(2 * Math.PI)
const epsilon = 2 ** -52
/** yr^(-1/2): a little above 5, the greatest that users meet, for a rounding of the price may add a few per cent there. */
const GREATEST_VOL = 5.5
/** Steps until rounding error at the worst; three do as a rule. */
const STEPS_MAX = 32

/**
 * sigma, yr^(-1/2), from the price in DOM of an option on 1 FOR.
 *
 * A price equal to the discounted intrinsic value, or below it by no more than rounding, is that of an option without volatility. One that rounding
 * keeps from the greatest, which no vol reaches, is that of any vol from some on: the least of them, if that is one that users meet.
 * Errors: `belowIntrinsic`, `aboveMaximum` (a call is worth less than its FOR, a put less than its strike, both discounted), `expired` for an
 * option without time left, and those of `checkOption`.
 */
export function impliedVol(option: Omit<VanillaOption, 'vol'>, price: number): Result<number, DomainError> {
  const checked = checkOption({ ...option, vol: 0 })
  if (!checked.ok) return checked
  if (!Number.isFinite(price)) return refusal('domain', 'a vol is implied by a finite price only')
  const { spot, strike, domesticYield, foreignYield, expiry } = option
  const phi = option.type === 'call' ? 1 : -1
  const x = logMoneyness(option)
  const spotPaid = spot * discountFactor(foreignYield, expiry)
  const strikePaid = strike * discountFactor(domesticYield, expiry)
  const intrinsic = phi * x > 0 ? phi * certainlyPaid(x, spotPaid, strikePaid) : 0
  const maximum = phi === 1 ? spotPaid : strikePaid
  // Of a price that is worked out by roots, normal probabilities and e^(x/2), and handed on.
  const rounding = (16 + Math.abs(x)) * epsilon * price
  if (price < intrinsic - (intrinsic > 0 ? rounding : 0)) {
    return refusal('belowIntrinsic', `${price} is less than the discounted intrinsic value, ${intrinsic}`)
  }
  const isAtMaximum = price >= maximum
  const aboveMaximum = () => refusal('aboveMaximum', `at no vol is the option worth ${maximum} or more, as ${price} is`)
  if (price > maximum + rounding) return aboveMaximum()
  if (expiry === 0) return isAtMaximum ? aboveMaximum() : refusal('expired', 'an option without time left has no vol')
  const scale = Math.sqrt(spotPaid) * Math.sqrt(strikePaid)
  const reached = isAtMaximum ? maximum * (1 - 0.5 * epsilon) : price
  const timeValue = (reached - intrinsic) / scale
  if (!(timeValue > 0)) return ok(0)
  const vol = totalVolOf(Math.abs(x), timeValue, (maximum - reached) / scale) / Math.sqrt(expiry)
  if (isAtMaximum && !(vol <= GREATEST_VOL)) return aboveMaximum()
  return Number.isFinite(vol) ? ok(vol) : refusal('domain', 'the vol is too large to be represented')
}

/**
 * s = sigma sqrt(T) of the option out of the money, from its normalised price b.
 *
 * @param gap e^(-x/2) - b, told apart from b because both may be tiny
 */
function totalVolOf(x: number, b: number, gap: number): number {
  const nearBound = gap < b
  let s = nearBound ? tailStart(x, gap) : bachelierStart(x, b)
  const step = nearBound ? gapStep : x > s && b < 0.1 ? tailStep : plainStep
  const target = step === plainStep ? b : Math.log(nearBound ? gap : b)
  for (let left = STEPS_MAX, last = Infinity; left > 0; left--) {
    const change = step(x, s, target)
    // No step may cross zero, nor can one that has ceased to shrink be anything but rounding.
    const next = Number.isFinite(change) ? Math.min(Math.max(s + change, 0.25 * s), 4 * s) : s
    const moved = Math.abs(next - s)
    if (moved >= last && moved < 1e-10 * s) return s
    s = next
    if (moved <= 2 * epsilon * s) return s
    last = moved
    // A step of fourth order that is below 1e-5 leaves 1e-20 behind.
    if (moved < 1e-5 * s) return s
  }
  return s
}

/** db/ds: with y = x/s and h = s/2, e^(-(y^2 + h^2)/2) / sqrt(2 pi). */
const slopeOf = (x: number, s: number): number => normalDensity(x / s) * Math.exp(-0.125 * s * s)
/** (ln b')' and (ln b')''. */
const bend = (x: number, s: number): number => (x / s) * (x / s) * (1 / s) - 0.25 * s
const bendSlope = (x: number, s: number): number => -3 * (x / s / s) * (x / s / s) - 0.25

/** Householder's step of fourth order, from Newton's and the ratios f''/f' and f'''/f'. */
const householder = (newton: number, second: number, third: number): number =>
  (newton * (1 + 0.5 * second * newton)) / (1 + newton * (second + (third * newton) / 6))

function plainStep(x: number, s: number, target: number): number {
  const first = bend(x, s)
  return householder((target - outOfTheMoney(x, s)) / slopeOf(x, s), first, first * first + bendSlope(x, s))
}

/** On 1/ln b, to which -2 s^2/x^2 comes near in the tail. */
function tailStep(x: number, s: number, target: number): number {
  const price = outOfTheMoney(x, s)
  if (price === 0) return Infinity
  const log = Math.log(price)
  const p = slopeOf(x, s) / price
  const q = bend(x, s) - p
  const newton = (log / p) * ((target - log) / target)
  const ratio = p / log
  return householder(newton, q - 2 * ratio, q * q + bendSlope(x, s) - p * q + 6 * ratio * (ratio - q))
}

/** On the logarithm of what the price lacks to its bound, e^(-x/2) N(y - h) + e^(x/2) N(-y - h). */
function gapStep(x: number, s: number, target: number): number {
  const y = x / s
  const h = 0.5 * s
  const gap = Math.exp(-0.5 * x) * cumulativeNormal(y - h) + Math.exp(0.5 * x) * cumulativeNormal(-y - h)
  const p = -slopeOf(x, s) / gap
  const q = bend(x, s) - p
  return householder((target - Math.log(gap)) / p, q, q * q + bendSlope(x, s) - p * q)
}

/**
 * From b = s e^(-s^2/8) (n(y) - y N(-y)) with y = x/s, Bachelier's price but for the first factor; the bracket is close to
 * n(y) / (y^2 + 3 - 2/(1 + 0.8 y)).
 */
function bachelierStart(x: number, b: number): number {
  // So near the money that the strike no longer shows; its logarithm might not even be a normal number.
  if (x < 1e-10 * b) return ROOT_2PI * b * (1 + (Math.PI / 12) * b * b)
  const s = bachelierVol(x, b)
  const corrected = s < 2 ? bachelierVol(x, b * Math.exp((0.125 * s * s) / (1 + s))) : s
  return corrected
}

function bachelierVol(x: number, b: number): number {
  const level = Math.log((b * ROOT_2PI) / x)
  let y = level > -1 ? x / (ROOT_2PI * b + 1.25 * x) : Math.sqrt(-2 * level)
  for (let step = 0; step < 3; step++) {
    const d = y * y + 3 - 2 / (1 + 0.8 * y)
    const slope = y + 1 / y + (2 * y + 1.6 / ((1 + 0.8 * y) * (1 + 0.8 * y))) / d
    y = Math.max(0.2 * y, y - (0.5 * y * y + Math.log(y * d) + level) / slope)
  }
  return x / y
}

/** From b_max - b = 2 N(-s/2) e^(-y^2/2), which holds better the larger s is. */
function tailStart(x: number, gap: number): number {
  const s = -2 * inverseCumulativeNormal(Math.min(0.499, 0.5 * gap))
  const y = x / s
  return -2 * inverseCumulativeNormal(Math.min(0.499, 0.5 * gap * Math.exp(Math.min(0.5 * y * y, 700))))
}
