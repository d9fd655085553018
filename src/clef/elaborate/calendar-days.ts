// Dates as counts of days: whole and exact, in the calendar that messages use.

import { outOfRange } from './budget.js'

const dayMs = 86_400_000
// Years of four digits, as texts of dates have them.
const firstDay = dayNumber('0000-01-01')
const lastDay = dayNumber('9999-12-31')

function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / dayMs
}

/** Days from `from` to `to`. */
export const daysBetween = (to: string, from: string): number => dayNumber(to) - dayNumber(from)

/** The date `days` later. @throws Unevaluable with FAULT_RANGE for a part of a day, or a year beyond four digits */
export function laterDate(date: string, days: number): string {
  if (!Number.isInteger(days)) throw outOfRange(`a date moves by whole days, not by ${days}`)
  const day = dayNumber(date) + days
  if (day < firstDay || day > lastDay) throw outOfRange(`${days} days from ${date} is no date of four-digit years`)
  return new Date(day * dayMs).toISOString().slice(0, 10)
}
