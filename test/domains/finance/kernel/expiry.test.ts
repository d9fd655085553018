import { describe, expect, it } from 'vitest'
import { yearsToExpiry } from '../../../../src/domains/finance/kernel/index.js'
import { answerOf } from './option-cases.js'

describe('time to expiry without a market date', () => {
  it.each([
    ['3M', 0.25],
    ['12M', 1],
    ['18m', 1.5],
    ['2Y', 2],
    ['2W', 14 / 365],
    ['10D', 10 / 365],
  ])('%s is %d yr', (tenor, years) => {
    expect(answerOf(yearsToExpiry(tenor))).toBe(years)
  })
})

describe('time to expiry from a market date, ACT/365F', () => {
  it.each([
    ['2025-01-15', '3M', 90], // 15 April
    ['2025-01-31', '1M', 28], // clamped to 28 February
    ['2024-01-31', '1M', 29], // a leap year
    ['2024-02-29', '1Y', 365], // clamped to 28 February 2025
    ['2025-11-30', '3M', 90], // over the turn of the year, to 28 February
    ['2025-01-15', '2W', 14],
    ['2025-01-15', '10D', 10],
    ['2025-01-15', '2026-01-15', 365],
    ['2023-12-31', '2024-12-31', 366],
    ['2025-01-15', '2025-01-15', 0],
  ])('from %s to %s are %d days', (asOf, expiry, days) => {
    expect(answerOf(yearsToExpiry(expiry, asOf))).toBe(days / 365)
  })
})

describe('an expiry that cannot be', () => {
  it.each([
    ['2026-03-01', undefined, 'needsAsOf'],
    ['2024-12-31', '2025-01-15', 'expired'],
    ['3Q', undefined, 'badExpiry'],
    ['', undefined, 'badExpiry'],
    ['-3M', undefined, 'badExpiry'],
    ['99999M', undefined, 'badExpiry'],
    ['2025-02-29', '2025-01-15', 'badExpiry'],
    ['2025-13-01', '2025-01-15', 'badExpiry'],
    ['3M', '2025-04-31', 'badExpiry'],
  ])('%s as of %s is refused as %s', (expiry, asOf, reason) => {
    expect(yearsToExpiry(expiry, asOf)).toMatchObject({ ok: false, error: { reason } })
  })
})
