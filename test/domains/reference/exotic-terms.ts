// What the formulas for digitals, barriers and touches have in common, in Haug's notation (2007, 4.17.1).

import type { Dual } from './dual.js'
import { discountOf, type Terms } from './garman-kohlhagen.js'

/** A contract with a level in place of a strike: of a barrier, or both. */
export type LevelTerms = Omit<Terms<Dual>, 'strike'>

export interface Carried {
  /** s = sigma sqrt(T) */
  readonly deviation: Dual
  /** (b - sigma^2/2)/sigma^2, b = rd - rf */
  readonly mu: Dual
  /** (1 + mu) s */
  readonly drift: Dual
  readonly domesticDiscount: Dual
  /** S e^(-rf T) */
  readonly spotPaid: Dual
}

export function carried(terms: LevelTerms): Carried {
  const { spot, domesticYield, foreignYield, vol, expiry } = terms
  const deviation = vol.times(expiry.sqrt())
  const mu = domesticYield.minus(foreignYield).over(vol.times(vol)).minus(0.5)
  return {
    deviation,
    mu,
    drift: mu.plus(1).times(deviation),
    domesticDiscount: discountOf(domesticYield, expiry),
    spotPaid: spot.times(discountOf(foreignYield, expiry)),
  }
}

/** ln(a/b)/s + (1 + mu) s. */
export const standardised = (a: Dual, b: Dual, { deviation, drift }: Carried): Dual =>
  a.over(b).ln().over(deviation).plus(drift)

export const sum = (...terms: readonly Dual[]): Dual => terms.reduce((total, term) => total.plus(term))
