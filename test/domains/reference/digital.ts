// Digitals at expiry: Reiner and Rubinstein, "Unscrambling the Binary Code" (1991); Haug (2007), 4.19.1 to 4.19.3.

import type { Dual } from './dual.js'
import { carried, standardised } from './exotic-terms.js'
import type { Sign, Terms } from './garman-kohlhagen.js'

/** 1 DOM when phi S > phi K at expiry. */
export function cashOrNothing(phi: Sign, terms: Terms<Dual>): Dual {
  const common = carried(terms)
  const d1 = standardised(terms.spot, terms.strike, common)
  return common.domesticDiscount.times(d1.minus(common.deviation).times(phi).normalCdf())
}

/** 1 FOR when phi S > phi K at expiry, in DOM. */
export function assetOrNothing(phi: Sign, terms: Terms<Dual>): Dual {
  const common = carried(terms)
  return common.spotPaid.times(standardised(terms.spot, terms.strike, common).times(phi).normalCdf())
}

/** phi (S - paid) when phi S > phi K at expiry: K triggers, `paid` is exchanged. May be below 0. */
export function gapOption(phi: Sign, terms: Terms<Dual>, paid: Dual): Dual {
  return assetOrNothing(phi, terms)
    .minus(paid.times(cashOrNothing(phi, terms)))
    .times(phi)
}
