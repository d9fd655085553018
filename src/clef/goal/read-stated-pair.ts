// Pairs that are said in words: "dollar against yen", "yen per euro", "how many yen is a pound".

import type { Lexeme } from './lexemes.js'

interface CurrencyAt {
  readonly code: string
  readonly next: number
}

const opposed = new Set(['against', 'versus', 'vs', 'v', 'towards', 'agains', 'agenst'])
const articles = new Set(['a', 'an', 'the', 'one', 'each', 'every'])
const counted = new Set(['is', 'are', 'for', 'in', 'to', 'per', 'makes', 'make', 'buys'])

/**
 * Two currencies of which the words divide one by the other, none of them with an amount.
 *
 * @param ofRates whether the text speaks of rates: "euro to dollar" is a pair there, and a conversion elsewhere
 */
export function readStatedPair(
  lexemes: readonly Lexeme[],
  first: number,
  currencyAt: (at: number) => CurrencyAt | undefined,
  ofRates: boolean,
): { readonly pair: string; readonly next: number } | undefined {
  const one = currencyAt(first)
  if (one === undefined) return undefined
  const word = lexemes[one.next]?.lower ?? ''
  const other = (at: number): CurrencyAt | undefined => {
    const found = currencyAt(at)
    return found === undefined || found.code === one.code ? undefined : found
  }
  const afterArticle = (at: number): number => (articles.has(lexemes[at]?.lower ?? '') ? at + 1 : at)
  if (opposed.has(word) || (ofRates && word === 'to' && lexemes[first - 1]?.lower !== 'to')) {
    const dot = lexemes[one.next + 1]?.text === '.' && word === 'vs' ? 1 : 0
    const against = other(afterArticle(one.next + 1 + dot))
    return against && { pair: one.code + against.code, next: against.next }
  }
  const howMany = ['many', 'much'].includes(lexemes[first - 1]?.lower ?? '')
  if (word !== 'per' && !(howMany && counted.has(word))) return undefined
  const start = afterArticle(one.next + 1)
  // "How many yen for euros" asks about an amount that is still to come.
  if (word !== 'per' && start === one.next + 1) return undefined
  const unit = other(start)
  return unit && { pair: unit.code + one.code, next: unit.next }
}
