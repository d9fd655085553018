// What a book holds of each currency, and what it is worth, from what its positions do.

import { describe, expect, it } from 'vitest'
import { priceColumns, reportedTotal } from '../../../src/domains/finance/kernel/index.js'
import { totalsOf } from '../../../src/domains/finance/models/book-totals.js'
import { answerOf, columnsOf, euroDollarCall } from './kernel/option-cases.js'

const lineOf = (foreign: string, spot: number) => ({ pair: { foreign, domestic: 'USD' }, spot, toReporting: 1 })
const euros = lineOf('EUR', euroDollarCall.spot)

describe('currency exposure', () => {
  it('re-adds to the value of the book in any one currency', () => {
    const book = columnsOf([euroDollarCall, { ...euroDollarCall, spot: 1.27, strike: 1.25 }], [3e6, -2e6])
    const priced = answerOf(priceColumns(book))
    const { exposure, total } = totalsOf({ lineOf: Int32Array.of(0, 1), lines: [euros, lineOf('GBP', 1.27)] }, priced)
    const inDollars = exposure.get('USD')! + 1.085 * exposure.get('EUR')! + 1.27 * exposure.get('GBP')!
    expect(inDollars).toBeCloseTo(reportedTotal(priced.value, Float64Array.of(1, 1)), 6)
    expect(inDollars).toBeCloseTo(total, 6)
    expect(exposure.get('EUR')).toBe(priced.delta[0])
  })

  it('hedging a position with the opposite one leaves nothing of either currency', () => {
    const priced = answerOf(priceColumns(columnsOf([euroDollarCall, euroDollarCall], [3e6, -3e6])))
    const { exposure } = totalsOf({ lineOf: Int32Array.of(0, 0), lines: [euros] }, priced)
    expect([...exposure]).toEqual([
      ['EUR', 0],
      ['USD', 0],
    ])
  })
})
