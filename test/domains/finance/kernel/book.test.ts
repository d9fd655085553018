import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compensatedSum,
  priceColumns,
  reportedTotal,
  valueOption,
} from '../../../../src/domains/finance/kernel/index.js'
import { answerOf, columnsOf, deskOptions, euroDollarCall } from './option-cases.js'

const positions = fc.array(fc.tuple(deskOptions, fc.double({ min: -1e8, max: 1e8, noNaN: true })), { maxLength: 20 })

/** How accurate both are is shown in test/domains/accuracy; this shows that both mean the same. */
const expectNear = (actual: number, expected: number) =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-11 * Math.abs(expected) + 1e-300)

describe('a book by columns', () => {
  it('prices every position as it prices alone, times its signed notional', () => {
    fc.assert(
      fc.property(positions, (rows) => {
        const priced = answerOf(
          priceColumns(
            columnsOf(
              rows.map(([option]) => option),
              rows.map(([, notional]) => notional),
            ),
          ),
        )
        rows.forEach(([option, notional], row) => {
          const alone = answerOf(valueOption(option))
          expectNear(priced.value[row]!, notional * alone.value)
          expectNear(priced.delta[row]!, notional * alone.deltaSpot)
          expectNear(priced.gamma[row]!, notional * alone.gamma)
          expectNear(priced.vega[row]!, notional * alone.vega)
          // What passing time takes and what yields give may cancel: the sum is as near as its terms are.
          const { vol, expiry, foreignYield, domesticYield } = option
          const terms = [
            (alone.vega * vol) / 2,
            foreignYield * alone.rhoForeign,
            domesticYield * alone.rhoDomestic,
          ].reduce((sum, term) => sum + Math.abs(notional * term) / expiry, 0)
          expect(Math.abs(priced.theta[row]! - notional * alone.theta)).toBeLessThanOrEqual(1e-12 * terms + 1e-300)
          expectNear(priced.rhoDomestic[row]!, notional * alone.rhoDomestic)
          expectNear(priced.rhoForeign[row]!, notional * alone.rhoForeign)
        })
      }),
      { numRuns: 30 },
    )
  })

  it('names the row that has no value', () => {
    const book = columnsOf([euroDollarCall, { ...euroDollarCall, strike: -1 }], [1e6, 1e6])
    expect(priceColumns(book)).toMatchObject({ ok: false, error: { row: 1, reason: 'nonPositiveRate' } })
  })

  it('an empty book is worth nothing', () => {
    expect(reportedTotal(answerOf(priceColumns(columnsOf([], []))).value, new Float64Array(0))).toBe(0)
  })
})

describe('compensated sums', () => {
  it('keep what plain addition loses', () => {
    expect(compensatedSum([1, 1e100, 1, -1e100])).toBe(2)
    expect(compensatedSum(Array.from({ length: 10 }, () => 0.1))).toBe(1)
  })

  it('give the exact sum of amounts whose sum is exact, in any order', () => {
    const amounts = fc.array(fc.integer({ min: -1e9, max: 1e9 }), { maxLength: 50 })
    fc.assert(
      fc.property(amounts, (values) => {
        const scaled = values.map((value, i) => value * 2 ** (i % 40))
        const exact = values.reduce((sum, value, i) => sum + BigInt(value) * 2n ** BigInt(i % 40), 0n)
        expect(compensatedSum(scaled)).toBe(Number(exact))
        expect(compensatedSum([...scaled].reverse())).toBe(Number(exact))
      }),
    )
  })
})
