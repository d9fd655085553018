// Single-barrier options with rebates: Reiner and Rubinstein, "Breaking Down the Barriers" (1991), in the arrangement
// of Haug (2007), 4.17.1. A knock-out pays its rebate when the barrier is hit, a knock-in at expiry if it never was.

import type { Dual } from './dual.js'
import { type Carried, carried, standardised, sum } from './exotic-terms.js'
import type { Sign, Terms } from './garman-kohlhagen.js'
import { paidAtHit, survivalPaid } from './touch.js'

export type BarrierType = 'DownIn' | 'DownOut' | 'UpIn' | 'UpOut'

export interface BarrierTerms extends Terms<Dual> {
  readonly barrier: Dual
  /** DOM per FOR of notional */
  readonly rebate: Dual
}

/** The option while its barrier has not been touched: S above a down, below an up barrier. */
export function barrierOption(type: BarrierType, phi: Sign, terms: BarrierTerms): Dual {
  const { spot, strike, barrier, rebate } = terms
  const eta: Sign = type.startsWith('Down') ? 1 : -1
  const common = carried(terms)
  const nearer = terms.barrier.over(spot)
  const A = () => paid(phi, phi, standardised(spot, strike, common), terms, common)
  const B = () => paid(phi, phi, standardised(spot, barrier, common), terms, common)
  const reflected = (y: Dual) => paid(phi, eta, y, terms, common, nearer)
  const C = () => reflected(standardised(barrier.times(barrier), spot.times(strike), common))
  const D = () => reflected(standardised(barrier, spot, common))
  const strikeAbove = strike.value.compare(barrier.value) > 0

  if (type.endsWith('In')) {
    const E = rebate.times(survivalPaid(eta, terms))
    // The payoff lies wholly behind the barrier, wholly before it, or on both sides of it.
    if (strikeAbove === (phi === 1) && eta !== phi) return A().plus(E)
    if (strikeAbove === (phi === 1)) return C().plus(E)
    return eta === phi ? sum(A(), B().negated(), D(), E) : sum(B(), C().negated(), D(), E)
  }
  const F = rebate.times(paidAtHit(eta, terms))
  if (strikeAbove === (phi === 1) && eta !== phi) return F
  if (strikeAbove === (phi === 1)) return sum(A(), C().negated(), F)
  return eta === phi ? sum(B(), D().negated(), F) : sum(A(), B().negated(), C(), D().negated(), F)
}

/**
 * phi (S df w1 N(eta x) - K dd w2 N(eta (x - s))), the weights of the reflection w1 = (H/S)^(2 (mu + 1)) and
 * w2 = (H/S)^(2 mu) where there is one.
 */
function paid(phi: Sign, eta: Sign, x: Dual, terms: BarrierTerms, common: Carried, reflection?: Dual): Dual {
  const { deviation, mu, domesticDiscount, spotPaid } = common
  const asset = spotPaid.times(x.times(eta).normalCdf())
  const cash = terms.strike.times(domesticDiscount).times(x.minus(deviation).times(eta).normalCdf())
  if (reflection === undefined) return asset.minus(cash).times(phi)
  const weight = reflection.pow(mu.times(2))
  return asset.times(reflection).times(reflection).minus(cash).times(weight).times(phi)
}
