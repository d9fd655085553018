// Tenors: "3M", "3-month", "three months", "1y", "a fortnight", "half a year". Days, weeks, months and years only: hours,
// minutes and seconds are physical times.

import type { Lexeme } from './lexemes.js'
import { Phrases } from './phrases.js'

type Period = 'D' | 'W' | 'M' | 'Y'

const words: readonly (readonly [Period, string])[] = [
  ['D', 'd day days dy dys'],
  ['W', 'w wk wks week weeks weaks wekk'],
  ['M', 'mo mos mth mths mnth mnths month months mon munth munths mounth mounths monht monhts moths'],
  ['Y', 'y yr yrs year years yaer yaers'],
]
const periodOfWord: ReadonlyMap<string, Period> = new Map(
  words.flatMap(([period, list]) => list.split(' ').map((word): [string, Period] => [word, period])),
)
/** Divisions of a period that are whole in the next smaller one. */
const finer: Readonly<Record<Period, readonly [period: Period, per: number] | undefined>> = {
  Y: ['M', 12],
  M: undefined,
  W: ['D', 7],
  D: undefined,
}
const unitOfPeriod: Readonly<Record<Period, string>> = { D: 'day', W: 'wk', M: 'mo', Y: 'yr' }
const countMax = 1_200

export type TenorRead =
  | { readonly tenor: string; readonly next: number }
  /** A period that no whole tenor spells ("2.3 years"). */
  | { readonly unit: string; readonly next: number }

function spelled(count: number, period: Period, next: number): TenorRead {
  if (Number.isInteger(count) && count > 0 && count <= countMax) return { tenor: `${count}${period}`, next }
  const smaller = finer[period]
  if (smaller !== undefined && Number.isInteger(count * smaller[1]) && count > 0 && count <= countMax)
    return { tenor: `${count * smaller[1]}${smaller[0]}`, next }
  return { unit: unitOfPeriod[period], next }
}

/** The period after a number of `count`. Bare `m` is a month only where `monthly` says that the text speaks of options. */
export function readPeriod(
  lexemes: readonly Lexeme[],
  at: number,
  count: number,
  monthly: boolean,
): TenorRead | undefined {
  const hyphen = lexemes[at]?.text === '-' && lexemes[at]!.glued && lexemes[at + 1]?.kind === 'word' ? 1 : 0
  const word = lexemes[at + hyphen]
  if (word === undefined || word.kind !== 'word') return undefined
  const after = lexemes[at + hyphen + 1]
  // A letter that names the next given, as in "3 d = 5".
  if (word.text.length === 1 && !word.glued && ['=', ':', '/'].includes(after?.text ?? '')) return undefined
  // "x 0.5 y 2"
  if (word.text.length === 1 && !word.glued && after?.kind === 'digits') return undefined
  if (word.leads) return undefined
  const period = word.lower === 'm' ? (monthly ? 'M' : undefined) : periodOfWord.get(word.lower)
  // "9 years old" tells an age, "per year" would have been read as a unit already.
  if (period === undefined || (after?.lower === 'old' && period === 'Y')) return undefined
  return spelled(count, period, at + hyphen + 1)
}

/** Whether a number with a period stands within the next few lexemes: "10m EURUSD 3m call" has its tenor after the pair. */
export function tenorFollows(lexemes: readonly Lexeme[], at: number, isCurrency: (at: number) => boolean): boolean {
  for (let index = at; index < at + 8 && index < lexemes.length; index++) {
    if (lexemes[index]!.text.length === 6) return false
    if (lexemes[index]!.kind !== 'digits') continue
    const period = readPeriod(lexemes, index + 1, 1, true)
    // "3m EURUSD call 5m EUR": five millions, no tenor.
    if (period !== undefined && !isCurrency(period.next)) return true
  }
  return false
}

const fixed = new Phrases([
  ['half a year', '6M'],
  ['half - year', '6M'],
  ['half year', '6M'],
  ['half - a - year', '6M'],
  ['three quarters of a year', '9M'],
  ['quarter of a year', '3M'],
  ['two fortnights', '4W'],
  ['a day', '1D'],
  ['a quarter of a year', '3M'],
  ['a fortnight', '2W'],
  ['fortnight', '2W'],
  ['overnight', '1D'],
  ['a year', '1Y'],
  ['a month', '1M'],
  ['a week', '1W'],
])

/** Tenors spelled without a number. */
export function readFixedTenor(lexemes: readonly Lexeme[], at: number): { tenor: string; next: number } | undefined {
  const read = fixed.at(lexemes, at)
  return read && { tenor: read.named, next: read.next }
}
