// Vanilla options that a barrier knocks in or out, with one flat vol: the eight of Reiner and Rubinstein ("Breaking down the barriers", 1991), each as
// integrals of positive payoffs over the paths that count, so that the terms of the textbook's sums never cancel.

import type { DomainError } from '../../../../fabric/fault.js'
import { ok, type Result } from '../../../../fabric/result.js'
import { checkOption, discountFactor, type Valuation, type VanillaOption, valueOption } from '../garman-kohlhagen.js'
import { refusal } from '../refusal.js'
import { type BarrierMarket, expectedPayoff, logRatio, sidesOf } from './barrier-weights.js'
import { touchValue } from './first-touch.js'
import { compose, constant, exponential, type Jet, minus, over, plus, scale, times, variable } from './jet.js'

export type BarrierType = 'DownIn' | 'DownOut' | 'UpIn' | 'UpOut'

export interface BarrierOption extends VanillaOption {
  readonly barrierType: BarrierType
  /** DOM per FOR */
  readonly barrier: number
  /** DOM per FOR of notional: paid at once when knocked out, at expiry when never knocked in */
  readonly rebate: number
}

/**
 * Value and sensitivities for a notional of 1 FOR. A barrier that spot has reached is touched: an option to knock in is then the vanilla one,
 * one to knock out its rebate, paid now. The Greeks are by automatic differentiation.
 * Errors: those of `checkOption`, `badBarrier`.
 */
export function valueBarrier(option: BarrierOption): Result<Valuation, DomainError> {
  const { barrierType, barrier, rebate, spot, vol, expiry } = option
  const checked = checkOption(option)
  if (!checked.ok) return checked
  if (!(barrier > 0 && barrier < Infinity)) return refusal('badBarrier', `a barrier must be above zero, not ${barrier}`)
  if (!Number.isFinite(rebate)) return refusal('domain', 'a rebate must be finite')
  const knocksIn = barrierType === 'DownIn' || barrierType === 'UpIn'
  const down = barrierType === 'DownIn' || barrierType === 'DownOut'
  if (down ? spot <= barrier : spot >= barrier) {
    return knocksIn ? valueOption(option) : ok(valuation(option, constant(rebate)))
  }
  const vanilla = valueOption(option)
  if (!vanilla.ok) return vanilla
  const valued =
    vol * Math.sqrt(expiry) === 0
      ? certainBarrier(option, knocksIn)
      : ok(valuation(option, barrierJet(option, knocksIn, vanilla.value)))
  if (valued.ok && !Object.values(valued.value).every(Number.isFinite)) {
    return refusal('domain', 'the value is too large to be represented')
  }
  return valued
}

function barrierJet(option: BarrierOption, knocksIn: boolean, vanilla: Valuation): Jet {
  const { rebate } = option
  // In and out together are the vanilla option. The greater is taken from that and the smaller: what is nearly vanilla has nearly vanilla
  // Greeks, where the slopes of a payoff's density would cancel.
  const whole = vanillaJet(vanilla)
  const own = payoffJet(option, knocksIn)
  const smaller = own[0]! <= 0.5 * vanilla.value
  const alive = smaller ? own : minus(whole, payoffJet(option, !knocksIn))
  if (rebate === 0) return alive
  const paid = knocksIn ? survivalJet(option) : touchValue(option)
  return plus(alive, scale(paid, rebate))
}

/** 1 DOM at expiry if the barrier was never touched; from its complement where that is the less likely. */
function survivalJet(option: BarrierOption): Jet {
  const { near, far } = sidesOf(option)
  const { domesticYield, expiry } = option
  const certain = exponential(scale(times(variable(domesticYield, 3), variable(expiry, 8)), -1))
  const survived = expectedPayoff(option, { kind: 'domestic' }, 'untouched', near)
  if (survived[0]! <= 0.5 * certain[0]!) return survived
  const beyond = expectedPayoff(option, { kind: 'domestic' }, 'all', far)
  return minus(certain, plus(beyond, expectedPayoff(option, { kind: 'domestic' }, 'touched', near)))
}

/** Without its rebate. */
function payoffJet(option: BarrierOption, knocksIn: boolean): Jet {
  const { type, strike } = option
  const payoff = { kind: type, strike }
  const { near, far } = sidesOf(option)
  return knocksIn
    ? plus(expectedPayoff(option, payoff, 'all', far), expectedPayoff(option, payoff, 'touched', near))
    : expectedPayoff(option, payoff, 'untouched', near)
}

const vanillaJet = ({ value, deltaSpot, vega, rhoDomestic, rhoForeign, gamma, vanna, volga, theta }: Valuation): Jet =>
  Float64Array.of(value, deltaSpot, vega, rhoDomestic, rhoForeign, gamma, vanna, volga, -theta)

/** Without vol there is one path, from spot to the forward. */
function certainBarrier(option: BarrierOption, knocksIn: boolean): Result<Valuation, DomainError> {
  const { rebate, domesticYield, expiry } = option
  const time = timeOfCertainTouch(option)
  if (time === undefined ? !knocksIn : knocksIn) return valueOption(option)
  if (time !== undefined)
    return ok(valuation(option, scale(exponential(scale(times(variable(domesticYield, 3), time), -1)), rebate)))
  return ok(
    valuation(option, scale(exponential(scale(times(variable(domesticYield, 3), variable(expiry, 8)), -1)), rebate)),
  )
}

/** yr, where the path without vol touches the barrier before expiry. */
export function timeOfCertainTouch({
  spot,
  barrier,
  domesticYield,
  foreignYield,
  expiry,
}: Omit<BarrierMarket, 'vol'>): Jet | undefined {
  const shift = compose(variable(spot, 1), 0, 1 / spot, -1 / spot ** 2)
  const rates = minus(variable(domesticYield, 3), variable(foreignYield, 4))
  const time = over(minus(constant(logRatio(barrier, spot)), shift), rates)
  return time[0]! >= 0 && time[0]! <= expiry ? time : undefined
}

function valuation({ spot, foreignYield, expiry }: BarrierOption, jet: Jet): Valuation {
  const [value, deltaSpot, vega, rhoDomestic, rhoForeign, gamma, vanna, volga, slopeInTime] = jet as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const foreignDiscount = discountFactor(foreignYield, expiry)
  const adjusted = deltaSpot - value / spot
  return {
    value,
    deltaSpot,
    deltaForward: deltaSpot / foreignDiscount,
    deltaSpotPremiumAdjusted: adjusted,
    deltaForwardPremiumAdjusted: adjusted / foreignDiscount,
    gamma,
    vega,
    theta: slopeInTime === 0 ? 0 : -slopeInTime,
    rhoDomestic,
    rhoForeign,
    vanna,
    volga,
  }
}
