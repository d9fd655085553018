// European options on a currency pair and what desks derive from them, in arbitrary precision, as the literature
// writes them: Garman and Kohlhagen (1983); Wystup, "FX Options and Structured Products" (2nd ed., 2017), 1.2 to 1.4;
// Haug, "The Complete Guide to Option Pricing Formulas" (2nd ed., 2007), chapter 2. Black's form on the forward is
// taken for the price.

import { type BigFloat, normalCdf, normalDensity } from './big-float.js'
import { Dual } from './dual.js'

/** What a price depends on, in the kernel's units: DOM per FOR, 1/yr, yr^(-1/2), yr. */
export interface Terms<T> {
  readonly spot: T
  readonly strike: T
  readonly domesticYield: T
  readonly foreignYield: T
  readonly vol: T
  readonly expiry: T
}

export type Sign = 1 | -1

/** S e^((rd - rf) T). */
export const forwardOf = ({ spot, domesticYield, foreignYield, expiry }: Omit<Terms<Dual>, 'strike' | 'vol'>): Dual =>
  spot.times(domesticYield.minus(foreignYield).times(expiry).exp())

export const discountOf = (yieldPerYear: Dual, expiry: Dual): Dual => yieldPerYear.times(expiry).negated().exp()

/** Black (1976) on the Garman-Kohlhagen forward: dd phi (F N(phi d+) - K N(phi d-)). */
export function vanillaPrice(phi: Sign, terms: Terms<Dual>): Dual {
  const { strike, domesticYield, vol, expiry } = terms
  const forward = forwardOf(terms)
  const deviation = vol.times(expiry.sqrt())
  const dPlus = forward.over(strike).ln().over(deviation).plus(deviation.times(0.5))
  const dMinus = dPlus.minus(deviation)
  const paid = forward.times(dPlus.times(phi).normalCdf()).minus(strike.times(dMinus.times(phi).normalCdf()))
  return paid.times(phi).times(discountOf(domesticYield, expiry))
}

export const GREEKS = [
  'value',
  'deltaSpot',
  'deltaForward',
  'deltaSpotPremiumAdjusted',
  'deltaForwardPremiumAdjusted',
  'gamma',
  'vega',
  'theta',
  'rhoDomestic',
  'rhoForeign',
  'vanna',
  'volga',
] as const

export type Greek = (typeof GREEKS)[number]

/** Value and Greeks of 1 FOR by their printed formulas (Wystup, 1.2). */
export function vanillaGreeks(phi: Sign, terms: Terms<BigFloat>): Record<Greek, BigFloat> {
  const { spot, strike, domesticYield, foreignYield, vol, expiry } = terms
  const rootTime = expiry.sqrt()
  const deviation = vol.times(rootTime)
  const forward = forwardOf(mapTerms(terms, Dual.of)).value
  const dd = discountOf(Dual.of(domesticYield), Dual.of(expiry)).value
  const df = discountOf(Dual.of(foreignYield), Dual.of(expiry)).value
  const dPlus = Dual.of(forward.over(strike)).ln().value.over(deviation).plus(deviation.scaled(-1))
  const dMinus = dPlus.minus(deviation)
  const NPlus = normalCdf(dPlus.times(phi))
  const NMinus = normalCdf(dMinus.times(phi))
  const density = normalDensity(dPlus)
  const value = forward.times(NPlus).minus(strike.times(NMinus)).times(phi).times(dd)
  const carryFor = foreignYield.times(spot).times(df).times(NPlus)
  const carryDom = domesticYield.times(strike).times(dd).times(NMinus)
  const decay = spot.times(df).times(density).times(vol).over(rootTime.scaled(1))
  const vega = spot.times(df).times(rootTime).times(density)
  return {
    value,
    deltaSpot: df.times(NPlus).times(phi),
    deltaForward: NPlus.times(phi),
    deltaSpotPremiumAdjusted: dd.times(strike).over(spot).times(NMinus).times(phi),
    deltaForwardPremiumAdjusted: strike.over(forward).times(NMinus).times(phi),
    gamma: df.times(density).over(spot.times(deviation)),
    vega,
    theta: carryFor.minus(carryDom).times(phi).minus(decay),
    rhoDomestic: strike.times(expiry).times(dd).times(NMinus).times(phi),
    rhoForeign: spot.times(expiry).times(df).times(NPlus).times(-phi),
    vanna: df.times(density).times(dMinus).over(vol).negated(),
    volga: vega.times(dPlus).times(dMinus).over(vol),
  }
}

export const TERM_NAMES = ['spot', 'strike', 'domesticYield', 'foreignYield', 'vol', 'expiry'] as const
export type TermName = (typeof TERM_NAMES)[number]

export function mapTerms<A, B>(terms: Terms<A>, map: (term: A, name: TermName) => B): Terms<B> {
  return {
    spot: map(terms.spot, 'spot'),
    strike: map(terms.strike, 'strike'),
    domesticYield: map(terms.domesticYield, 'domesticYield'),
    foreignYield: map(terms.foreignYield, 'foreignYield'),
    vol: map(terms.vol, 'vol'),
    expiry: map(terms.expiry, 'expiry'),
  }
}
