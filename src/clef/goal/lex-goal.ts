// The quantity lexer: finds numbers, units, money, currencies, pairs, tenors and dates in a goal's text, nothing about
// what is wanted. Ambiguities are settled by the neighbours, in this order:
//   - `m` and `mm` beside a currency are millions; after a small whole number in a text about options `m` is months;
//     before a pair they are millions; else metres and millimetres.
//   - `1.10 USD/EUR` is a rate with its unit; `10m EUR/USD` and `1.10 EUR/USD call` are a number and a pair.
//   - days, weeks, months and years are tenors; seconds, minutes and hours are physical times.
//   - `0.5g` in a text about motion is half the standard gravity; elsewhere grams, and so is `145 g`.
//   - `25 delta` is 25 %; `1W` in a text about money is a week, `60 W` and anything elsewhere are watts.
//   - two currencies make a pair where the words divide one by the other: `yen per euro`, `dollar against yen`.
//   - `USD 75.000` is seventy-five thousand (nobody writes three zeros of cents); `1.000` elsewhere is one.
//   - `100 eur usd` in a text without options is an amount and a target; `eur usd` after anything else is a pair.
//   - `5 yards of yen` are five billions; yards elsewhere are lengths.
//   - `31/12/2026` is a date where only one order of day and month is possible.
//   - unit and currency words of five letters and more may hold one slip (misspelt.ts).
//   - words of rest ("from rest", "stationary", "parked") are 0 m/s; 0 rad/s in a text whose only measures are of turning.
//   - numbers in square brackets are one array, but for a single number that no sign leads to and the two of a point.
// One pass over the lexemes with bounded look-ahead, so time is linear in the text.

import { readUnitAfter, readUnitBefore, standsAsArray } from './array-surroundings.js'
import { contextOf, type GoalContext } from './goal-context.js'
import { type Lexeme, lexemesOf } from './lexemes.js'
import { magnitudes, readFractionOf, readUnitAndHalf } from './numerals.js'
import type { GoalQuantity, QuantityTable } from './quantity-table.js'
import { readArray } from './read-array.js'
import { type CurrencyRead, readCurrency, readPair, readSymbol } from './read-currency.js'
import { readDate } from './read-date.js'
import { readNumber, type SignedNumber, shifted } from './read-number.js'
import { readRest, turningRest } from './read-rest.js'
import { readStatedPair } from './read-stated-pair.js'
import { readFixedTenor, readPeriod, tenorFollows } from './read-tenor.js'
import { readUnit } from './read-unit.js'
import { spreadUnits } from './spread-units.js'

/** More quantities than this are left out of the table; programs could not name them. */
export const quantitiesMax = 24

const standardGravity = 9.80665
/** What is heavier is a mass in grams. */
const gravitiesMax = 20
/** What inches are said of. */
const sized = new Set(
  'radius diameter wheel wheels pulley disc disk rim bore long wide high deep tall thick drop across'.split(' '),
)
const massWords = new Set(['mass', 'weighs', 'weighing', 'm', 'of'])
/** What desks quote by delta: "25d RR". */
const quotedByDelta = new Set(
  'rr risk riskies riskie reversal bf fly flies butterfly strangle strangles call calls put puts'.split(' '),
)
const magnified = new Set([...magnitudes.keys(), 'k', 'm', 'mm', 'b', '-'])

type Unspanned<Q> = Q extends GoalQuantity ? Omit<Q, 'span'> : never
/** What was found, from lexeme `first` up to `next`; `nothing` skips lexemes that hold digits but no quantity. */
export type Found = { readonly first: number; readonly next: number } /** `rest` says that words of rest gave it. */ & (
  | { readonly quantity: Unspanned<GoalQuantity>; readonly rest?: true }
  | { readonly nothing: true }
)

class GoalLexer {
  constructor(
    private readonly text: string,
    private readonly lexemes: readonly Lexeme[],
    private readonly context: GoalContext,
  ) {}

  at(first: number): Found | undefined {
    const array = this.array(first)
    if (array !== undefined) return array
    const date = readDate(this.lexemes, first)
    if (date !== undefined) return { first, next: date.next, quantity: { kind: 'date', date: date.date } }
    const rest = readRest(this.lexemes, first)
    if (rest !== undefined)
      return { first, next: rest, rest: true, quantity: { kind: 'quantity', value: 0, unit: 'm/s' } }
    const fraction = this.fractionOf(first)
    if (fraction !== undefined) return fraction
    const tenor = readFixedTenor(this.lexemes, first)
    if (tenor !== undefined) return { first, next: tenor.next, quantity: { kind: 'tenor', tenor: tenor.tenor } }
    const pair = readPair(this.lexemes, first, this.context)
    if (pair !== undefined) return { first, next: pair.next, quantity: { kind: 'pair', pair: pair.pair } }
    return this.moneyBySymbol(first) ?? this.number(first) ?? this.statedPair(first) ?? this.currency(first)
  }

  /** Numbers in brackets, with the unit that stands behind them, or before: "q (deg) = [30, 45]". */
  private array(first: number): Found | undefined {
    const opener = this.lexemes[first]!
    if (opener.text !== '[' && opener.text !== '(') return undefined
    const read = readArray(this.text, opener.start)
    if (read === undefined || !standsAsArray(this.lexemes, first, read.items)) return undefined
    let next = first
    while (next < this.lexemes.length && this.lexemes[next]!.start < read.end) next++
    const after = readUnitAfter(this.lexemes, next) ?? this.currencyAfter(next)
    const unit = after?.unit ?? readUnitBefore(this.lexemes, first)
    const quantity = { kind: 'array', items: read.items, ...(unit === undefined ? {} : { unit }) } as const
    return { first, next: after?.next ?? next, quantity }
  }

  private currencyAfter(at: number): { readonly unit: string; readonly next: number } | undefined {
    const currency = readPair(this.lexemes, at, this.context) === undefined ? this.currencyAt(at) : undefined
    return currency && { unit: currency.code, next: currency.next }
  }

  private currencyAt(at: number): CurrencyRead | undefined {
    return readCurrency(this.lexemes, at, this.context.shouting)
  }

  private statedPair(first: number): Found | undefined {
    const read = readStatedPair(this.lexemes, first, (at) => this.currencyAt(at), this.context.rates)
    return read && { first, next: read.next, quantity: { kind: 'pair', pair: read.pair } }
  }

  private currency(first: number): Found | undefined {
    const read = this.currencyAt(first)
    return read && { first, next: read.next, quantity: { kind: 'currency', code: read.code } }
  }

  /** "half a second", "a quarter of an hour", "a second and a half". */
  private fractionOf(first: number): Found | undefined {
    const half = readUnitAndHalf(this.lexemes, first, (at) => readUnit(this.lexemes, at))
    if (half !== undefined)
      return { first, next: half.next, quantity: { kind: 'quantity', value: half.value, unit: half.unit } }
    const fraction = readFractionOf(this.lexemes, first)
    const unit = fraction && readUnit(this.lexemes, fraction.next)
    return unit && { first, next: unit.next, quantity: { kind: 'quantity', value: fraction!.value, unit: unit.unit } }
  }

  /** A currency before its number: "$5", "EUR 10m", "-£3", "eur5m". */
  private moneyBySymbol(first: number): Found | undefined {
    const negative = this.lexemes[first]?.text === '-' && readSymbol(this.lexemes, first + 1) !== undefined ? 1 : 0
    const currency = this.currencyAt(first + negative)
    if (currency === undefined) return undefined
    const digits = this.lexemes[currency.next]
    const named = readSymbol(this.lexemes, first + negative) === undefined
    // After a name or code, only a number in digits belongs to it: "5 euros two ways".
    if (named && digits?.kind !== 'digits') return undefined
    const number = readNumber(this.unglued(currency.next), 0)
    if (number === undefined) return undefined
    const shift = currency.next
    const amount = this.scaledAsMoney({ ...number, next: number.next + shift, first })
    if (named && !this.standsAsMoney(first, amount.next)) return undefined
    const value = negative === 1 ? -amount.value : amount.value
    return this.rateOrMoney(first, value, currency.code, this.skipSame(amount.next, currency.code))
  }

  /** Up to 24 lexemes from `at`, the first as if it stood free: a number glued to its currency is a number. */
  private unglued(at: number): Lexeme[] {
    const slice = this.lexemes.slice(at, at + 24)
    return slice.length === 0 ? slice : [{ ...slice[0]!, glued: false }, ...slice.slice(1)]
  }

  /** "convert EUR 100 USD": the number after a code is not its amount when it has a unit or currency of its own. */
  private standsAsMoney(first: number, next: number): boolean {
    // "euro 1.1 dollars": only codes stand before their number and are followed by another currency.
    const spoken = (this.lexemes[first]?.text.length ?? 0) !== 3
    if (spoken && this.currencyAt(next) !== undefined) return false
    const unit = readUnit(this.lexemes, next)
    if (unit !== undefined) return false
    const period = readPeriod(this.lexemes, next, 1, this.context.options)
    return period === undefined
  }

  /** "$5m USD": the currency said twice. */
  private skipSame(next: number, code: string): number {
    const again = this.currencyAt(next)
    // "$100 $200": the second sign belongs to what follows it.
    if (again !== undefined && this.lexemes[again.next]?.kind === 'digits') return next
    return again?.code === code && readPair(this.lexemes, next, this.context) === undefined ? again.next : next
  }

  /** `m` and `mm` directly after a number that is known to be money. */
  private scaledAsMoney(number: SignedNumber): SignedNumber {
    const suffix = this.lexemes[number.next]
    if (number.scaled || suffix === undefined) return number
    if (['yard', 'yards', 'yd', 'yds'].includes(suffix.lower))
      return { ...number, value: shifted(number.value, 9), next: number.next + 1, scaled: true }
    if (!['m', 'mm'].includes(suffix.lower)) return number
    return { ...number, value: shifted(number.value, 6), next: number.next + 1, scaled: true }
  }

  private rateOrMoney(first: number, value: number, code: string, next: number): Found {
    const per = this.lexemes[next]?.lower
    if (per === 'per' || per === '/' || per === 'a') {
      const under =
        this.currencyAt(next + 1) ?? (this.lexemes[next + 1]?.lower === 'one' ? this.currencyAt(next + 2) : undefined)
      if (under !== undefined && under.code !== code)
        return { first, next: under.next, quantity: { kind: 'quantity', value, unit: `${code}/${under.code}` } }
    }
    return { first, next, quantity: { kind: 'quantity', value: this.thousands(first, next) ?? value, unit: code } }
  }

  /** "USD 75.000" is money with dots between the thousands. */
  private thousands(first: number, next: number): number | undefined {
    const digits = this.lexemes.slice(first, next).filter(({ kind }) => kind === 'digits')
    const text = digits.length === 1 && next - first <= 3 ? digits[0]!.text : ''
    return /^[1-9]\d{0,2}\.000$/.test(text) &&
      !this.lexemes.slice(first, next).some(({ lower }) => magnified.has(lower))
      ? Number(text.replace('.', ''))
      : undefined
  }

  private number(first: number): Found | undefined {
    const read = readNumber(this.lexemes, first)
    if (read === undefined) return undefined
    return this.delta(read) ?? this.money(read) ?? this.measured(read) ?? this.bare(read)
  }

  /** "25 delta", "25Δ", "25d risk reversal": hundredths, as desks quote the delta of an option. */
  private delta({ first, next, value }: SignedNumber): Found | undefined {
    if (!this.context.finance || !Number.isInteger(value) || Math.abs(value) < 1 || Math.abs(value) > 99)
      return undefined
    const hyphen = this.lexemes[next]?.text === '-' && this.lexemes[next]!.glued ? 1 : 0
    const word = this.lexemes[next + hyphen]
    const after = this.lexemes[next + hyphen + 1]
    const isDelta = ['delta', 'deltas', 'δ'].includes(word?.lower ?? '') && !['=', ':'].includes(after?.text ?? '')
    const isShort = word?.lower === 'd' && quotedByDelta.has(after?.lower ?? '')
    if ((!isDelta && !isShort) || after?.kind === 'digits') return undefined
    return { first, next: next + hyphen + 1, quantity: { kind: 'quantity', value, unit: '%' } }
  }

  private money(read: SignedNumber): Found | undefined {
    const { first } = read
    const scaled = this.scaledAsMoney(read)
    const next = read.next + this.joining(read)
    const hyphen = this.joining(scaled)
    for (const [value, at, magnified] of [
      [scaled.value, scaled.next + hyphen, scaled.scaled],
      [read.value, next, read.scaled],
    ] as const) {
      const pair = readPair(this.lexemes, at, this.context)
      if (pair !== undefined && !this.isAmountAndTarget(at, pair.next)) {
        const rate = this.rateByPair(read, pair.pair, pair.next, pair.slashed && !magnified)
        if (rate !== undefined) return rate
        // "10m EURUSD": so many millions of the pair; a small whole number of `m` is a tenor instead.
        if (
          at > read.next &&
          (!this.isTenorCount(read) ||
            tenorFollows(this.lexemes, pair.next, (after) => this.currencyAt(after) !== undefined))
        )
          return { first, next: at, quantity: { kind: 'number', value } }
        continue
      }
      const currency = this.currencyAt(at)
      if (currency !== undefined) return this.rateOrMoney(first, value, currency.code, currency.next)
    }
    return undefined
  }

  /** Lexemes between an amount and its currency: "5m-EUR", "5 million of EUR", "1.5 Mio. EUR". */
  private joining(read: SignedNumber): number {
    const word = this.lexemes[read.next]
    if (word === undefined) return 0
    const joins =
      (word.text === '-' && word.glued) || (read.scaled && (word.lower === 'of' || (word.text === '.' && word.glued)))
    return joins ? 1 : 0
  }

  /** "100 eur usd": two codes in a row, in a text without options. */
  private isAmountAndTarget(at: number, next: number): boolean {
    return !this.context.options && next === at + 2 && this.lexemes[at]!.text.length === 3
  }

  /** `1.10 USD/EUR` after a plain number is the rate's unit, unless an option word makes it the option's pair. */
  private rateByPair(read: SignedNumber, pair: string, next: number, possible: boolean): Found | undefined {
    if (!possible || read.next === next) return undefined
    const after = this.lexemes[next]?.lower ?? ''
    if (['call', 'put', 'option', 'calls', 'puts', 'vanilla', 'c', 'p'].includes(after)) return undefined
    const unit = `${pair.slice(0, 3)}/${pair.slice(3)}`
    return { first: read.first, next, quantity: { kind: 'quantity', value: read.value, unit } }
  }

  private isTenorCount(read: SignedNumber): boolean {
    return Number.isInteger(read.value) && read.value > 0 && read.value <= 60
  }

  private measured(read: SignedNumber): Found | undefined {
    const { first, value } = read
    const monthly = this.context.options && this.isTenorCount(read)
    const unit = readUnit(this.lexemes, read.next)
    const bareMetre = unit?.unit === 'm' && unit.next === read.next + 1 && this.lexemes[read.next]!.lower === 'm'
    const weeks =
      unit?.unit === 'W' && this.lexemes[read.next]?.glued && this.context.finance && this.isTenorCount(read)
    const capital = bareMetre && this.lexemes[read.next]!.text === 'M' && !this.context.shouting && !this.context.motion
    if (unit === undefined || weeks || (bareMetre && (monthly || (capital && this.isTenorCount(read))))) {
      const period = readPeriod(this.lexemes, read.next, value, monthly || capital)
      if (period !== undefined) {
        return 'tenor' in period
          ? { first, next: period.next, quantity: { kind: 'tenor', tenor: period.tenor } }
          : { first, next: period.next, quantity: { kind: 'quantity', value, unit: period.unit } }
      }
    }
    if (bareMetre && this.context.options && read.digits)
      return { first, next: unit.next, quantity: { kind: 'number', value: shifted(value, 6) } }
    if (unit?.unit === 'mm' && this.context.options && unit.next === read.next + 1)
      return { first, next: unit.next, quantity: { kind: 'number', value: shifted(value, 6) } }
    if (unit !== undefined) return { first, next: unit.next, quantity: { kind: 'quantity', value, unit: unit.unit } }
    return this.gravities(read) ?? this.inches(read)
  }

  /** "0.8g", "0.3 g's": multiples of standard gravity in a text about motion, as far as anyone lives through; else grams. */
  private gravities(read: SignedNumber): Found | undefined {
    const word = this.lexemes[read.next]
    if (word?.lower !== 'g' && word?.lower !== 'gee' && word?.lower !== 'gees' && word?.lower !== 'gs') return undefined
    if (this.lexemes[read.next + 1]?.text === '=') return undefined
    const isMass = read.value > gravitiesMax || massWords.has(this.lexemes[read.first - 1]?.lower ?? '')
    return (this.context.motion && !isMass) || word.lower !== 'g'
      ? {
          first: read.first,
          next: read.next + 1,
          quantity: { kind: 'quantity', value: read.value * standardGravity, unit: 'm/s^2' },
        }
      : { first: read.first, next: read.next + 1, quantity: { kind: 'quantity', value: read.value, unit: 'g' } }
  }

  /** `in` is inches only when glued to its number or at the end: "convert 100 in euros" has none. */
  private inches(read: SignedNumber): Found | undefined {
    const word = this.lexemes[read.next]
    if (word?.lower !== 'in' || !read.digits) return undefined
    const after = this.lexemes[read.next + 1]
    if (!word.glued && after !== undefined && after.kind !== 'symbol' && !sized.has(after.lower)) return undefined
    return { first: read.first, next: read.next + 1, quantity: { kind: 'quantity', value: read.value, unit: 'in' } }
  }

  private afterDigits(at: number): number {
    let next = at
    while (this.lexemes[next]?.kind === 'digits' && next - at < 6) next++
    return next
  }

  /** A number without a unit, or digits that are none: ordinals, clock times, decades, a bare "one". */
  private bare(read: SignedNumber): Found | undefined {
    const { first, next } = read
    const after = this.lexemes[next]
    const glued = after?.glued === true
    // "+44 20 7946 0958": a telephone number.
    if (this.lexemes[first]!.text === '+' && after?.kind === 'digits' && this.lexemes[next + 1]?.kind === 'digits')
      return { first, next: this.afterDigits(next), nothing: true }
    if (glued && ['st', 'nd', 'rd', 'th', 'am', 'pm', 's'].includes(after.lower))
      return { first, next: next + 1, nothing: true }
    if (glued && after.text === ':' && this.lexemes[next + 1]?.kind === 'digits' && this.lexemes[next + 1]!.glued)
      return { first, next: next + 2, nothing: true }
    if (['am', 'pm'].includes(after?.lower ?? '')) return { first, next: next + 1, nothing: true }
    if (!read.digits && next === first + 1 && ['one', 'zero', 'oh'].includes(this.lexemes[first]!.lower))
      return this.lexemes[first]!.lower === 'zero' ? { first, next, quantity: { kind: 'number', value: 0 } } : undefined
    return { first, next, quantity: { kind: 'number', value: read.value } }
  }
}

/**
 * Everything measurable in a goal's text, in order of appearance, at most 24 entries. Never throws; callers bound the
 * text's length.
 */
export function lexGoal(text: string): QuantityTable {
  const lexemes = lexemesOf(text)
  const context = contextOf(lexemes, text)
  const lexer = new GoalLexer(text, lexemes, context)
  const found: Found[] = []
  let kept = 0
  for (let next = 0; next < lexemes.length && kept < quantitiesMax; ) {
    const read = lexer.at(next)
    if (read !== undefined) found.push(read)
    if (read !== undefined && 'quantity' in read) kept++
    next = read?.next ?? next + 1
  }
  return turningRest(spreadUnits(found, lexemes, !context.options)).flatMap((read): GoalQuantity[] =>
    'quantity' in read
      ? [{ ...read.quantity, span: { start: lexemes[read.first]!.start, end: lexemes[read.next - 1]!.end } }]
      : [],
  )
}
