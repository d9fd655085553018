// Dates of foreign exchange: tenors from a date, spot lags, month ends. Weekends are Saturday and Sunday; there is no holiday calendar.

import { Temporal } from '@js-temporal/polyfill'

type TenorUnit = 'D' | 'W' | 'M' | 'Y'

export interface Tenor {
  readonly count: number
  readonly unit: TenorUnit
}

type PlainDate = Temporal.PlainDate

/** `undefined` for text that is no tenor such as `3M`. */
export function parseTenor(text: string): Tenor | undefined {
  const match = /^(\d{1,4})([DWMY])$/i.exec(text)
  return match === null ? undefined : { count: Number(match[1]), unit: match[2]!.toUpperCase() as TenorUnit }
}

/** `undefined` also for days that do not exist, such as 2026-02-30. */
export function parseDate(text: string): PlainDate | undefined {
  // Temporal reads much more than a date: times, calendars, years of six digits.
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (match === null) return undefined
  try {
    const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** The calendar date a tenor away; a day that the month lacks becomes its last. */
export function addTenor(start: PlainDate, { count, unit }: Tenor): PlainDate {
  switch (unit) {
    case 'D':
      return start.add({ days: count })
    case 'W':
      return start.add({ weeks: count })
    case 'M':
      return start.add({ months: count })
    case 'Y':
      return start.add({ years: count })
  }
}

export const daysBetween = (from: PlainDate, to: PlainDate): number => from.until(to, { largestUnit: 'days' }).days

/** Pairs, in either order, that settle on the next business day; all others take two. */
const ONE_DAY_PAIRS: ReadonlySet<string> = new Set(['CADUSD', 'KZTUSD', 'PHPUSD', 'PKRUSD', 'RUBUSD', 'TRYUSD'])

/** Business days from a deal to its spot date. */
export const spotLag = (one: string, other: string): 1 | 2 =>
  ONE_DAY_PAIRS.has(one < other ? one + other : other + one) ? 1 : 2

/** The date on which a deal of `dealt` in a pair settles. */
export function spotDate(dealt: PlainDate, one: string, other: string): PlainDate {
  let date = dealt
  for (let left = spotLag(one, other); left > 0; ) {
    date = date.add({ days: 1 })
    if (isBusinessDay(date)) left--
  }
  return date
}

/**
 * Delivery of a forward: the tenor runs from the spot date. Days and weeks that end on a weekend roll to the next business day; months and
 * years do so unless that leaves the month, and then to the last business day before ("modified following"). From the last business day of
 * a month they end on the last business day of theirs ("end to end").
 */
export function deliveryDate(spot: PlainDate, tenor: Tenor): PlainDate {
  const end = addTenor(spot, tenor)
  if (tenor.unit === 'D' || tenor.unit === 'W') return following(end)
  if (spot.equals(lastBusinessDay(spot))) return lastBusinessDay(end)
  const rolled = following(end)
  return rolled.month === end.month ? rolled : lastBusinessDay(end)
}

const isBusinessDay = (date: PlainDate): boolean => date.dayOfWeek < 6

function following(date: PlainDate): PlainDate {
  return isBusinessDay(date) ? date : date.add({ days: 8 - date.dayOfWeek })
}

function lastBusinessDay(date: PlainDate): PlainDate {
  const last = date.with({ day: date.daysInMonth })
  return isBusinessDay(last) ? last : last.subtract({ days: last.dayOfWeek - 5 })
}
