import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adaptiveIntegral } from '../../../../../src/domains/finance/kernel/exotics/adaptive-integral.js'
import { gaussRule } from '../../../../../src/domains/finance/kernel/exotics/gauss-legendre.js'
import { solveLinear } from '../../../../../src/domains/finance/kernel/exotics/linear-system.js'

describe('quadrature', () => {
  it.each([2, 8, 12])(
    'by %d points of Gauss is exact for the powers that it should be, and not for the next',
    (count) => {
      const { at, weight } = gaussRule(count)
      const miss = (power: number) => at.reduce((sum, x, i) => sum + weight[i]! * x ** power, 0) * (power + 1) - 1
      for (let power = 0; power < 2 * count; power++) expect(Math.abs(miss(power))).toBeLessThan(1e-13)
      // The first that is missed, by (count!)^4 / (2 count)!^2 of it.
      if (count === 2) expect(miss(2 * count)).toBeCloseTo(-1 / 36, 12)
    },
  )

  it('finds where a function changes abruptly', () => {
    const step = (x: number) => 1 / (1 + Math.exp((x - 0.3) / 1e-6))
    const { value, error } = adaptiveIntegral(step, 0, 1, 1e-12)
    expect(Math.abs(value - 0.3)).toBeLessThan(1e-11)
    expect(error).toBeLessThan(1e-10)
  })
})

describe('a small linear system', () => {
  const cell = fc.double({ min: -1, max: 1, noNaN: true })
  const system = fc.array(fc.array(cell, { minLength: 6, maxLength: 6 }), { minLength: 5, maxLength: 5 })

  it('is solved, whatever the order of its rows', () => {
    fc.assert(
      fc.property(system, (cells) => {
        // Rows that outweigh the rest on the diagonal, turned by one.
        const rows = cells.map((row, i) => row.slice(0, 5).map((x, k) => (k === (i + 1) % 5 ? x + 8 : x)))
        const solution = solveLinear(
          rows.map((row) => Float64Array.from(row)),
          Float64Array.from(cells, (row) => row[5]!),
        )
        cells.forEach((row, i) => {
          const product = rows[i]!.reduce((sum, x, k) => sum + x * solution![k]!, 0)
          expect(Math.abs(product - row[5]!)).toBeLessThan(1e-14)
        })
      }),
    )
  })

  it('without a single solution is told', () => {
    expect(solveLinear([Float64Array.of(1, 2), Float64Array.of(2, 4)], Float64Array.of(1, 1))).toBeUndefined()
  })
})
