import { describe, expect, it } from 'vitest'
import {
  addTenor,
  daysBetween,
  deliveryDate,
  parseDate,
  parseTenor,
  spotDate,
  spotLag,
} from '../../../../src/domains/finance/kernel/calendar.js'

const date = (text: string) => parseDate(text)!
const tenor = (text: string) => parseTenor(text)!

describe('the spot date', () => {
  it.each([
    ['2025-06-16', 'EUR', 'USD', '2025-06-18'], // Monday to Wednesday
    ['2025-06-19', 'EUR', 'USD', '2025-06-23'], // Thursday over the weekend to Monday
    ['2025-06-20', 'USD', 'JPY', '2025-06-24'], // Friday to Tuesday
    ['2025-06-21', 'USD', 'JPY', '2025-06-24'], // from a Saturday
    ['2025-06-20', 'USD', 'CAD', '2025-06-23'], // one day only: Monday
    ['2025-06-20', 'CAD', 'USD', '2025-06-23'],
    ['2025-06-19', 'USD', 'TRY', '2025-06-20'],
  ])('of a deal on %s in %s%s is %s', (dealt, one, other, spot) => {
    expect(spotDate(date(dealt), one, other).toString()).toBe(spot)
  })

  it('is a day off for a few pairs with the dollar, and two for all others', () => {
    expect(['CAD', 'TRY', 'RUB', 'PHP'].map((other) => spotLag('USD', other))).toEqual([1, 1, 1, 1])
    expect([spotLag('EUR', 'CAD'), spotLag('EUR', 'USD'), spotLag('EUR', 'TRY')]).toEqual([2, 2, 2])
  })
})

describe('the delivery of a forward', () => {
  it.each([
    ['2025-06-18', '1W', '2025-06-25'],
    ['2025-06-18', '10D', '2025-06-30'], // Saturday 28 June rolls on
    ['2025-06-18', '3M', '2025-09-18'],
    ['2025-05-14', '1M', '2025-06-16'], // Saturday 14 June to Monday
    ['2025-06-30', '2M', '2025-08-29'], // end to end: 31 August is a Sunday
    ['2025-04-30', '1M', '2025-05-30'], // end to end: 31 May is a Saturday
    ['2025-01-30', '1M', '2025-02-28'], // a day that February lacks
    ['2024-08-30', '1M', '2024-09-30'], // 30 August 2024 is the last business day, so is 30 September
    ['2025-03-29', '2M', '2025-05-29'],
    ['2025-07-30', '1M', '2025-08-29'], // Saturday 30 August would roll into September
    ['2024-02-29', '1Y', '2025-02-28'],
  ])('from spot %s in %s is %s', (spot, after, delivery) => {
    expect(deliveryDate(date(spot), tenor(after)).toString()).toBe(delivery)
  })
})

describe('dates', () => {
  it.each([
    '2025-02-29',
    '2025-13-01',
    '2025-00-10',
    '2025-06-00',
    '25-06-16',
    '2025-06-16T10:00',
    '+002025-06-16',
    '',
  ])('%s is none', (text) => {
    expect(parseDate(text)).toBeUndefined()
  })

  it('of centuries that are no leap years, and of those that are', () => {
    expect(daysBetween(date('1900-02-28'), date('1900-03-01'))).toBe(1)
    expect(daysBetween(date('2000-02-28'), date('2000-03-01'))).toBe(2)
  })

  it('of years go by the calendar', () => {
    expect(addTenor(date('2024-02-29'), tenor('4Y')).toString()).toBe('2028-02-29')
    expect(addTenor(date('2023-01-31'), tenor('13M')).toString()).toBe('2024-02-29')
  })
})
