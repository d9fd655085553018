// What may have been meant where the text does not read: a keyword misspelt shortly before, or another habit.

import { nearest } from '../../fabric/dimension/index.js'
import type { Span } from '../../fabric/fault.js'
import { infixOperators } from './operators.js'
import { keywords, type Token } from './token.js'

export interface Advice {
  /** Goes behind the message. */
  readonly remark: string
  readonly candidates: readonly string[]
  /** The place to look at, where it is not the one at which reading stopped. */
  readonly span?: Span
}

/** How far back a misspelt keyword is looked for; reading stops soon behind one. */
const wordsBackMax = 12

/** Keywords that begin something, and those that reading may be waiting for. `if` is too short to be guessed. */
const openers = ['let', 'fun', 'match']
const awaited: ReadonlySet<string> = new Set(['then', 'else', 'with'])

/**
 * @param at where reading stopped
 * @param missing the symbol or keyword without which it can't go on, where there is one
 */
export function advice(tokens: readonly Token[], at: number, missing: string | undefined): Advice {
  const misspelt = misspeltBefore(tokens, at, missing)
  if (misspelt !== undefined) {
    const { word, keyword } = misspelt
    return { remark: `; is '${word.text}' meant to be '${keyword}'?`, candidates: [keyword], span: spanOf(word) }
  }
  const habit = habitAt(tokens, at, missing)
  return { remark: habit === undefined ? '' : `; ${habit}`, candidates: [] }
}

const spanOf = ({ start, end }: Span): Span => ({ start, end })

/** Keywords one letter away; two for long ones. Short names such as `f` are near to everything. */
const near = (word: string, of: readonly string[]): readonly string[] => (word.length < 2 ? [] : nearest(word, of))

type WordToken = Extract<Token, { kind: 'word' }>

function misspeltBefore(
  tokens: readonly Token[],
  at: number,
  missing: string | undefined,
): { readonly word: WordToken; readonly keyword: string } | undefined {
  const sought = missing !== undefined && awaited.has(missing) ? [missing] : openers
  for (let index = at; index >= 0 && index > at - wordsBackMax; index--) {
    const token = tokens[index]!
    // Reading may stop at the beginning of the line behind the one to blame.
    if (index < at - 1 && token.kind === 'newline') return undefined
    if (token.kind !== 'word' || keywords.has(token.text)) continue
    if (sought === openers && !mayBeginBehind(tokens[index - 1])) continue
    const [keyword] = near(token.text, sought)
    if (keyword !== undefined) return { word: token, keyword }
  }
  return undefined
}

/** Whether an expression or a binding begins behind this token. */
function mayBeginBehind(before: Token | undefined): boolean {
  if (before === undefined || before.kind === 'newline') return true
  if (before.kind === 'word') return keywords.has(before.text)
  return before.kind === 'symbol' && !closing.has(before.text)
}

const closing: ReadonlySet<string> = new Set([')', ']', '}', '.'])

function habitAt(tokens: readonly Token[], at: number, missing: string | undefined): string | undefined {
  const token = tokens[at]!
  const before = tokens[at - 1]
  const pair = `${textOf(before)}${textOf(token)}`
  if (token.kind === 'measure') return 'measures are declared before the first binding'
  if (before?.kind === 'newline' && missing === undefined)
    return 'a program ends with one result; bind the others by let'
  if (pair === '==') return "equality is written '='"
  if (textOf(token) === '=' && missing === '->') return "a function's body stands behind '->'"
  if (textOf(before) === '(' && textOf(tokens[at + 1]) === ')' && infixOperators.has(textOf(token)))
    return `an operator alone is no function: (fun x y -> x ${textOf(token)} y)`
  return habits.get(`${textOf(token)} ${missing ?? ''}`) ?? habits.get(textOf(token)) ?? unitApart(tokens, at)
}

/** A unit that does not follow its number as it should: `3.0 <m>`, `5 m`. */
function unitApart(tokens: readonly Token[], at: number): string | undefined {
  const [token, before] = [tokens[at]!, tokens[at - 1]]
  if (token.kind === 'word' && !keywords.has(token.text) && !token.opensLine && isPlainNumber(before)) {
    return `a unit stands in angle brackets: ${before.value}<${token.text}>`
  }
  if (textOf(before) !== '>') return undefined
  const opening = tokens.slice(Math.max(0, at - wordsBackMax), at).findLast((known) => !unitSigns.has(signOf(known)))
  const number = opening === undefined ? undefined : tokens[tokens.indexOf(opening) - 1]
  if (textOf(opening) !== '<' || !isPlainNumber(number)) return undefined
  return `a unit follows without a space: ${number.value}<..>`
}

const isPlainNumber = (token: Token | undefined): token is Extract<Token, { kind: 'number' }> =>
  token?.kind === 'number' && token.unit === null

/** What may stand in a unit, and the `>` behind it; names and digits go by their kind. */
const unitSigns: ReadonlySet<string> = new Set(['word', 'number', '/', '*', '(', ')', '-', '>'])
const signOf = (token: Token): string => (token.kind === 'symbol' ? token.text : token.kind)

const textOf = (token: Token | undefined): string => (token !== undefined && 'text' in token ? token.text : '')

/** By what was found, and what was missing where that matters. */
const habits: ReadonlyMap<string, string> = new Map([
  [', ]', "';' stands between the items of a list"],
  [', }', "';' stands between fields"],
  [', =', 'a tuple stands in parentheses: let (a, b) = ..'],
  ['< )', 'a unit follows without a space: float<m>'],
  ['; ', 'a binding ends with its line'],
  ['rec', 'there is no recursion: a name is known only behind its binding'],
  ['mutable', 'nothing changes once it is bound'],
  ['when ->', "a case has no condition; an 'if' behind '->' decides further"],
])
