// Time to expiry as a year fraction.

import type { DomainError } from '../../../fabric/fault.js'
import { ok, type Result } from '../../../fabric/result.js'
import { addTenor, daysBetween, deliveryDate, parseDate, parseTenor, spotDate, type Tenor } from './calendar.js'
import { refusal } from './refusal.js'
import type { CurrencyPair } from './triangulation.js'

const DAYS_PER_YEAR = 365

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
  if (asOf === undefined) return yearsBetween(undefined, expiry)
  const key = `${asOf} ${expiry}`
  const known = knownYears.get(key)
  if (known !== undefined) return known
  if (knownYears.size === knownMax) knownYears.clear()
  const years = yearsBetween(asOf, expiry)
  knownYears.set(key, years)
  return years
}

/** Calendars are slow, and one book after another asks for the same few tenors from the same day. */
const knownYears = new Map<string, Result<number, DomainError>>()
const knownMax = 4_096

function yearsBetween(asOf: string | undefined, expiry: string): Result<number, DomainError> {
  const today = asOf === undefined ? undefined : parseDate(asOf)
  if (asOf !== undefined && today === undefined) return refusal('badExpiry', `asOf "${asOf}" is not a date`)
  const tenor = parseTenor(expiry)
  if (tenor !== undefined && today === undefined) return ok(nominalYears(tenor))
  const end = tenor !== undefined && today !== undefined ? addTenor(today, tenor) : parseDate(expiry)
  if (end === undefined) return refusal('badExpiry', `"${expiry}" is neither a tenor such as 3M nor a date`)
  if (today === undefined) return refusal('needsAsOf', `the date ${expiry} needs the market's own date (asOf)`)
  const days = daysBetween(today, end)
  return days < 0 ? refusal('expired', `${expiry} lies before the market's date ${asOf}`) : ok(days / DAYS_PER_YEAR)
}

/**
 * When a forward dealt at `asOf` delivers, an ISO date: its tenor from the spot date; or, where a date is given, the spot date of a deal
 * of that date, as an option that expires then delivers. `undefined` for what reads as neither.
 */
export function deliveryOf({ foreign, domestic }: CurrencyPair, expiry: string, asOf: string): string | undefined {
  const today = parseDate(asOf)
  const tenor = parseTenor(expiry)
  if (today !== undefined && tenor !== undefined) {
    return deliveryDate(spotDate(today, foreign, domestic), tenor).toString()
  }
  const expires = parseDate(expiry)
  return expires === undefined ? undefined : spotDate(expires, foreign, domestic).toString()
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
