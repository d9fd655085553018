// A unit in symbols or words after a number, composed from single factors: "metres per second squared", "m/s/s", "ft/s2".

import type { Lexeme } from './lexemes.js'
import { misspeltUnit } from './misspelt.js'
import { Phrases } from './phrases.js'
import { unitOfExactWord, unitOfWord, unitPhrases } from './unit-spellings.js'

export interface UnitRead {
  /** In the catalogue's symbols. */
  readonly unit: string
  readonly next: number
}

const phrases = new Phrases(unitPhrases)

const powerSigns: ReadonlyMap<string, number> = new Map([
  ['²', 2],
  ['³', 3],
  ['squared', 2],
  ['sq', 2],
  ['cubed', 3],
])

interface Factor {
  readonly symbol: string
  readonly power: number
  readonly next: number
}

/** Words before a unit that raise it: "square metres", "cubic cm". */
const powerWords: ReadonlyMap<string, number> = new Map([
  ['square', 2],
  ['sq', 2],
  ['cubic', 3],
  ['cu', 3],
])

/** One factor with its power: "s", "s²", "s^2", "s2", "second squared", "square metres". */
function factorAt(lexemes: readonly Lexeme[], at: number): Factor | undefined {
  const raised = powerWords.get(lexemes[at]?.lower ?? '')
  if (raised === undefined) return poweredAt(lexemes, at)
  const of = poweredAt(lexemes, at + (lexemes[at + 1]?.text === '.' ? 2 : 1))
  return of?.power === 1 ? { ...of, power: raised } : undefined
}

/** Grams are written `g` only where something divides them: alone it is standard gravity or grams by the text. */
const isGramPer = (lexemes: readonly Lexeme[], at: number): boolean =>
  lexemes[at]?.text === 'g' && ['/', 'per'].includes(lexemes[at + 1]?.lower ?? '')

function poweredAt(lexemes: readonly Lexeme[], at: number): Factor | undefined {
  const lexeme = lexemes[at]
  if (lexeme === undefined) return undefined
  const symbol = isGramPer(lexemes, at)
    ? 'g'
    : (unitOfExactWord.get(lexeme.text) ?? unitOfWord.get(lexeme.lower) ?? misspeltUnit(lexeme.lower))
  if (symbol === undefined) return undefined
  const sign = lexemes[at + 1]
  if (sign === undefined) return { symbol, power: 1, next: at + 1 }
  const power = powerSigns.get(sign.lower)
  if (power !== undefined) return { symbol, power, next: at + 2 }
  if (sign.text === '^' || sign.text === '*') {
    const digit = lexemes[at + (sign.text === '*' ? 3 : 2)]
    const doubled = sign.text !== '*' || lexemes[at + 2]?.text === '*'
    if (doubled && (digit?.value === 2 || digit?.value === 3))
      return { symbol, power: digit.value, next: at + (sign.text === '*' ? 4 : 3) }
  }
  if (sign.kind === 'digits' && sign.glued && (sign.text === '2' || sign.text === '3'))
    return { symbol, power: sign.value, next: at + 2 }
  return { symbol, power: 1, next: at + 1 }
}

const articles = new Set(['a', 'an', 'each', 'every'])
const timeSymbols = new Set(['s', 'min', 'h', 'ms'])

/** Index after a word or sign that means "per" between two factors, or undefined. */
function afterPer(lexemes: readonly Lexeme[], at: number): number | undefined {
  const word = lexemes[at]?.lower
  if (word === '/' || word === 'per' || word === 'p') return at + 1
  // "sixty miles an hour", but not "60 m a car": an article divides by a time alone.
  if (word !== undefined && articles.has(word)) {
    const factor = factorAt(lexemes, at + 1)
    return factor !== undefined && timeSymbols.has(factor.symbol) ? at + 1 : undefined
  }
  return undefined
}

const factorText = (symbol: string, power: number) => (power === 1 ? symbol : `${symbol}^${power}`)

function composed(numerator: Factor, denominators: ReadonlyMap<string, number>): string {
  const top = factorText(numerator.symbol, numerator.power)
  const bottom = [...denominators].map(([symbol, power]) => factorText(symbol, power))
  if (bottom.length === 0) return top
  return bottom.length === 1 ? `${top}/${bottom[0]}` : `${top}/(${bottom.join(' ')})`
}

const denominatorsMax = 4

/**
 * The unit at `at`, or undefined. One letter followed by `=` or `:` is the next symbol of a list of givens
 * ("v = 20 s = 100"), not a unit, unless it is glued to its number.
 */
export function readUnit(lexemes: readonly Lexeme[], at: number): UnitRead | undefined {
  const start = lexemes[at]?.text === '-' && lexemes[at]!.glued && lexemes[at + 1]?.kind === 'word' ? at + 1 : at
  const first = lexemes[start]
  // What leads a line names the next given.
  if (first === undefined || first.leads) return undefined
  const phrase = phrases.at(lexemes, start)
  if (phrase !== undefined) return { unit: phrase.named, next: phrase.next }
  const numerator = factorAt(lexemes, start)
  if (numerator === undefined) return undefined
  const sign = lexemes[numerator.next]?.text
  const assigned = sign === '=' || (sign === ':' && isFigureAt(lexemes, numerator.next + 1))
  if (first.text.length === 1 && first.kind === 'word' && assigned && !first.glued) return undefined
  if (first.text === 'N' && !first.glued && lexemes[start + 1]?.kind === 'digits') return undefined
  if (first.lower === 'vol' && namesWhatFollows(lexemes[start + 1])) return undefined
  if (
    numerator.symbol === 'deg' &&
    ['c', 'f', 'celsius', 'fahrenheit', 'centigrade'].includes(lexemes[numerator.next]?.lower ?? '')
  )
    return undefined
  const denominators = new Map<string, number>()
  let next = numerator.next
  while (denominators.size < denominatorsMax) {
    const after = afterPer(lexemes, next)
    const factor = after === undefined ? readInverse(lexemes, next) : factorAt(lexemes, after)
    if (factor === undefined) break
    denominators.set(factor.symbol, (denominators.get(factor.symbol) ?? 0) + factor.power)
    next = factor.next
  }
  // "metres per square second"
  const squared = readPerSquare(lexemes, next)
  if (squared !== undefined) {
    denominators.set(squared.symbol, (denominators.get(squared.symbol) ?? 0) + squared.power)
    next = squared.next
  }
  return { unit: composed(numerator, denominators), next }
}

const isFigureAt = (lexemes: readonly Lexeme[], at: number): boolean =>
  lexemes[at]?.kind === 'digits' || (lexemes[at]?.text === '-' && lexemes[at + 1]?.kind === 'digits')

/** A factor with a negative power: "kg m^-3", "rad s-1", "m s⁻²". */
function readInverse(lexemes: readonly Lexeme[], at: number): Factor | undefined {
  const symbol = unitOfWord.get(lexemes[at]?.lower ?? '')
  if (symbol === undefined) return undefined
  const raised = lexemes[at + 1]?.text === '^'
  const minus = at + (raised ? 2 : 1)
  const power = lexemes[minus + 1]
  if (!['-', '\u2212', '\u207b'].includes(lexemes[minus]?.text ?? '') || !power?.glued) return undefined
  if (!raised && !lexemes[minus]!.glued) return undefined
  const of = inversePowers.get(power.text)
  return of === undefined ? undefined : { symbol, power: of, next: minus + 2 }
}

const inversePowers: ReadonlyMap<string, number> = new Map([
  ['1', 1],
  ['2', 2],
  ['3', 3],
  ['¹', 1],
  ['²', 2],
  ['³', 3],
])

/** "strike 1.10 vol 8%": here `vol` names the number after it rather than counts the one before. */
const namesWhatFollows = (after: Lexeme | undefined): boolean =>
  after?.kind === 'digits' || ['=', ':', 'of', 'at', 'is', '@', '~'].includes(after?.lower ?? '')

function readPerSquare(lexemes: readonly Lexeme[], at: number): Factor | undefined {
  if (lexemes[at]?.lower !== 'per' || lexemes[at + 1]?.lower !== 'square') return undefined
  const factor = factorAt(lexemes, at + 2)
  return factor === undefined ? undefined : { ...factor, power: 2 * factor.power }
}
