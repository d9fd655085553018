// English number words, read left to right: "two and a half", "one hundred and twenty", "nought point seven".

import type { Lexeme } from './lexemes.js'

const numerals = (words: string, values: readonly number[]) =>
  words.split(' ').map((word, at): [string, number] => [word, values[at]!])

const digits: ReadonlyMap<string, number> = new Map([
  ...numerals('zero one two three four five six seven eight nine', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]),
  ...numerals('nought naught oh', [0, 0, 0]),
])
const teens: ReadonlyMap<string, number> = new Map(
  numerals(
    'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
    [10, 11, 12, 13, 14, 15, 16, 17, 18, 19],
  ),
)
const tens: ReadonlyMap<string, number> = new Map(
  numerals('twenty thirty forty fourty fifty sixty seventy eighty ninety', [20, 30, 40, 40, 50, 60, 70, 80, 90]),
)
/** Magnitudes that stand as words after any number. */
export const magnitudes: ReadonlyMap<string, number> = new Map([
  ['hundred', 1e2],
  ['thousand', 1e3],
  ['grand', 1e3],
  ['million', 1e6],
  ['millions', 1e6],
  ['mio', 1e6],
  ['mln', 1e6],
  ['mn', 1e6],
  ['mill', 1e6],
  ['mil', 1e6],
  ['billion', 1e9],
  ['billions', 1e9],
  ['bio', 1e9],
  ['bln', 1e9],
  ['bn', 1e9],
  ['trillion', 1e12],
  ['mrd', 1e9],
  ['mios', 1e6],
  ['mlns', 1e6],
  ['lakh', 1e5],
  ['lakhs', 1e5],
  ['crore', 1e7],
  ['crores', 1e7],
])

/** Whether a word can end a number: "five", "million". */
export const isNumberWord = (word: string): boolean =>
  digits.has(word) || teens.has(word) || tens.has(word) || magnitudes.has(word)

export interface NumberRead {
  readonly value: number
  /** Index of the first lexeme after the number. */
  readonly next: number
}

const startsNumeral = (word: string | undefined): boolean =>
  word !== undefined && word !== 'oh' && (digits.has(word) || teens.has(word) || tens.has(word))

/** Whole numbers below a thousand and their magnitudes; undefined where no number word stands. */
function wholeNumber(lexemes: readonly Lexeme[], at: number): NumberRead | undefined {
  const word = (index: number) => lexemes[index]?.lower
  let total = 0
  let group = 0
  let next = at
  let seen = false
  for (;;) {
    const current = word(next)
    if (current === undefined) break
    const unit = digits.get(current)
    const ten = tens.get(current)
    const teen = teens.get(current)
    // "one twenty five", "two fifty": hundreds left unsaid, as people dictate.
    const dictated = next === at + 1 && group > 0 && group < 10 && total === 0 && (ten ?? teen) !== undefined
    if (dictated) group *= 100
    if (ten !== undefined && group % 100 === 0) {
      group += ten
      next++
      // "twenty-five", "twenty five"
      const after = word(next) === '-' && lexemes[next]!.glued ? next + 1 : next
      const low = digits.get(word(after) ?? '')
      if (low !== undefined && low > 0 && word(after) !== 'oh') {
        group += low
        next = after + 1
      }
    } else if (teen !== undefined && group % 100 === 0) {
      group += teen
      next++
    } else if (unit !== undefined && group % 100 === 0 && (!seen || group > 0 || total > 0) && current !== 'oh') {
      group += unit
      next++
    } else if (seen && magnitudes.has(current)) {
      const magnitude = magnitudes.get(current)!
      if (magnitude === 100) group *= 100
      else {
        total += group * magnitude
        group = 0
      }
      next++
      if (magnitude > 100 && !startsNumeral(word(next)) && !(word(next) === 'and' && startsNumeral(word(next + 1))))
        break
    } else if (
      current === 'and' &&
      seen &&
      (group >= 100 || (group === 0 && total > 0)) &&
      startsNumeral(word(next + 1))
    ) {
      next++
      continue
    } else break
    seen = true
    if (next - at > 16) break
  }
  return seen ? { value: total + group, next } : undefined
}

/** "point seven five" after a whole number. */
function decimals(lexemes: readonly Lexeme[], whole: NumberRead): NumberRead {
  if (lexemes[whole.next]?.lower !== 'point') return whole
  let text = `${whole.value}.`
  let next = whole.next + 1
  for (let digit = digits.get(lexemes[next]?.lower ?? ''); digit !== undefined && next - whole.next < 12; ) {
    text += digit
    next++
    digit = digits.get(lexemes[next]?.lower ?? '')
  }
  return text.endsWith('.') ? whole : { value: Number(text), next }
}

/** A number in words at `at`, or undefined. A leading article counts only before a magnitude: "a hundred". */
export function readNumerals(lexemes: readonly Lexeme[], at: number): NumberRead | undefined {
  const first = lexemes[at]?.lower
  const second = lexemes[at + 1]?.lower
  if ((first === 'a' || first === 'one') && second !== undefined && magnitudes.has(second)) {
    const rest = wholeNumber([{ ...lexemes[at]!, lower: 'one' }, ...lexemes.slice(at + 1, at + 16)], 0)
    return rest === undefined ? undefined : { value: rest.value, next: at + rest.next }
  }
  if (first === 'half' && second === 'a' && magnitudes.has(lexemes[at + 2]?.lower ?? ''))
    return { value: magnitudes.get(lexemes[at + 2]!.lower)! / 2, next: at + 3 }
  if (first === 'a' && second === 'quarter') {
    // "a quarter million", "a quarter of a million"
    const after = lexemes[at + 2]?.lower === 'of' && lexemes[at + 3]?.lower === 'a' ? at + 4 : at + 2
    const magnitude = magnitudes.get(lexemes[after]?.lower ?? '')
    if (magnitude !== undefined) return { value: magnitude / 4, next: after + 1 }
  }
  const whole = wholeNumber(lexemes, at)
  return whole === undefined ? undefined : decimals(lexemes, whole)
}

const fractionWords: ReadonlyMap<string, number> = new Map([
  ['half', 0.5],
  ['quarter', 0.25],
  ['third', 1 / 3],
])

/** "and a half", "and three quarters" after a number; the number itself where nothing follows. */
export function readAndFraction(lexemes: readonly Lexeme[], number: NumberRead): NumberRead {
  const word = (offset: number) => lexemes[number.next + offset]?.lower ?? ''
  if (word(0) !== 'and') return number
  if (word(1) === 'a' && fractionWords.has(word(2)))
    return { value: number.value + fractionWords.get(word(2))!, next: number.next + 3 }
  if (word(1) === 'three' && word(2) === 'quarters') return { value: number.value + 0.75, next: number.next + 3 }
  return number
}

/** "a second and a half", "one hour and a half": the unit stands before the fraction. */
export function readUnitAndHalf(
  lexemes: readonly Lexeme[],
  at: number,
  unitAt: (at: number) => { readonly unit: string; readonly next: number } | undefined,
): { readonly value: number; readonly unit: string; readonly next: number } | undefined {
  const first = lexemes[at]?.lower ?? ''
  const count = first === 'a' || first === 'an' ? 1 : (digits.get(first) ?? 0)
  if (count === 0) return undefined
  const unit = unitAt(at + 1)
  if (unit === undefined) return undefined
  const [and, article, half] = [0, 1, 2].map((offset) => lexemes[unit.next + offset]?.lower)
  return and === 'and' && article === 'a' && half === 'half'
    ? { value: count + 0.5, unit: unit.unit, next: unit.next + 3 }
    : undefined
}

/** "half a second", "a quarter of an hour", "three quarters of a second": the number and the lexeme after the article. */
export function readFractionOf(lexemes: readonly Lexeme[], at: number): NumberRead | undefined {
  const word = (offset: number) => lexemes[at + offset]?.lower ?? ''
  const article = (offset: number) => word(offset) === 'a' || word(offset) === 'an'
  if (word(0) === 'half' && article(1)) return { value: 0.5, next: at + 2 }
  const skip = article(0) || word(0) === 'one' ? 1 : 0
  if (word(skip) === 'half' && word(skip + 1) === 'of' && article(skip + 2)) return { value: 0.5, next: at + skip + 3 }
  if (word(skip) === 'quarter' && word(skip + 1) === 'of' && article(skip + 2))
    return { value: 0.25, next: at + skip + 3 }
  if (word(0) === 'three' && word(1) === 'quarters' && word(2) === 'of' && article(3))
    return { value: 0.75, next: at + 4 }
  return undefined
}
