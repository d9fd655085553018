// Currencies and pairs: ISO codes, names, symbols, dealers' nicknames, and six letters in a row.

import { isCurrency, splitPair } from '../../fabric/dimension/index.js'
import {
  currencyNames,
  currencySymbols,
  dollarPrefixes,
  freelyCased,
  pairNicknames,
  pairSides,
  wordLikeCodes,
} from './currency-spellings.js'
import type { Lexeme } from './lexemes.js'
import { misspeltCurrency } from './misspelt.js'
import { isNumberWord } from './numerals.js'
import { Phrases } from './phrases.js'

export interface CurrencyRead {
  readonly code: string
  readonly next: number
}
export interface PairRead {
  readonly pair: string
  readonly next: number
  /** Written as `EUR/USD`, which after a number may be the rate's unit instead. */
  readonly slashed: boolean
}

const names = new Phrases(currencyNames)
const nicknames = new Phrases(pairNicknames)

/** Three letters that are a code as written. `shouting` says that the whole text is in capitals. */
function codeOf(lexeme: Lexeme | undefined, shouting: boolean): string | undefined {
  if (lexeme?.kind !== 'word' || lexeme.text.length !== 3) return undefined
  const code = lexeme.text.toUpperCase()
  if (freelyCased.has(code)) return code
  if (lexeme.text !== code || !isCurrency(code)) return undefined
  return shouting && wordLikeCodes.has(code) ? undefined : code
}

/** A currency's symbol: "€", "US$", "A$". */
export function readSymbol(lexemes: readonly Lexeme[], at: number): CurrencyRead | undefined {
  const lexeme = lexemes[at]
  if (lexeme === undefined) return undefined
  const after = lexemes[at + 1]
  if (after?.text === '$' && after.glued && dollarPrefixes.has(lexeme.lower))
    return { code: dollarPrefixes.get(lexeme.lower)!, next: at + 2 }
  const code = currencySymbols.get(lexeme.text)
  return code === undefined ? undefined : { code, next: at + 1 }
}

/** A currency by code, name or symbol. */
export function readCurrency(lexemes: readonly Lexeme[], at: number, shouting: boolean): CurrencyRead | undefined {
  const named = names.at(lexemes, at)
  if (named !== undefined) return { code: named.named, next: named.next }
  const code = codeOf(lexemes[at], shouting)
  if (code !== undefined) return { code, next: at + 1 }
  return readSymbol(lexemes, at) ?? readMisspelt(lexemes, at)
}

const beforeTarget = new Set(['in', 'into', 'to', 'for', 'as', 'of'])

/** A name with one slip, only where a currency is to be expected: after a number or after "in", "to", "into". */
function readMisspelt(lexemes: readonly Lexeme[], at: number): CurrencyRead | undefined {
  const [before, lexeme] = [lexemes[at - 1], lexemes[at]]
  if (before === undefined || lexeme?.kind !== 'word') return undefined
  if (before.kind !== 'digits' && !isNumberWord(before.lower) && !beforeTarget.has(before.lower)) return undefined
  const code = misspeltCurrency(lexeme.lower)
  return code === undefined ? undefined : { code, next: at + 1 }
}

const separators = new Set(['/', '-', '.', '|', '_', ':', '\\'])

/** Two codes in one word or divided by a sign, a spoken pair ("euro dollar"), or a nickname ("cable"). */
export function readPair(
  lexemes: readonly Lexeme[],
  at: number,
  { shouting, finance }: { readonly shouting: boolean; readonly finance: boolean },
): PairRead | undefined {
  const first = lexemes[at]
  if (first?.kind !== 'word') return undefined
  if (first.text.length === 6) {
    const split = splitPair(first.text.toUpperCase())
    const common = split !== undefined && (freelyCased.has(split.foreign) || freelyCased.has(split.domestic))
    if (split !== undefined && (common || first.text === first.text.toUpperCase()))
      return { pair: split.foreign + split.domestic, next: at + 1, slashed: false }
  }
  const written = readWrittenPair(lexemes, at, shouting)
  if (written !== undefined) return written
  const spoken = readSpokenPair(lexemes, at)
  if (spoken !== undefined) return spoken
  const nickname = finance ? nicknames.at(lexemes, at) : undefined
  return nickname === undefined ? undefined : { pair: nickname.named, next: nickname.next, slashed: false }
}

/** `EUR/USD`, `eur-usd`, `EUR / USD`, and `EUR USD` where both are codes. */
function readWrittenPair(lexemes: readonly Lexeme[], at: number, shouting: boolean): PairRead | undefined {
  const foreign = codeOf(lexemes[at], shouting)
  if (foreign === undefined) return undefined
  const separated = separators.has(lexemes[at + 1]?.text ?? '')
  const second = at + (separated ? 2 : 1)
  const domestic = codeOf(lexemes[second], shouting)
  if (domestic === undefined || domestic === foreign) return undefined
  // "100 usd - eur 20": a sign set off on one side divides a list, not a pair.
  if (separated && lexemes[at + 1]!.glued !== lexemes[second]!.glued) return undefined
  if (separated && lexemes[at + 1]!.text !== '/' && !lexemes[second]!.glued) return undefined
  return { pair: foreign + domestic, next: second + 1, slashed: separated && lexemes[at + 1]!.text === '/' }
}

function readSpokenPair(lexemes: readonly Lexeme[], at: number): PairRead | undefined {
  const foreign = pairSides.get(lexemes[at]!.lower)
  if (foreign === undefined) return undefined
  const separated = ['-', '/'].includes(lexemes[at + 1]?.text ?? '') && lexemes[at + 1]!.glued
  const second = at + (separated ? 2 : 1)
  const domestic = pairSides.get(lexemes[second]?.lower ?? '')
  if (domestic === undefined || domestic === foreign) return undefined
  // "aussie dollar" and "kiwi dollar" are currencies' names.
  if (domestic === 'USD' && (foreign === 'AUD' || foreign === 'NZD') && !separated) return undefined
  return { pair: foreign + domestic, next: second + 1, slashed: false }
}
