import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cumulativeNormal,
  inverseCumulativeNormal,
  millsDifference,
  millsRatio,
} from '../../../../src/domains/finance/kernel/normal.js'
import { fixedPoint } from '../../../reference/fixed-point.js'

const math = fixedPoint(2600)
const ratioOf = (x: bigint) => math.divide(math.cumulative(x), math.density(x))

describe('the normal distribution against the high-precision reference', () => {
  it.each([-37, -20, -8.5, -3.0001, -3, -2.9999, -1, -1e-9, 0, 0.5, 2, 6])('N(%d) to 1e-14 of itself', (x) => {
    // The argument's own rounding is magnified by x^2 in the tail.
    expect(math.relativeError(cumulativeNormal(x), math.cumulative(math.of(x)))).toBeLessThan(2e-15 + 4e-16 * x * x)
  })

  it.each([-37, -12, -3.0001, -3, -2.9999, -1.5, -0.1, 0, 1])("Mills' ratio and its slope at %d", (x) => {
    const exact = ratioOf(math.of(x))
    const { ratio, slope } = millsRatio(x)
    expect(math.relativeError(ratio, exact)).toBeLessThan(5e-15)
    expect(math.relativeError(slope, math.one + math.multiply(math.of(x), exact))).toBeLessThan(4e-14)
  })

  it('differences of the ratio without cancellation, however small the step', () => {
    for (const m of [-30, -7, -3, -1.3, 0]) {
      for (const h of [1e-12, 1e-5, 0.01, 0.2, 0.25, 0.2500001, 1]) {
        const exact = ratioOf(math.of(m) + math.of(h)) - ratioOf(math.of(m) - math.of(h))
        expect(math.relativeError(millsDifference(m, h), exact), `m ${m}, h ${h}`).toBeLessThan(5e-14)
      }
    }
  })

  it('the inverse undoes N', () => {
    fc.assert(
      fc.property(fc.double({ min: -7, max: 7, noNaN: true }), (x) => {
        const p = cumulativeNormal(x)
        const slack = 4e-16 * (p / Math.exp(-0.5 * x * x) + 1) * 4 + 1e-15 * Math.abs(x)
        expect(Math.abs(inverseCumulativeNormal(p) - x)).toBeLessThan(slack)
      }),
    )
  })
})
