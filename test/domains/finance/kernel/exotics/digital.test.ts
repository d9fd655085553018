import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  valueDigital,
  valueDoubleNoTouch,
  valueGap,
  valueNoTouch,
  valueOneTouch,
} from '../../../../../src/domains/finance/kernel/index.js'
import type { DomainError } from '../../../../../src/fabric/fault.js'
import type { Result } from '../../../../../src/fabric/result.js'

const figure = (result: Result<number, DomainError>): number => {
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

const near = (actual: number, expected: number, relative: number) =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * Math.abs(expected))

// Haug, "The Complete Guide to Option Pricing Formulas", 2nd edition, sections 4.19.1 to 4.19.3 on binary options.
describe('digitals, as published', () => {
  it('cash or nothing', () => {
    const put = {
      type: 'put' as const,
      spot: 100,
      strike: 80,
      domesticYield: 0.06,
      foreignYield: 0.06,
      vol: 0.35,
      expiry: 0.75,
    }
    expect(10 * figure(valueDigital(put, 'domestic'))).toBeCloseTo(2.671, 4)
  })

  it('asset or nothing', () => {
    const put = {
      type: 'put' as const,
      spot: 70,
      strike: 65,
      domesticYield: 0.07,
      foreignYield: 0.05,
      vol: 0.27,
      expiry: 0.5,
    }
    expect(figure(valueDigital(put, 'foreign'))).toBeCloseTo(20.2069, 4)
  })

  it('gap: below zero where the trigger hurts', () => {
    const call = {
      type: 'call' as const,
      spot: 50,
      strike: 57,
      domesticYield: 0.09,
      foreignYield: 0,
      vol: 0.2,
      expiry: 0.5,
    }
    expect(figure(valueGap(call, 50))).toBeCloseTo(-0.0053, 4)
  })
})

const terms = fc.record({
  spot: fc.double({ min: 0.5, max: 2, noNaN: true }),
  domesticYield: fc.double({ min: -0.1, max: 0.2, noNaN: true }),
  foreignYield: fc.double({ min: -0.1, max: 0.2, noNaN: true }),
  vol: fc.double({ min: 0.01, max: 2, noNaN: true }),
  expiry: fc.double({ min: 0.001, max: 20, noNaN: true }),
  payout: fc.constantFrom('domestic' as const, 'foreign' as const),
})
const level = fc.double({ min: 0.3, max: 3, noNaN: true })

const certain = ({
  spot,
  domesticYield,
  foreignYield,
  expiry,
  payout,
}: typeof terms extends fc.Arbitrary<infer T> ? T : never) =>
  payout === 'foreign' ? spot * Math.exp(-foreignYield * expiry) : Math.exp(-domesticYield * expiry)

describe('touches', () => {
  it('a touch and no touch together are certain', () => {
    fc.assert(
      fc.property(terms, level, (at, barrier) => {
        const sum =
          figure(valueOneTouch({ ...at, barrier, payAt: 'expiry' })) + figure(valueNoTouch({ ...at, barrier }))
        near(sum, certain(at), 1e-12)
      }),
      { numRuns: 200 },
    )
  })

  it('paid when hit are worth the closed form, where that has real powers', () => {
    fc.assert(
      fc.property(terms, level, (at, barrier) => {
        const { spot, domesticYield, foreignYield, vol, expiry, payout } = at
        const mu = (domesticYield - foreignYield) / vol ** 2 - 0.5
        const inner = mu ** 2 + (2 * domesticYield) / vol ** 2
        fc.pre(inner >= 0 && Math.abs(Math.log(barrier / spot)) / vol < 5)
        const lambda = Math.sqrt(inner)
        const phi = spot > barrier ? ('put' as const) : ('call' as const)
        const root = vol * Math.sqrt(expiry)
        // N(x) as an undiscounted digital: of the moneyness x at vol 1, one year, whose d2 is x.
        const N = (x: number) =>
          figure(
            valueDigital(
              { type: phi, spot: 1, strike: Math.exp(-x - 0.5), domesticYield: 0, foreignYield: 0, vol: 1, expiry: 1 },
              'domestic',
            ),
          )
        const b = Math.log(barrier / spot)
        const first = Math.exp(b * (mu + lambda)) * N((-b - lambda * root * root) / root)
        const second = Math.exp(b * (mu - lambda)) * N((-b + lambda * root * root) / root)
        const expected = (payout === 'foreign' ? barrier : 1) * (first + second)
        fc.pre(expected > 1e-200)
        near(figure(valueOneTouch({ ...at, barrier, payAt: 'hit' })), expected, 1e-10)
      }),
      { numRuns: 200 },
    )
  })

  it('a corridor far wider than spot can move is one barrier, or none', () => {
    fc.assert(
      fc.property(terms, level, (at, upper) => {
        fc.pre(upper > at.spot && at.vol * Math.sqrt(at.expiry) < 0.3)
        const lower = at.spot * 1e-6
        near(
          figure(valueDoubleNoTouch({ ...at, lower, upper })),
          figure(valueNoTouch({ ...at, barrier: upper })),
          1e-11,
        )
      }),
      { numRuns: 100 },
    )
  })

  // The sum over 121 image sources in 60 digits: test/domains/reference/double-no-touch.py.
  it.each([
    [100, 80, 120, 0.05, 0.03, 0.1, 0.25, 'domestic', 0.9872277582482184],
    [100, 80, 120, 0.05, 0.03, 0.1, 0.25, 'foreign', 99.21100489478543],
    [100, 95, 105, 0.05, 0.03, 0.2, 0.25, 'domestic', 0.00911090800870256],
    [100, 95, 105, 0.05, 0.03, 0.2, 0.25, 'foreign', 0.9101670695662719],
    [100, 90, 105, 0.05, 0.2, 0.05, 1, 'domestic', 0.12165572061862717],
    [100, 90, 105, 0.05, 0.2, 0.05, 1, 'foreign', 11.323005828531613],
    [100, 99.99, 101, 0.05, 0.03, 0.02, 0.25, 'domestic', 0.00033718927206887584],
    [100, 99.99, 101, 0.05, 0.03, 0.02, 0.25, 'foreign', 0.03389350059631719],
    [100, 60, 101, 0.3, 0, 0.02, 1, 'domestic', 3.1895088767036607e-49],
    [100, 60, 101, 0.3, 0, 0.02, 1, 'foreign', 3.2129269429540447e-47],
    [1, 0.8, 1.3, 0.01, 0.04, 0.25, 0.5, 'domestic', 0.6363024883418603],
    [1, 0.8, 1.3, 0.01, 0.04, 0.25, 0.5, 'foreign', 0.6426873313138846],
    [1, 0.8, 1.3, 0.01, 0.04, 0.245, 0.99, 'domestic', 0.3452486533236561],
    [1, 0.8, 1.3, 0.01, 0.04, 0.245, 0.99, 'foreign', 0.34987173193097926],
  ] as const)(
    'between %d: %d and %d',
    (spot, lower, upper, domesticYield, foreignYield, vol, expiry, payout, expected) => {
      const at = { spot, lower, upper, domesticYield, foreignYield, vol, expiry, payout }
      near(figure(valueDoubleNoTouch(at)), expected, 1e-13)
    },
  )

  const at = { spot: 1.1, domesticYield: 0.03, foreignYield: 0.01, vol: 0.1, expiry: 0.5 }

  it('what spot touches already is worth its payout', () => {
    const barrier = at.spot
    expect(figure(valueOneTouch({ ...at, barrier, payout: 'domestic', payAt: 'hit' }))).toBe(1)
    expect(figure(valueOneTouch({ ...at, barrier, payout: 'foreign', payAt: 'hit' }))).toBe(1.1)
    expect(figure(valueOneTouch({ ...at, barrier, payout: 'domestic', payAt: 'expiry' }))).toBe(Math.exp(-0.015))
    expect(figure(valueNoTouch({ ...at, barrier, payout: 'domestic' }))).toBe(0)
    expect(figure(valueDoubleNoTouch({ ...at, lower: 1.1, upper: 1.2, payout: 'domestic' }))).toBe(0)
  })

  it.each(['hit', 'expiry'] as const)(
    'a barrier a million standard deviations away is worth nothing, paid at %s',
    (payAt) => {
      const terms = { spot: 16.22, domesticYield: 0.03, foreignYield: 0.01, vol: 2.7e-6, expiry: 2.3e-6, payAt }
      expect(figure(valueOneTouch({ ...terms, barrier: 276.6, payout: 'domestic' }))).toBe(0)
      expect(figure(valueOneTouch({ ...terms, barrier: 1.02, payout: 'foreign' }))).toBe(0)
    },
  )

  it('are refused barriers that leave no room', () => {
    const refused = valueDoubleNoTouch({ ...at, lower: 1.2, upper: 1.2, payout: 'domestic' })
    expect(refused).toMatchObject({ ok: false, error: { reason: 'badBarrier' } })
  })
})
