// The two forms in which messages write times of the calendar.

const tenorPattern = /^\d{1,4}[DWMY]$/
const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/

/** Whether `text` is a tenor: `3M`, `1Y`, `2W`, `10D`. */
export const isTenor = (text: string): boolean => tenorPattern.test(text)

/** Whether `text` is a calendar date that exists: `2026-02-30` is not. */
export function isCalendarDate(text: string): boolean {
  const match = datePattern.exec(text)
  if (match === null) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return day >= 1 && day <= daysOf(month, year)
}

function daysOf(month: number, year: number): number {
  if (month < 1 || month > 12) return 0
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}
