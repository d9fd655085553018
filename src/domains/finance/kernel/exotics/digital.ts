// Options that pay a fixed amount of either currency, by where spot ends or what it touches, with one flat vol.

import type { DomainError } from '../../../../fabric/fault.js'
import { ok, type Result } from '../../../../fabric/result.js'
import {
  checkOption,
  discountFactor,
  logMoneyness,
  type OptionType,
  type VanillaOption,
  valueOption,
} from '../garman-kohlhagen.js'
import { cumulativeNormal } from '../normal.js'
import { refusal } from '../refusal.js'
import { timeOfCertainTouch } from './barrier.js'
import { expectedPayoff, sidesOf } from './barrier-weights.js'
import { doubleNoTouchValue } from './double-no-touch.js'
import { touchValue } from './first-touch.js'

/** One unit of which currency is paid. */
export type PayoutCurrency = 'domestic' | 'foreign'

type Terms = Omit<VanillaOption, 'type' | 'strike'>

/**
 * DOM, for 1 DOM or 1 FOR paid at expiry if spot ends above (call) or below (put) the strike: e^(-rd T) N(phi d2), S e^(-rf T) N(phi d1). Where
 * the path is certain to end at the strike, half of it.
 */
export function valueDigital(option: VanillaOption, payout: PayoutCurrency): Result<number, DomainError> {
  const checked = checkOption(option)
  if (!checked.ok) return checked
  const { type, vol, expiry } = option
  const s = vol * Math.sqrt(expiry)
  const x = logMoneyness(option)
  const moneyness = s === 0 ? (x === 0 ? 0 : x * Infinity) : x / s
  const d = payout === 'foreign' ? moneyness + 0.5 * s : moneyness - 0.5 * s
  return finite(paidAtExpiry(option, payout) * cumulativeNormal(type === 'call' ? d : -d))
}

/** DOM, for 1 FOR bought or sold at the strike if spot ends beyond the trigger: below zero where that hurts. Errors: those of `checkOption`. */
export function valueGap(option: VanillaOption, trigger: number): Result<number, DomainError> {
  const checked = checkOption(option)
  if (!checked.ok) return checked
  const atTrigger = { ...option, strike: trigger }
  const vanilla = valueOption(atTrigger)
  if (!vanilla.ok) return vanilla
  const digital = valueDigital(atTrigger, 'domestic')
  if (!digital.ok) return digital
  const gain = option.type === 'call' ? trigger - option.strike : option.strike - trigger
  return finite(vanilla.value.value + gain * digital.value)
}

export interface Touch extends Terms {
  readonly barrier: number
  readonly payout: PayoutCurrency
  /** when a touch pays */
  readonly payAt: 'hit' | 'expiry'
}

/** DOM, for one unit paid if the barrier is touched by expiry. A barrier at spot is touched already. */
export function valueOneTouch(touch: Touch): Result<number, DomainError> {
  const checked = checkTouch(touch)
  if (!checked.ok) return checked
  const { spot, barrier, payout, payAt, vol, expiry, domesticYield } = touch
  const atHit = payout === 'foreign' ? barrier : 1
  if (spot === barrier) return finite(payAt === 'hit' ? atHit : paidAtExpiry(touch, payout))
  if (vol * Math.sqrt(expiry) === 0) {
    const time = timeOfCertainTouch(touch)?.[0]
    if (time === undefined) return ok(0)
    return finite(payAt === 'hit' ? atHit * discountFactor(domesticYield, time) : paidAtExpiry(touch, payout))
  }
  if (payAt === 'hit') return finite(atHit * touchValue(touch)[0]!)
  const { near, far } = sidesOf(touch)
  const beyond = expectedPayoff(touch, { kind: payout }, 'all', far)[0]!
  return finite(beyond + expectedPayoff(touch, { kind: payout }, 'touched', near)[0]!)
}

/** DOM, for one unit paid at expiry if the barrier was not touched. */
export function valueNoTouch(touch: Omit<Touch, 'payAt'>): Result<number, DomainError> {
  const checked = checkTouch(touch)
  if (!checked.ok) return checked
  const { spot, barrier, payout, vol, expiry } = touch
  if (spot === barrier) return ok(0)
  if (vol * Math.sqrt(expiry) === 0) {
    return finite(timeOfCertainTouch(touch) === undefined ? paidAtExpiry(touch, payout) : 0)
  }
  return finite(expectedPayoff(touch, { kind: payout }, 'untouched', sidesOf(touch).near)[0]!)
}

/** DOM, for one unit paid at expiry if spot stays between two barriers throughout. Errors: those of `checkOption`, `badBarrier`. */
export function valueDoubleNoTouch(
  touch: Omit<Touch, 'payAt' | 'barrier'> & { readonly lower: number; readonly upper: number },
): Result<number, DomainError> {
  const { lower, upper, spot, payout, vol, expiry } = touch
  const checked = checkTouch({ ...touch, barrier: lower })
  if (!checked.ok) return checked
  if (!(lower < upper && upper < Infinity))
    return refusal('badBarrier', `the barriers ${lower} and ${upper} leave no room`)
  if (spot <= lower || spot >= upper) return ok(0)
  if (vol * Math.sqrt(expiry) === 0) {
    const touches = [lower, upper].some((barrier) => timeOfCertainTouch({ ...touch, barrier }) !== undefined)
    return finite(touches ? 0 : paidAtExpiry(touch, payout))
  }
  return finite(doubleNoTouchValue(touch))
}

function checkTouch(touch: Terms & { readonly barrier: number }): Result<unknown, DomainError> {
  const { barrier } = touch
  if (!(barrier > 0 && barrier < Infinity)) return refusal('badBarrier', `a barrier must be above zero, not ${barrier}`)
  return checkOption({ ...touch, type: 'call' satisfies OptionType, strike: barrier })
}

const paidAtExpiry = ({ spot, domesticYield, foreignYield, expiry }: Terms, payout: PayoutCurrency): number =>
  payout === 'foreign' ? spot * discountFactor(foreignYield, expiry) : discountFactor(domesticYield, expiry)

const finite = (value: number): Result<number, DomainError> =>
  Number.isFinite(value) ? ok(value) : refusal('domain', 'the value is too large to be represented')
