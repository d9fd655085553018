// A unit said once for several numbers: "from 0 to 60 mph", "100, 200 and 300 EUR". The numbers before it share it.

import type { Found } from './lex-goal.js'
import type { Lexeme } from './lexemes.js'

const ranges = new Set(['to', '-', '–', '—', '->', '→', 'through'])
const lists = new Set([...ranges, ',', 'and', '+', '&', 'plus', 'or'])

/** The words between two finds, as one text without spaces. */
const between = (lexemes: readonly Lexeme[], left: Found, right: Found): string =>
  right.first - left.next > 2
    ? '?'
    : lexemes
        .slice(left.next, right.first)
        .map(({ lower }) => lower)
        .join('')

const connects = (joint: string, money: boolean): boolean =>
  joint === ',and' ? money : (money ? lists : ranges).has(joint)

/**
 * Only currencies are shared through lists: "a gap of 50 and 30 m/s" lacks a unit and must go on lacking it. With
 * `sharesMoney` false ("struck at 1.25, $5m") not even they are.
 */
export function spreadUnits(
  found: readonly Found[],
  lexemes: readonly Lexeme[],
  sharesMoney: boolean,
): readonly Found[] {
  const spread = [...found]
  for (let index = spread.length - 2; index >= 0; index--) {
    const left = spread[index]!
    const right = spread[index + 1]!
    if (!('quantity' in left) || !('quantity' in right)) continue
    if (left.quantity.kind !== 'number' || right.quantity.kind !== 'quantity') continue
    const { unit } = right.quantity
    const money = /^[A-Z]{3}$/.test(unit)
    if ((money && !sharesMoney) || !connects(between(lexemes, left, right), money)) continue
    spread[index] = { ...left, quantity: { kind: 'quantity', value: left.quantity.value, unit } }
  }
  return spread
}
