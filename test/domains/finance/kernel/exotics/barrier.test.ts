import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type BarrierOption,
  type BarrierType,
  type Valuation,
  valueBarrier,
  valueOption,
} from '../../../../../src/domains/finance/kernel/index.js'
import { type BarrierTerms, barrierOption } from '../../../reference/barrier.js'
import { atPrecision, big } from '../../../reference/big-float.js'
import { Dual } from '../../../reference/dual.js'

const valued = (option: BarrierOption): Valuation => {
  const result = valueBarrier(option)
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

// Haug, "The Complete Guide to Option Pricing Formulas", 2nd edition, table 4-13: S = 100, r = 8 %, b = 4 %, T = 0.5, rebate 3; by
// strike 90, 100, 110, first for a vol of 25 %, then of 30 %. Each is compared with Reiner and Rubinstein's formulas in high precision below; six of
// the 66 are off by a unit of their last digit.
const haug: readonly [BarrierType, number, 'call' | 'put', readonly number[]][] = [
  ['DownOut', 95, 'call', [9.0246, 6.7924, 4.8759, 8.8334, 7.0285, 5.4137]],
  ['DownOut', 100, 'call', [3, 3, 3, 3, 3, 3]],
  ['UpOut', 105, 'call', [2.6789, 2.358, 2.3453, 2.6341, 2.4389, 2.4315]],
  ['DownIn', 95, 'call', [7.7627, 4.0109, 2.0576, 9.0093, 5.137, 2.8517]],
  ['DownIn', 100, 'call', [13.8333, 7.8494, 3.9795, 14.8816, 9.2045, 5.3043]],
  ['UpIn', 105, 'call', [14.1112, 8.4482, 4.591, 15.2098, 9.7278, 5.835]],
  ['DownOut', 95, 'put', [2.2798, 2.2947, 2.6252, 2.417, 2.4258, 2.6246]],
  ['UpOut', 105, 'put', [3.776, 5.4932, 7.5187, 4.2293, 5.8032, 7.5649]],
  ['DownIn', 95, 'put', [2.9586, 6.5677, 11.9752, 3.8769, 7.7989, 13.3078]],
  ['DownIn', 100, 'put', [2.2845, 5.9085, 11.6465, 3.3328, 7.2636, 12.9713]],
  ['UpIn', 105, 'put', [1.4653, 3.3721, 7.0846, 2.0658, 4.4226, 8.3686]],
]

function inHighPrecision(
  barrierType: BarrierType,
  type: 'call' | 'put',
  inputs: Record<keyof BarrierTerms, number>,
): number {
  return atPrecision(256, () => {
    const dual = (name: keyof BarrierTerms) => Dual.of(big(inputs[name]))
    const market = { spot: dual('spot'), domesticYield: dual('domesticYield'), foreignYield: dual('foreignYield') }
    const terms = { vol: dual('vol'), expiry: dual('expiry'), strike: dual('strike'), rebate: dual('rebate') }
    const formula = { ...market, ...terms, barrier: dual('barrier') }
    return barrierOption(barrierType, type === 'call' ? 1 : -1, formula).value.toNumber()
  })
}

/** What a figure is of the order of where nothing cancels. */
function naturalSizes({ spot, vol, expiry }: { readonly spot: number; readonly vol: number; readonly expiry: number }) {
  const s = vol * Math.sqrt(expiry)
  return {
    ...{ value: spot, deltaSpot: 1, deltaForward: 1, deltaSpotPremiumAdjusted: 1, deltaForwardPremiumAdjusted: 1 },
    ...{ gamma: 1 / (spot * s), vega: spot / vol, theta: spot / expiry, rhoDomestic: spot / expiry + spot * expiry },
    ...{ rhoForeign: spot / expiry + spot * expiry, vanna: 1 / (vol * s), volga: spot / vol ** 2 },
  }
}

describe('barrier options', () => {
  it.each(haug)(
    '%s %d %s: as in the published table, and as the formulas in 77 digits',
    (barrierType, barrier, type, figures) => {
      const terms = { spot: 100, domesticYield: 0.08, foreignYield: 0.04, expiry: 0.5, barrier, rebate: 3 }
      const cases = [0.25, 0.3].flatMap((vol) => [90, 100, 110].map((strike) => ({ ...terms, vol, strike })))
      for (const [at, inputs] of cases.entries()) {
        const exact = inHighPrecision(barrierType, type, inputs)
        expect(Math.abs(exact - figures[at]!)).toBeLessThan(1.01e-4)
        expect(Math.abs(valued({ ...inputs, barrierType, type }).value / exact - 1)).toBeLessThan(1e-14)
      }
    },
  )

  const option = fc.record({
    type: fc.constantFrom('call' as const, 'put' as const),
    spot: fc.double({ min: 0.5, max: 2, noNaN: true }),
    strike: fc.double({ min: 0.5, max: 2, noNaN: true }),
    barrier: fc.double({ min: 0.5, max: 2, noNaN: true }),
    domesticYield: fc.double({ min: -0.1, max: 0.2, noNaN: true }),
    foreignYield: fc.double({ min: -0.1, max: 0.2, noNaN: true }),
    vol: fc.double({ min: 0.02, max: 1, noNaN: true }),
    expiry: fc.double({ min: 0.01, max: 10, noNaN: true }),
  })

  it('in and out together are the vanilla option, with all its Greeks', () => {
    fc.assert(
      fc.property(option, fc.constantFrom('Down' as const, 'Up' as const), (terms, side) => {
        const knockedIn = valued({ ...terms, barrierType: `${side}In`, rebate: 0 })
        const knockedOut = valued({ ...terms, barrierType: `${side}Out`, rebate: 0 })
        const vanilla = valueOption(terms)
        if (!vanilla.ok) throw new Error(vanilla.error.message)
        const rounding = 1e-11 * Math.exp((Math.abs(terms.domesticYield) + Math.abs(terms.foreignYield)) * terms.expiry)
        const sizes = naturalSizes(terms)
        for (const [name, figure] of Object.entries(vanilla.value) as [keyof Valuation, number][]) {
          expect(Math.abs(knockedIn[name] + knockedOut[name] - figure)).toBeLessThanOrEqual(rounding * sizes[name])
        }
      }),
      { numRuns: 80 },
    )
  })

  const differenced = fc.record({
    option,
    barrierType: fc.constantFrom('DownIn' as const, 'DownOut' as const, 'UpIn' as const, 'UpOut' as const),
    rebate: fc.double({ min: 0, max: 0.2, noNaN: true }),
  })

  it('Greeks are the slopes of the value', () => {
    fc.assert(
      fc.property(differenced, ({ option: terms, barrierType, rebate }) => {
        const at = { ...terms, barrierType, rebate }
        // Far enough from the barrier that the steps below do not cross it, and where the value bends slowly beside them.
        fc.pre(Math.abs(Math.log(at.spot / at.barrier)) > 0.05 && at.vol * Math.sqrt(at.expiry) > 0.05)
        const exact = valued(at)
        const moved = (name: 'spot' | 'vol' | 'domesticYield' | 'foreignYield' | 'expiry', step: number) =>
          valued({ ...at, [name]: at[name] + step })
        const slope = (
          name: 'spot' | 'vol' | 'domesticYield' | 'foreignYield' | 'expiry',
          figure: keyof Valuation,
          step: number,
        ) =>
          // Two central differences, extrapolated.
          (8 * (moved(name, step)[figure] - moved(name, -step)[figure]) -
            (moved(name, 2 * step)[figure] - moved(name, -2 * step)[figure])) /
          (12 * step)
        const close = (actual: number, expected: number) =>
          expect(Math.abs(actual - expected)).toBeLessThan(2e-5 * (1 + Math.abs(expected)))
        close(exact.deltaSpot, slope('spot', 'value', 1e-4))
        close(exact.gamma, slope('spot', 'deltaSpot', 1e-4))
        close(exact.vega, slope('vol', 'value', 1e-4))
        close(exact.volga, slope('vol', 'vega', 1e-4))
        close(exact.vanna, slope('vol', 'deltaSpot', 1e-4))
        close(exact.rhoDomestic, slope('domesticYield', 'value', 1e-4))
        close(exact.rhoForeign, slope('foreignYield', 'value', 1e-4))
        close(exact.theta, -slope('expiry', 'value', 1e-3 * at.expiry))
      }),
      { numRuns: 20 },
    )
  })

  const touched = {
    spot: 95,
    strike: 100,
    barrier: 95,
    domesticYield: 0.08,
    foreignYield: 0.04,
    vol: 0.25,
    expiry: 0.5,
  }

  it('a barrier that spot has reached is touched: out is its rebate, in the vanilla option', () => {
    expect(valued({ ...touched, type: 'call', barrierType: 'DownOut', rebate: 3 })).toMatchObject({
      value: 3,
      deltaSpot: 0,
    })
    const vanilla = valueOption({ ...touched, type: 'call' })
    expect(valued({ ...touched, type: 'call', barrierType: 'DownIn', rebate: 3 })).toEqual(vanilla.ok && vanilla.value)
  })

  it('a touch that is next to certain leaves Greeks as small as they are', () => {
    // Drift takes the path to the barrier by 270 standard deviations; without a domestic yield the rebate is worth itself whenever it comes.
    const certain = {
      spot: 1.4749e-3,
      barrier: 1.4438e-3,
      domesticYield: 0,
      foreignYield: 0.37,
      vol: 2.9e-3,
      expiry: 7.6,
    }
    const out = valued({ ...certain, type: 'call', barrierType: 'DownOut', strike: 2e-3, rebate: 1e-6 })
    expect(out).toMatchObject({ value: 1e-6, deltaSpot: 0, gamma: 0, vega: 0, theta: 0, vanna: 0, volga: 0 })
  })

  it('without vol there is one path', () => {
    const certain = { ...touched, spot: 100, vol: 0, type: 'call' as const, strike: 90, rebate: 3, expiry: 1 }
    const vanilla = valueOption(certain)
    const time = Math.log(1.02) / 0.04
    expect(valued({ ...certain, barrierType: 'UpIn', barrier: 102 }).value).toBe(vanilla.ok && vanilla.value.value)
    expect(valued({ ...certain, barrierType: 'UpOut', barrier: 102 }).value).toBeCloseTo(3 * Math.exp(-0.08 * time), 13)
    expect(valued({ ...certain, barrierType: 'UpIn', barrier: 105 }).value).toBeCloseTo(3 * Math.exp(-0.08), 13)
  })

  it.each([0, -1, Number.NaN, Infinity])('refuse a barrier of %d', (barrier) => {
    const refused = valueBarrier({ ...touched, type: 'call', barrierType: 'DownOut', rebate: 0, barrier })
    expect(refused).toMatchObject({ ok: false, error: { reason: 'badBarrier' } })
  })
})
