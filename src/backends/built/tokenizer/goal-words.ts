// A goal's text as the model reads it: words in lower case, signs, and quantities by kind and number.

import type { QuantityTable } from '../../../clef/goal/index.js'
import { quantityKind } from './quantity-kind.js'

export type GoalPart =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'quantity'; readonly special: string; readonly slot: number }

const wordPattern = /\p{L}+|\d|\n|[^\s]/gu

/** Words of plain text: letters without accents in lower case, single digits and signs, line ends. */
export const wordsOf = (text: string): readonly string[] =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().match(wordPattern) ?? []

export function goalParts(text: string, quantities: QuantityTable): readonly GoalPart[] {
  const parts: GoalPart[] = []
  const plain = (from: number, to: number) => {
    for (const word of wordsOf(text.slice(from, to))) parts.push({ kind: 'word', text: word })
  }
  let at = 0
  quantities.forEach((quantity, index) => {
    plain(at, quantity.span.start)
    const words = text.slice(quantity.span.start, quantity.span.end)
    const special = quantityKind(quantity, words)
    // "from rest" and "to rest" are both zero speed; which end of a motion it is stands in its words.
    if (special === '[rest]') plain(quantity.span.start, quantity.span.end)
    parts.push({ kind: 'quantity', special, slot: index + 1 })
    at = quantity.span.end
  })
  plain(at, text.length)
  return parts
}
