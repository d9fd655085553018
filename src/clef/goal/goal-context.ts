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
  /** The text has three words or more, and all of them are in capitals. */
  readonly shouting: boolean
}

const optionWords = new Set(
  'option options call calls put puts vanilla vanillas straddle strangle strike struck tenor expiry expiring expires maturity vol vols implied premium notional delta vega cll optoin european'.split(
    ' ',
  ),
)
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
  let currencies = false
  let motion = false
  let words = 0
  for (const lexeme of lexemes) {
    if (lexeme.kind === 'symbol') currencies ||= '$€£¥'.includes(lexeme.text)
    if (lexeme.kind !== 'word') continue
    words++
    options ||= optionWords.has(lexeme.lower) || isPairWord(lexeme)
    motion ||= motionWords.has(lexeme.lower)
    currencies ||=
      freelyCased.has(lexeme.text.toUpperCase()) || singleNames.has(lexeme.lower) || financeWords.has(lexeme.lower)
  }
  return {
    finance: options || currencies,
    options,
    motion,
    shouting: words >= 3 && text === text.toUpperCase(),
  }
}
