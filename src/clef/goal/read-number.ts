// Numbers in digits or words, with sign, fraction, power of ten and unambiguous magnitude: "-3", "2 1/2", "1.5k", "10mio".

import type { Lexeme } from './lexemes.js'
import { isNumberWord, magnitudes, type NumberRead, readAndFraction, readNumerals } from './numerals.js'

export interface SignedNumber extends NumberRead {
  /** Index of the first lexeme, sign included. */
  readonly first: number
  /** Whether a magnitude ("k", "million") was read: what follows is then money or a bare amount. */
  readonly scaled: boolean
  readonly digits: boolean
}

const minusSigns = new Set(['-', '\u2212', '\u2013'])
/** What may stand directly before a sign: with anything else glued to it, a hyphen is a hyphen. */
const signOpeners = new Set(['(', '=', ':', '[', ',', '~', '/', '$', '€', '£'])
/** Words that a number may be glued to and still be a number: "mu0.7". */
const gluedNames = new Set(['mu', 'μ', 'µ', 'x', 'k'])

const isSmallInteger = (lexeme: Lexeme | undefined): lexeme is Lexeme =>
  lexeme?.kind === 'digits' && Number.isInteger(lexeme.value) && lexeme.value <= 100

/** "1/2" with the slash glued on both sides and nothing like a date after it. */
function readFraction(lexemes: readonly Lexeme[], at: number): NumberRead | undefined {
  const numerator = lexemes[at]
  const slash = lexemes[at + 1]
  const denominator = lexemes[at + 2]
  if (!isSmallInteger(numerator) || !isSmallInteger(denominator)) return undefined
  if (slash?.text !== '/' || !slash.glued || !denominator.glued || denominator.value === 0) return undefined
  if (numerator.value >= denominator.value || (lexemes[at + 3]?.text === '/' && lexemes[at + 3]!.glued))
    return undefined
  return { value: numerator.value / denominator.value, next: at + 3 }
}

function readDigits(lexemes: readonly Lexeme[], at: number): NumberRead | undefined {
  const lexeme = lexemes[at]
  if (lexeme?.kind !== 'digits') return undefined
  const fraction = readFraction(lexemes, at)
  if (fraction !== undefined) return fraction
  const after = lexemes[at + 1]
  if (Number.isInteger(lexeme.value) && after?.kind === 'digits') {
    const mixed =
      after.value < 1 && !/\d/.test(after.text) ? { value: after.value, next: at + 2 } : readFraction(lexemes, at + 1)
    if (mixed !== undefined) return { value: lexeme.value + mixed.value, next: mixed.next }
  }
  return readPowerOfTen(lexemes, { value: lexeme.value, next: at + 1 })
}

/** "3 x 10^6", "3×10⁶". */
function readPowerOfTen(lexemes: readonly Lexeme[], number: NumberRead): NumberRead {
  const at = number.next
  if (!['x', '×', '*'].includes(lexemes[at]?.lower ?? '') || lexemes[at + 1]?.text !== '10') return number
  if (lexemes[at + 2]?.text !== '^' || lexemes[at + 3]?.kind !== 'digits') return number
  return { value: number.value * 10 ** lexemes[at + 3]!.value, next: at + 4 }
}

function readMagnitude(lexemes: readonly Lexeme[], number: NumberRead): NumberRead & { scaled: boolean } {
  const suffix = lexemes[number.next]
  if (suffix?.kind !== 'word') return { ...number, scaled: false }
  const factor =
    magnitudes.get(suffix.lower) ??
    (suffix.lower === 'k' && (suffix.glued || lexemes[number.next + 1]?.kind === 'word') ? 1e3 : undefined) ??
    (suffix.lower === 'b' && suffix.glued ? 1e9 : undefined)
  if (factor === undefined) return { ...number, scaled: false }
  // Decimal shift through text keeps 3.3 million exact where a product would not be.
  return { value: shifted(number.value, Math.log10(factor)), next: number.next + 1, scaled: true }
}

/** `value` times ten to the `exponent`, correctly rounded. */
export const shifted = (value: number, exponent: number): number => {
  const [mantissa, power = '0'] = String(value).split('e')
  return Number(`${mantissa}e${Number(power) + Math.round(exponent)}`)
}

/** A number at `at`, or undefined. Digits glued to a word ("A320", "Q3") are part of a name, not a number. */
export function readNumber(lexemes: readonly Lexeme[], at: number): SignedNumber | undefined {
  const first = lexemes[at]
  if (first === undefined) return undefined
  if (first.kind === 'digits') return readUnsigned(lexemes, at, at, 1)
  if (minusSigns.has(first.text)) {
    const before = lexemes[at - 1]
    if (first.glued && !(before !== undefined && signOpeners.has(before.text))) return undefined
    if (lexemes[at + 1]?.kind !== 'digits' || !lexemes[at + 1]!.glued) return undefined
    return readUnsigned(lexemes, at, at + 1, -1)
  }
  if (first.text === '+' && !first.glued && lexemes[at + 1]?.kind === 'digits' && lexemes[at + 1]!.glued)
    return readUnsigned(lexemes, at, at + 1, 1)
  if (first.lower === 'negative' || (first.lower === 'minus' && !takesAway(lexemes, at)))
    return readUnsigned(lexemes, at, at + 1, -1)
  return first.kind === 'word' ? readUnsigned(lexemes, at, at, 1) : undefined
}

/** "Seven minus two", "plus or minus 3". */
const takesAway = (lexemes: readonly Lexeme[], at: number): boolean => {
  const before = lexemes[at - 1]
  return before !== undefined && (before.kind === 'digits' || before.lower === 'or' || isNumberWord(before.lower))
}

const beforePlainPoint = new Set(['this', 'that', 'the', 'one', 'which', 'what', 'a', 'each', 'some', 'to', 'from'])

/** "Point three" of dictation; "at that point two cars" is no figure. */
function readPoint(lexemes: readonly Lexeme[], at: number): NumberRead | undefined {
  const [point, digit] = [lexemes[at], lexemes[at + 1]]
  if (point?.lower !== 'point' || digit === undefined || !isNumberWord(digit.lower)) return undefined
  if (beforePlainPoint.has(lexemes[at - 1]?.lower ?? '')) return undefined
  const nought = { ...point, text: 'nought', lower: 'nought' }
  const read = readNumerals([nought, ...lexemes.slice(at, at + 12)], 0)
  return read === undefined || read.next < 3 ? undefined : { value: read.value, next: at + read.next - 1 }
}

function readUnsigned(lexemes: readonly Lexeme[], first: number, at: number, sign: 1 | -1): SignedNumber | undefined {
  const lexeme = lexemes[at]
  if (lexeme === undefined) return undefined
  const before = lexemes[at - 1]
  if (lexeme.kind === 'digits' && lexeme.glued && before !== undefined) {
    if (before.kind === 'digits' || (before.kind === 'word' && !gluedNames.has(before.lower))) return undefined
  }
  const read =
    lexeme.kind === 'digits' ? readDigits(lexemes, at) : (readNumerals(lexemes, at) ?? readPoint(lexemes, at))
  if (read === undefined) return undefined
  const whole = readMagnitude(lexemes, readAndFraction(lexemes, read))
  const value = whole.value * sign
  if (!Number.isFinite(value)) return undefined
  return {
    value: value === 0 ? 0 : value,
    next: whole.next,
    first,
    scaled: whole.scaled,
    digits: lexeme.kind === 'digits',
  }
}
