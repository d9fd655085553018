import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { impliedVol, valueOption } from '../../../../src/domains/finance/kernel/index.js'
import { answerOf, deskOptions, extremeOptions } from './option-cases.js'

describe('the vol that a price implies', () => {
  // Prices worked out to 50 digits by a program of its own.
  it.each([
    ['call', 1.6, 1.6, 0.08, 0.11, 0.141, 0.3333, 0.042956069250187405],
    ['call', 1.085, 1.1, 0.053, 0.039, 0.075, 0.5, 0.019174417807201003],
    ['put', 1.085, 0.7, 0.053, 0.039, 0.03, 0.25, 2.729183719058794e-194],
    ['put', 1.085, 1.085, 0.03, 0.03, 0.1, 1.9e-6, 5.966457884109329e-5],
    ['call', 1.085, 2.6, 0.053, 0.039, 0.1, 0.5, 6.9117668087849104e-37],
    ['call', 1.2, 0.6, 0.02, 0.01, 0.8, 2, 0.7368833274435577],
  ] as const)('%s at spot %d, strike %d', (type, spot, strike, domesticYield, foreignYield, vol, expiry, price) => {
    const implied = answerOf(impliedVol({ type, spot, strike, domesticYield, foreignYield, expiry }, price))
    expect(Math.abs(implied / vol - 1)).toBeLessThan(1e-12)
  })

  // One rounding of the price, and one of the spot, move the vol by this much; no method can know better.
  const condition = (option: Parameters<typeof valueOption>[0]) => {
    const { value, vega, deltaSpot } = answerOf(valueOption(option))
    return { value, floor: (2 ** -52 * (value + Math.abs(deltaSpot) * option.spot)) / (vega * option.vol) }
  }

  it.each([
    ['what desks quote', deskOptions],
    ['the far ends', extremeOptions],
  ])('is the one that the price came from: %s', (_, options) => {
    fc.assert(
      fc.property(options, (option) => {
        const { value, floor } = condition(option)
        fc.pre(value > 1e-300 && floor < 1e-4)
        const implied = answerOf(impliedVol(option, value))
        expect(Math.abs(implied / option.vol - 1)).toBeLessThan(1e-12 + 16 * floor)
      }),
      { numRuns: 2_000 },
    )
  })

  it('is refused to no price of our own, nor to one a rounding or two away', () => {
    fc.assert(
      fc.property(extremeOptions, fc.constantFrom(-2, -1, 0, 1, 2), (option, roundings) => {
        const { value } = answerOf(valueOption(option))
        const implied = answerOf(impliedVol(option, value * (1 + roundings * 2 ** -52)))
        expect(implied).toBeGreaterThanOrEqual(0)
        expect(implied).toBeLessThanOrEqual(5.5)
      }),
      { numRuns: 5_000 },
    )
  })

  it('of a price that is its bound but for rounding is the least of those that have it', () => {
    const option = {
      type: 'call',
      spot: 100,
      strike: 110,
      domesticYield: 0.05,
      foreignYield: 0.02,
      expiry: 50,
    } as const
    const maximum = 100 * Math.exp(-1)
    expect(answerOf(valueOption({ ...option, vol: 5 })).value).toBe(maximum)
    for (const price of [maximum, maximum * (1 + 2 ** -52)]) {
      const least = answerOf(impliedVol(option, price))
      expect(answerOf(valueOption({ ...option, vol: 1.01 * least })).value).toBe(maximum)
      expect(answerOf(valueOption({ ...option, vol: 0.99 * least })).value).toBeLessThan(maximum)
    }
    expect(impliedVol(option, maximum * (1 + 32 * 2 ** -52))).toMatchObject({ error: { reason: 'aboveMaximum' } })
  })

  const put = { type: 'put', spot: 100, strike: 110, domesticYield: 0.05, foreignYield: 0.02, expiry: 1 } as const
  const intrinsic = 110 * Math.exp(-0.05) - 100 * Math.exp(-0.02)

  it('of the discounted intrinsic value is none', () => {
    expect(answerOf(impliedVol(put, intrinsic))).toBeLessThan(0.01)
    expect(answerOf(impliedVol({ ...put, strike: 90 }, 0))).toBe(0)
  })

  it.each([
    ['belowIntrinsic', put, intrinsic - 1e-6],
    ['belowIntrinsic', { ...put, strike: 90 }, -1e-9],
    ['aboveMaximum', put, 110 * Math.exp(-0.05)],
    ['aboveMaximum', { ...put, type: 'call' }, 100 * Math.exp(-0.02) + 1e-9],
    ['nonPositiveRate', { ...put, spot: 0 }, 1],
    ['expired', { ...put, expiry: 0 }, 11],
    ['expired', { ...put, expiry: -1 }, 11],
    ['domain', put, Number.NaN],
  ] as const)('is refused as %s', (reason, option, price) => {
    expect(impliedVol(option, price)).toMatchObject({ ok: false, error: { reason } })
  })
})
