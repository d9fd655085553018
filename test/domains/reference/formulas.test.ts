// The reference formulas against published figures, and against each other: derivatives by automatic differentiation
// against the printed Greeks, series against images, parts against wholes.

import { describe, expect, it } from 'vitest'
import { type BarrierType, barrierOption } from './barrier.js'
import { type BigFloat, big, cos, exp, normalCdf, normalDensity, sin } from './big-float.js'
import { curvature, type DualInputs, slope } from './differentiate.js'
import { assetOrNothing, cashOrNothing, gapOption } from './digital.js'
import { Dual } from './dual.js'
import {
  type Greek,
  mapTerms,
  type Sign,
  type TermName,
  type Terms,
  vanillaGreeks,
  vanillaPrice,
} from './garman-kohlhagen.js'
import { doubleNoTouchByImages, doubleNoTouchBySines, paidAtHit, survivalPaid, touchPaidAtExpiry } from './touch.js'

const distance = (a: BigFloat, b: BigFloat): number => a.minus(b).abs().over(b.abs()).toNumber()

/** Each figure as a number without derivatives. */
function duals<Name extends string>(figures: { readonly [name in Name]: number }): DualInputs<Name> {
  const entries = Object.entries<number>(figures).map(([name, figure]) => [name, Dual.of(figure)])
  // fromEntries forgets the names; they are those of `figures`.
  return Object.fromEntries(entries) as DualInputs<Name>
}

describe('automatic differentiation', () => {
  it('differentiates each function, and their compositions, twice', () => {
    const x = Dual.variable(0.7, true, true)
    const f = x.normalCdf().times(x.sin()).over(x.exp())
    // With g = N(x) sin(x) and f = g e^-x: f' = (g' - g) e^-x and f'' = (g'' - 2 g' + g) e^-x.
    const [N, n, s, c] = [normalCdf(0.7), normalDensity(0.7), sin(0.7), cos(0.7)]
    const g = N.times(s)
    const slopeOfG = n.times(s).plus(N.times(c))
    const curvatureOfG = n.times(c).times(2).minus(n.times(s).times(0.7)).minus(g)
    const decay = exp(-0.7)
    expect(distance(f.first, slopeOfG.minus(g).times(decay))).toBeLessThan(1e-110)
    expect(distance(f.mixed, curvatureOfG.minus(slopeOfG.times(2)).plus(g).times(decay))).toBeLessThan(1e-110)
  })
})

const LONG_CALL = { spot: 1.085, strike: 1.1, domesticYield: 0.053, foreignYield: 0.039, vol: 0.075, expiry: 0.25 }

describe('the printed Greeks of vanilla options', () => {
  it.each([1, -1] as const)('are the derivatives of the price (phi %d)', (phi) => {
    const terms = { ...mapTerms<number, BigFloat>(LONG_CALL, (x) => big(x)) }
    const price = (at: Terms<Dual>) => vanillaPrice(phi, at)
    const by = (name: TermName) => slope<TermName>(price, terms, name)
    const deltaSpot = by('spot')
    const premium = price(mapTerms(terms, Dual.of)).value.over(terms.spot)
    const foreignDiscount = exp(-0.039 * 0.25)
    const derivatives: Partial<Record<Greek, BigFloat>> = {
      value: price(mapTerms(terms, Dual.of)).value,
      deltaSpot,
      deltaSpotPremiumAdjusted: deltaSpot.minus(premium),
      gamma: curvature<TermName>(price, terms, 'spot', 'spot'),
      vega: by('vol'),
      theta: by('expiry').negated(),
      rhoDomestic: by('domesticYield'),
      rhoForeign: by('foreignYield'),
      vanna: curvature<TermName>(price, terms, 'spot', 'vol'),
      volga: curvature<TermName>(price, terms, 'vol', 'vol'),
    }
    const printed = vanillaGreeks(phi, terms)
    for (const [greek, derivative] of Object.entries(derivatives))
      expect(distance(derivative, printed[greek as Greek]), greek).toBeLessThan(1e-100)
    expect(distance(printed.deltaForward.times(foreignDiscount), deltaSpot)).toBeLessThan(1e-16)
    const adjusted = printed.deltaForwardPremiumAdjusted.times(foreignDiscount)
    expect(distance(adjusted, deltaSpot.minus(premium))).toBeLessThan(1e-16)
  })
})

describe('barriers (Haug 2007, table 4-13)', () => {
  const terms = { spot: 100, domesticYield: 0.08, foreignYield: 0.04, vol: 0.25, expiry: 0.5, rebate: 3 }
  const published: readonly (readonly [BarrierType, Sign, number, readonly number[]])[] = [
    ['DownOut', 1, 95, [9.0246, 6.7924, 4.8759]],
    ['DownOut', 1, 100, [3, 3, 3]],
    ['UpOut', 1, 105, [2.6789, 2.358, 2.3453]],
    ['DownIn', 1, 95, [7.7627, 4.0109, 2.0576]],
    ['UpIn', 1, 105, [14.1112, 8.4482, 4.591]],
    ['DownOut', -1, 95, [2.2798, 2.2947, 2.6252]],
    ['UpOut', -1, 105, [3.776, 5.4932, 7.5187]],
    ['DownIn', -1, 95, [2.9586, 6.5677, 11.9752]],
    ['UpIn', -1, 105, [1.4653, 3.3721, 7.0846]],
  ]
  it.each(published)('%s, phi %d, barrier %d', (type, phi, barrier, values) => {
    const found = [90, 100, 110].map((strike) =>
      barrierOption(type, phi, duals({ ...terms, strike, barrier })).value.toNumber(),
    )
    for (const [i, value] of values.entries()) expect(found[i]).toBeCloseTo(value, 4)
  })

  it('in and out together are the vanilla', () => {
    const without = { ...terms, rebate: 0 }
    for (const phi of [1, -1] as const)
      for (const [side, barrier] of [
        ['Down', 97],
        ['Up', 104],
      ] as const)
        for (const strike of [91, 97, 99, 110]) {
          const all = duals({ ...without, strike, barrier })
          const parts = barrierOption(`${side}In`, phi, all).plus(barrierOption(`${side}Out`, phi, all))
          expect(distance(parts.value, vanillaPrice(phi, all).value)).toBeLessThan(1e-110)
        }
  })
})

describe('digitals and touches', () => {
  it('agree with the published examples (Haug 2007, 4.19)', () => {
    const gap = { spot: 50, strike: 50, domesticYield: 0.09, foreignYield: 0, vol: 0.2, expiry: 0.5 }
    expect(gapOption(1, duals(gap), Dual.of(57)).value.toNumber()).toBeCloseTo(-0.0053, 4)
    const cash = { spot: 100, strike: 80, domesticYield: 0.06, foreignYield: 0.06, vol: 0.35, expiry: 0.75 }
    expect(cashOrNothing(-1, duals(cash)).times(10).value.toNumber()).toBeCloseTo(2.671, 4)
    const asset = { spot: 70, strike: 65, domesticYield: 0.07, foreignYield: 0.05, vol: 0.27, expiry: 0.5 }
    expect(assetOrNothing(-1, duals(asset)).value.toNumber()).toBeCloseTo(20.2069, 4)
    const touch = duals({ spot: 105, barrier: 100, domesticYield: 0.1, foreignYield: 0, vol: 0.2, expiry: 0.5 })
    expect(paidAtHit(1, touch).times(15).value.toNumber()).toBeCloseTo(9.7264, 4)
    expect(touchPaidAtExpiry(1, touch).times(15).value.toNumber()).toBeCloseTo(9.3604, 4)
  })

  it('a touch and its absence together are the discounted payout', () => {
    for (const [eta, barrier] of [
      [1, 0.9],
      [-1, 1.3],
    ] as const) {
      const terms = duals({ spot: 1.1, barrier, domesticYield: 0.03, foreignYield: 0.01, vol: 0.2, expiry: 2 })
      const both = touchPaidAtExpiry(eta, terms).plus(survivalPaid(eta, terms)).value
      expect(distance(both, exp(big(0.03).times(-2)))).toBeLessThan(1e-115)
    }
  })

  it.each([
    [0.1, 9.8716],
    [0.2, 8.9307],
    [0.3, 6.3272],
    [0.5, 1.9094],
  ])('double no-touch at vol %d (Haug 2007, 4.19.6), by sines and by images', (vol, value) => {
    const terms = { spot: 100, lower: 80, upper: 120, domesticYield: 0.05, foreignYield: 0.02, expiry: 0.25, vol }
    const sines = doubleNoTouchBySines(duals(terms)).value
    expect(sines.times(10).toNumber()).toBeCloseTo(value, 4)
    expect(distance(doubleNoTouchByImages(duals(terms)).value, sines)).toBeLessThan(1e-95)
  })
})
