import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  discountFactor,
  premiumStyles,
  type VanillaOption,
  valueOption,
} from '../../../../src/domains/finance/kernel/index.js'
import { fixedPoint } from '../../../reference/fixed-point.js'
import { answerOf, deskOptions, euroDollarCall, extremeOptions } from './option-cases.js'
import { referenceValue } from './reference-value.js'

const fine = fixedPoint(600)
const wide = fixedPoint(3200)

/** How much a relative change of the inputs is magnified in the value: what no float64 kernel can do better than. */
function conditionNumber(option: VanillaOption): number {
  const v = answerOf(valueOption(option))
  const { spot, domesticYield, foreignYield, vol, expiry } = option
  const strikeSlope = v.value - spot * v.deltaSpot
  const terms = [
    spot * v.deltaSpot,
    strikeSlope,
    v.vega * vol,
    v.theta * expiry,
    v.rhoDomestic * domesticYield,
    v.rhoForeign * foreignYield,
  ]
  return terms.reduce((sum, term) => sum + Math.abs(term / v.value), 1)
}

describe('the value against a high-precision reference', () => {
  it('is right to 1e-12 for what desks quote, times the condition number', () => {
    fc.assert(
      fc.property(deskOptions, (option) => {
        const error = fine.relativeError(answerOf(valueOption(option)).value, referenceValue(fine, option).value)
        expect(error).toBeLessThan(1e-15 * (10 + conditionNumber(option)))
      }),
      { numRuns: 150, seed: 1 },
    )
  })

  it('stays so for vols from 1e-6 to 5, a minute to 50 years, and deep in the tails', () => {
    fc.assert(
      fc.property(extremeOptions, (option) => {
        const error = wide.relativeError(answerOf(valueOption(option)).value, referenceValue(wide, option).value)
        expect(error).toBeLessThan(1e-15 * (10 + conditionNumber(option)))
      }),
      { numRuns: 60, seed: 2 },
    )
  })

  it('agrees with the published example of Haug (2007), 1.1.5: a call worth 0.0291 USD', () => {
    const option = {
      type: 'call' as const,
      spot: 1.56,
      strike: 1.6,
      domesticYield: 0.06,
      foreignYield: 0.08,
      vol: 0.12,
      expiry: 0.5,
    }
    expect(answerOf(valueOption(option)).value).toBeCloseTo(0.0291, 4)
  })
})

describe('the Greeks against differences of the high-precision reference', () => {
  it('are the derivatives they are named for', () => {
    fc.assert(
      fc.property(deskOptions, (option) => {
        const reference = referenceValue(fine, option)
        const v = answerOf(valueOption(option))
        const deltaSpot = reference.slope('spot')
        const premium = fine.divide(reference.value, reference.spot)
        const expected = {
          deltaSpot,
          deltaForward: fine.divide(deltaSpot, reference.foreignDiscount),
          deltaSpotPremiumAdjusted: deltaSpot - premium,
          deltaForwardPremiumAdjusted: fine.divide(deltaSpot - premium, reference.foreignDiscount),
          gamma: reference.curvature('spot', 'spot'),
          vega: reference.slope('vol'),
          theta: -reference.slope('expiry'),
          rhoDomestic: reference.slope('domesticYield'),
          rhoForeign: reference.slope('foreignYield'),
          vanna: reference.curvature('spot', 'vol'),
          volga: reference.curvature('vol', 'vol'),
        }
        // Theta, vanna and volga pass through zero, where only an error against their terms means anything.
        const scale = {
          theta: Math.abs((v.vega * option.vol) / option.expiry) + Math.abs(option.spot * v.deltaSpot * 0.2),
          vanna: Math.abs(v.vega / option.spot / option.vol),
          volga: Math.abs(v.vega / option.vol),
        }
        for (const [name, derivative] of Object.entries(expected)) {
          const allowed =
            2e-14 * (Math.abs(fine.toNumber(derivative)) + (scale[name as keyof typeof scale] ?? 0)) * steepness(option)
          expect(Math.abs(v[name as keyof typeof expected] - fine.toNumber(derivative)), name).toBeLessThan(allowed)
        }
      }),
      { numRuns: 60, seed: 3 },
    )
  })

  /** d1 is a quotient by s: its rounding, and with it that of n(d1), grows as s shrinks. */
  function steepness({ vol, expiry }: VanillaOption): number {
    return 1 + 1 / (vol * Math.sqrt(expiry))
  }
})

describe('identities of vanilla options', () => {
  it('put-call parity: call - put = S df - K dd', () => {
    fc.assert(
      fc.property(deskOptions, (option) => {
        const call = answerOf(valueOption({ ...option, type: 'call' })).value
        const put = answerOf(valueOption({ ...option, type: 'put' })).value
        const spotPaid = option.spot * discountFactor(option.foreignYield, option.expiry)
        const strikePaid = option.strike * discountFactor(option.domesticYield, option.expiry)
        expect(Math.abs(call - put - (spotPaid - strikePaid))).toBeLessThan(1e-14 * (spotPaid + strikePaid))
      }),
    )
  })

  it('foreign-domestic symmetry: a call on FOR is a put on DOM', () => {
    fc.assert(
      fc.property(deskOptions, (option) => {
        const mirrored: VanillaOption = {
          type: option.type === 'call' ? 'put' : 'call',
          spot: 1 / option.spot,
          strike: 1 / option.strike,
          domesticYield: option.foreignYield,
          foreignYield: option.domesticYield,
          vol: option.vol,
          expiry: option.expiry,
        }
        const direct = answerOf(valueOption(option)).value
        const seen = answerOf(valueOption(mirrored)).value * option.spot * option.strike
        expect(Math.abs(direct - seen)).toBeLessThan(1e-14 * conditionNumber(option) * direct)
      }),
    )
  })

  it('the value lies between what is certain and the whole of spot or strike', () => {
    fc.assert(
      fc.property(extremeOptions, (option) => {
        const value = answerOf(valueOption(option)).value
        const spotPaid = option.spot * discountFactor(option.foreignYield, option.expiry)
        const strikePaid = option.strike * discountFactor(option.domesticYield, option.expiry)
        const slack = 1e-14 * (spotPaid + strikePaid)
        const [most, certain] =
          option.type === 'call' ? [spotPaid, spotPaid - strikePaid] : [strikePaid, strikePaid - spotPaid]
        expect(value).toBeGreaterThanOrEqual(Math.max(certain, 0) - slack)
        expect(value).toBeLessThanOrEqual(most + slack)
      }),
    )
  })
})

describe('an option without volatility left', () => {
  const expired = { ...euroDollarCall, expiry: 0 }

  it('is worth what it pays at once', () => {
    expect(answerOf(valueOption({ ...expired, spot: 1.15 })).value).toBeCloseTo(0.05, 15)
    expect(answerOf(valueOption({ ...expired, spot: 1.05 }))).toMatchObject({
      value: 0,
      deltaSpot: 0,
      gamma: 0,
      vega: 0,
    })
    expect(answerOf(valueOption({ ...expired, type: 'put', spot: 1.05 }))).toMatchObject({
      deltaSpot: -1,
      deltaForward: -1,
    })
  })

  it('is worth its discounted certain payment at zero vol', () => {
    const { value, deltaSpot } = answerOf(valueOption({ ...euroDollarCall, strike: 1, vol: 0 }))
    expect(value).toBeCloseTo(1.085 * Math.exp(-0.039 / 4) - Math.exp(-0.053 / 4), 15)
    expect(deltaSpot).toBeCloseTo(Math.exp(-0.039 / 4), 15)
  })

  it('takes the mean of both sides exactly at the strike, with every figure finite', () => {
    const atTheStrike = answerOf(valueOption({ ...expired, spot: 1.1 }))
    expect(atTheStrike).toMatchObject({ value: 0, deltaSpot: 0.5, gamma: 0, vega: 0, vanna: 0, volga: 0 })
    expect(Object.values(atTheStrike).every(Number.isFinite)).toBe(true)
  })

  it('is approached without a jump as the vol goes to zero', () => {
    const values = [1e-3, 1e-6, 1e-9, 1e-12, 1e-200].map(
      (vol) => answerOf(valueOption({ ...euroDollarCall, strike: 1.085, foreignYield: 0.053, vol })).value,
    )
    const perVol = values.map((value, i) => value / [1e-3, 1e-6, 1e-9, 1e-12, 1e-200][i]!)
    // At the money V = S df sigma sqrt(T) / sqrt(2 pi) to first order.
    for (const ratio of perVol) expect(ratio).toBeCloseTo(1.085 * Math.exp(-0.053 / 4) * 0.5 * 0.3989422804014327, 8)
  })
})

describe('options that have no value', () => {
  it.each([
    [{ spot: 0 }, 'nonPositiveRate'],
    [{ strike: -1.1 }, 'nonPositiveRate'],
    [{ strike: Number.NaN }, 'nonPositiveRate'],
    [{ vol: -0.01 }, 'negativeVol'],
    [{ expiry: -0.1 }, 'expired'],
    [{ domesticYield: Number.POSITIVE_INFINITY }, 'domain'],
    [{ foreignYield: -1e9 }, 'domain'],
  ])('%j is refused as %s', (change, reason) => {
    expect(valueOption({ ...euroDollarCall, ...change })).toMatchObject({ ok: false, error: { reason } })
  })
})

describe('premium styles', () => {
  it('agree with the published quotations of one call (Wystup, FX Options and Structured Products, 2006)', () => {
    // The published yields of 3 % and 2.5 % are compounded once a year.
    const call = {
      type: 'call' as const,
      spot: 1.2,
      strike: 1.25,
      domesticYield: Math.log(1.03),
      foreignYield: Math.log(1.025),
      vol: 0.1,
      expiry: 1,
    }
    const styles = premiumStyles(answerOf(valueOption(call)).value, call.spot, call.strike)
    expect(styles.domPips * 1e4).toBeCloseTo(291.48, 2)
    expect(styles.pctFor * 100).toBeCloseTo(2.429, 4)
    expect(styles.pctDom * 100).toBeCloseTo(2.3318, 4)
    expect(styles.forPips * 1e4).toBeCloseTo(194.32, 2)
  })
})
