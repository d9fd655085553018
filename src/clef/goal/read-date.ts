// Calendar dates that can be read one way only: 2026-03-15, 15 March 2026, March 15th, 2026, 15-Mar-26, 31/12/2026.
// Day/month orders that differ between countries (03/04/2026) are not guessed.

import type { Lexeme } from './lexemes.js'

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const monthNames = 'january february march april may june july august september october november december'.split(' ')

const monthOf = (word: string | undefined): number | undefined => {
  if (word === undefined) return undefined
  const long = monthNames.indexOf(word)
  const short = word === 'sept' ? 8 : months.indexOf(word)
  return long >= 0 ? long + 1 : short >= 0 ? short + 1 : undefined
}

/** ISO text of a day that exists, or undefined. */
function isoDate(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || year < 1900 || year > 2199) return undefined
  return date.toISOString().slice(0, 10)
}

const integer = (lexeme: Lexeme | undefined, max: number): number | undefined =>
  lexeme?.kind === 'digits' && /^\d{1,4}$/.test(lexeme.text) && lexeme.value <= max ? lexeme.value : undefined

const yearOf = (lexeme: Lexeme | undefined): number | undefined => {
  const year = integer(lexeme, 2199)
  if (year === undefined) return undefined
  return lexeme!.text.length === 2 ? 2000 + year : lexeme!.text.length === 4 ? year : undefined
}

export interface DateRead {
  readonly date: string
  readonly next: number
}

const read = (year: number | undefined, month: number | undefined, day: number | undefined, next: number) => {
  if (year === undefined || month === undefined || day === undefined) return undefined
  const date = isoDate(year, month, day)
  return date === undefined ? undefined : { date, next }
}

/** 31/12/2026 and 12/31/2026: one of the two is no month, or both are the same. */
function readNumbered(lexemes: readonly Lexeme[], at: number): DateRead | undefined {
  const [first, second] = [integer(lexemes[at], 31), integer(lexemes[at + 2], 31)]
  if (first === undefined || second === undefined || lexemes[at + 4]?.text.length !== 4) return undefined
  if (!['/', '-'].includes(lexemes[at + 1]?.text ?? '') || lexemes[at + 3]?.text !== lexemes[at + 1]!.text)
    return undefined
  if (first <= 12 && second <= 12 && first !== second) return undefined
  const [day, month] = first > 12 ? [first, second] : [second, first]
  return read(yearOf(lexemes[at + 4]), month, day, at + 5)
}

export function readDate(lexemes: readonly Lexeme[], at: number): DateRead | undefined {
  const text = (offset: number) => lexemes[at + offset]?.lower
  // 2026-03-15 and 2026/03/15
  if ((text(1) === '-' || text(1) === '/') && text(3) === text(1) && lexemes[at]?.text.length === 4) {
    return read(yearOf(lexemes[at]), integer(lexemes[at + 2], 12), integer(lexemes[at + 4], 31), at + 5)
  }
  const numbered = readNumbered(lexemes, at)
  if (numbered !== undefined) return numbered
  // 15 March 2026, 15th of March 2026, 15-Mar-2026
  const day = integer(lexemes[at], 31)
  if (day !== undefined) {
    const skip = ['st', 'nd', 'rd', 'th'].includes(text(1) ?? '') ? 2 : 1
    const of = text(skip) === 'of' || text(skip) === '-' ? skip + 1 : skip
    const after = text(of + 1) === '-' || text(of + 1) === ',' ? of + 2 : of + 1
    return read(yearOf(lexemes[at + after]), monthOf(text(of)), day, at + after + 1)
  }
  // March 15, 2026
  const month = monthOf(text(0))
  if (month === undefined) return undefined
  const skip = ['st', 'nd', 'rd', 'th'].includes(text(2) ?? '') ? 3 : 2
  const after = text(skip) === ',' ? skip + 1 : skip
  return read(yearOf(lexemes[at + after]), month, integer(lexemes[at + 1], 31), at + after + 1)
}
