import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type YieldPillar, yieldAt } from '../../../../src/domains/finance/kernel/index.js'

const pillars: readonly YieldPillar[] = [
  { expiry: 0.25, yield: 0.05 },
  { expiry: 1, yield: 0.04 },
  { expiry: 2, yield: 0.03 },
]

describe('the yield of a curve', () => {
  it.each([
    [0.25, 0.05],
    [1, 0.04],
    [2, 0.03],
    [0.5, (0.0125 + (0.04 - 0.0125) / 3) / 0.5], // a third of the way from 0.0125 to 0.04
    [1.5, 0.05 / 1.5], // half-way from 0.04 to 0.06
    [0, 0.05],
    [0.1, 0.05],
    [30, 0.03],
  ])('at %d years', (expiry, expected) => {
    expect(yieldAt({ pillars }, expiry)).toBeCloseTo(expected, 15)
  })

  it('that is flat is flat', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 50, noNaN: true }), (expiry) => {
        expect(yieldAt(0.043, expiry)).toBe(0.043)
        expect(yieldAt({ pillars: [{ expiry: 1, yield: 0.043 }] }, expiry)).toBe(0.043)
      }),
    )
  })

  it('gives discount factors that fall from tenor to tenor where forwards are above zero', () => {
    const time = fc.double({ min: 0.01, max: 3, noNaN: true })
    const discount = (expiry: number) => Math.exp(-yieldAt({ pillars }, expiry) * expiry)
    fc.assert(
      fc.property(time, time, (one, other) => {
        const [early, late] = one < other ? [one, other] : [other, one]
        expect(discount(late)).toBeLessThanOrEqual(discount(early) * (1 + 1e-15))
      }),
    )
  })
})
