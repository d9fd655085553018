// Time to expiry as a year fraction.

import type { DomainError } from '../../../fabric/fault.js'
import { ok, type Result } from '../../../fabric/result.js'
import { refusal } from './refusal.js'

type TenorUnit = 'D' | 'W' | 'M' | 'Y'

interface Tenor {
  readonly count: number
  readonly unit: TenorUnit
}

/** Days since 1970-01-01 in the Gregorian calendar. */
type DayNumber = number

const DAYS_PER_YEAR = 365
const MS_PER_DAY = 86_400_000

/**
 * Years from now to a tenor (`3M`, `2W`, `10D`, `1Y`) or a date (`2026-03-01`).
 *
 * Without `asOf` a tenor is a nominal fraction: M = 1/12, W = 7/365, D = 1/365, Y = 1. With it, a tenor runs to a
 * calendar date (a day that the month lacks becomes its last) and the fraction is ACT/365F. No holidays, no spot
 * lag.
 *
 * Errors: `badExpiry` (reads as neither), `needsAsOf` (a date without asOf), `expired` (a date before asOf).
 */
export function yearsToExpiry(expiry: string, asOf?: string): Result<number, DomainError> {
  const today = asOf === undefined ? undefined : parseDate(asOf)
  if (asOf !== undefined && today === undefined) return refusal('badExpiry', `asOf "${asOf}" is not a date`)
  const tenor = parseTenor(expiry)
  if (tenor !== undefined && today === undefined) return ok(nominalYears(tenor))
  const end = tenor !== undefined && today !== undefined ? addTenor(today, tenor) : parseDate(expiry)
  if (end === undefined) return refusal('badExpiry', `"${expiry}" is neither a tenor such as 3M nor a date`)
  if (today === undefined) return refusal('needsAsOf', `the date ${expiry} needs the market's own date (asOf)`)
  if (end < today) return refusal('expired', `${expiry} lies before the market's date ${asOf}`)
  return ok((end - today) / DAYS_PER_YEAR)
}

/** Whole units divide once, so that 12M is exactly one year. */
function nominalYears({ count, unit }: Tenor): number {
  switch (unit) {
    case 'D':
      return count / 365
    case 'W':
      return (7 * count) / 365
    case 'M':
      return count / 12
    case 'Y':
      return count
  }
}

function parseTenor(text: string): Tenor | undefined {
  const match = /^(\d{1,4})([DWMY])$/i.exec(text)
  return match === null ? undefined : { count: Number(match[1]), unit: match[2]!.toUpperCase() as TenorUnit }
}

/** `undefined` also for days that do not exist, such as 2026-02-30. */
function parseDate(text: string): DayNumber | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (match === null) return undefined
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
    ? dayNumber(year, month, day)
    : undefined
}

function addTenor(start: DayNumber, { count, unit }: Tenor): DayNumber {
  if (unit === 'D') return start + count
  if (unit === 'W') return start + 7 * count
  const from = new Date(start * MS_PER_DAY)
  const months = from.getUTCMonth() + (unit === 'Y' ? 12 * count : count)
  const year = from.getUTCFullYear() + Math.floor(months / 12)
  const month = (months % 12) + 1
  return dayNumber(year, month, Math.min(from.getUTCDate(), daysInMonth(year, month)))
}

function dayNumber(year: number, month: number, day: number): DayNumber {
  // Date.UTC would read years 0 to 99 as 1900 to 1999.
  return new Date(0).setUTCFullYear(year, month - 1, day) / MS_PER_DAY
}

/** Day 0 of the next month is the last of this one. */
const daysInMonth = (year: number, month: number): number =>
  new Date(new Date(0).setUTCFullYear(year, month, 0)).getUTCDate()
