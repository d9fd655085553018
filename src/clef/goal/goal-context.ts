// What a whole goal speaks of, as far as spelling depends on it: "3M" is a tenor beside an option and a length
// beside a braking car, "TRY" is no lira in a text that is all capitals.

import { isCurrency } from '../../fabric/dimension/index.js'
import { currencyNames, freelyCased } from './currency-spellings.js'
import type { Lexeme } from './lexemes.js'

export interface GoalContext {
  /** The text speaks of currencies or options. */
  readonly finance: boolean
  /** The text speaks of options, so a bare `m` after a small whole number is months. */
  readonly options: boolean
  /** The text speaks of motion, so `0.5g` is half the standard gravity. */
  readonly motion: boolean
  /** The text speaks of rates, so two currencies with "to" between them are a pair. */
  readonly rates: boolean
  /** The text has three words or more, and all of them are in capitals. */
  readonly shouting: boolean
}

const optionWords = new Set(
  'option options call calls cll vanilla vanillas straddle straddles strangle strangles tenor expiry expiring expires maturity vol vols implied notional vega optoin european atmf fwd fwds'.split(
    ' ',
  ),
)
/** Words that speak of options only beside currencies or each other: people put and strike other things too, and pass a ball forward. */
const doubtfulWords = new Set(
  'put puts strike struck premium delta gamma theta forward forwards outright points rr bf fly flies butterfly risk riskies skew smile outrights spot mid digital touch barrier barriers knock payout american reversal reversals atm vega'.split(
    ' ',
  ),
)
/** "Put them together" trades nothing. */
const put = new Set(['put', 'puts'])
const afterPlainPut = new Set(['together', 'in', 'into', 'it', 'them', 'this', 'that', 'me', 'the', 'all', 'us', 'my'])
const rateWords = new Set('rate rates forward forwards fwd outright parity cross kurs course spot points'.split(' '))
const nicknames = new Set(['cable', 'fiber', 'fibre', 'chunnel'])
const financeWords = new Set('fx forex currency currencies ccy ccys convert exchange worth book portfolio'.split(' '))
const motionWords = new Set(
  'brake brakes braking braked deceleration decelerates decelerating decelerate decel acceleration accelerates accelerating accelerate accel accelerated stopping car velocity speed friction slows slowing mph kmh kph kmph stop rest'.split(
    ' ',
  ),
)
const singleNames = new Set(currencyNames.map(([phrase]) => phrase).filter((phrase) => !phrase.includes(' ')))

const isPairWord = (lexeme: Lexeme) =>
  lexeme.text.length === 6 &&
  isCurrency(lexeme.text.slice(0, 3).toUpperCase()) &&
  isCurrency(lexeme.text.slice(3).toUpperCase())

export function contextOf(lexemes: readonly Lexeme[], text: string): GoalContext {
  let options = false
  const doubtful = new Set<string>()
  let currencies = false
  let nicknamed = false
  let rates = false
  let motion = false
  let words = 0
  for (const [at, lexeme] of lexemes.entries()) {
    if (lexeme.kind === 'symbol') currencies ||= '$€£¥'.includes(lexeme.text)
    if (lexeme.kind !== 'word') continue
    words++
    options ||= optionWords.has(lexeme.lower) || isPairWord(lexeme)
    if (doubtfulWords.has(lexeme.lower) && !(put.has(lexeme.lower) && afterPlainPut.has(lexemes[at + 1]?.lower ?? '')))
      doubtful.add(lexeme.lower)
    rates ||= rateWords.has(lexeme.lower)
    nicknamed ||= nicknames.has(lexeme.lower)
    motion ||= motionWords.has(lexeme.lower)
    currencies ||=
      freelyCased.has(lexeme.text.toUpperCase()) || singleNames.has(lexeme.lower) || financeWords.has(lexeme.lower)
  }
  options ||= doubtful.size > 1 || (doubtful.size === 1 && (currencies || nicknamed))
  return {
    finance: options || currencies,
    options,
    motion,
    rates,
    shouting: words >= 3 && text === text.toUpperCase(),
  }
}
