// The two forms in which messages write times of the calendar.

/** Four digits and a unit. */
export const tenorLengthMax = 5

export const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39

/** Whether it is the code of D, W, M or Y. */
export const isTenorUnit = (unit: number): boolean => unit === 0x44 || unit === 0x57 || unit === 0x4d || unit === 0x59

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/

/** Whether `text` is a tenor: `3M`, `1Y`, `2W`, `10D`. */
export function isTenor(text: string): boolean {
  // Letter by letter: every tenor of a book passes here, and a regular expression takes many times as long.
  const digits = text.length - 1
  if (digits < 1 || text.length > tenorLengthMax || !isTenorUnit(text.charCodeAt(digits))) return false
  for (let i = 0; i < digits; i++) if (!isDigit(text.charCodeAt(i))) return false
  return true
}

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
