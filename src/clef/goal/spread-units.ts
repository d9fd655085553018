// A unit said once for several numbers: "from 0 to 60 mph", "100, 200 and 300 EUR", "at 30, 50 and 70 mph". The numbers
// before it share it; a zero after it does too ("60 mph to 0"), and so do arrays before an array ("[0, 30] to [45, 90] deg").

import type { Found } from './lex-goal.js'
import type { Lexeme } from './lexemes.js'

const ranges = new Set(['to', '-', '–', '—', '->', '→', 'through', 'x', '×', 'by'])
const lists = new Set([...ranges, ',', 'and', ',and', '+', '&', 'plus', 'or', ',or', '/'])
/** Words before the first of two numbers that give both the same part in the sentence. */
const sharing = new Set(['at', 'from', 'both', 'either', 'between'])
const speed = /^(?:m|km|mi|ft)\/[sh]$|^kn$/

/** The words between two finds, as one text without spaces. */
const between = (lexemes: readonly Lexeme[], left: Found, right: Found): string =>
  right.first - left.next > 2
    ? '?'
    : lexemes
        .slice(left.next, right.first)
        .map(({ lower }) => lower)
        .join('')

/**
 * Money is shared through any list, unless `sharesMoney` is false ("struck at 1.25, $5m"). Other units are shared
 * through ranges, and through lists of three and more or after "at", "from", "between": "a gap of 50 and 30 m/s" lacks
 * a unit and must go on lacking it.
 */
export function spreadUnits(
  found: readonly Found[],
  lexemes: readonly Lexeme[],
  sharesMoney: boolean,
): readonly Found[] {
  const spread = [...found]
  const bare = (index: number) => {
    const one = spread[index]
    return one !== undefined && 'quantity' in one && one.quantity.kind === 'number' ? one.quantity : undefined
  }
  const joint = (index: number) => between(lexemes, spread[index]!, spread[index + 1]!)
  for (let index = spread.length - 2; index >= 0; index--) {
    const right = spread[index + 1]!
    const quantity = bare(index)
    if (quantity === undefined || !('quantity' in right) || right.quantity.kind !== 'quantity') continue
    const { unit } = right.quantity
    const money = /^[A-Z]{3}$/.test(unit)
    const words = joint(index)
    if (money ? !sharesMoney || !lists.has(words) : !ranges.has(words) && !isList(index, words)) continue
    spread[index] = { ...spread[index]!, quantity: { kind: 'quantity', value: quantity.value, unit } }
  }
  for (let index = spread.length - 2; index >= 0; index--) {
    const [left, right] = [spread[index]!, spread[index + 1]!]
    if (!('quantity' in left && 'quantity' in right) || !lists.has(joint(index))) continue
    const [one, other] = [left.quantity, right.quantity]
    if (one.kind !== 'array' || one.unit !== undefined || other.kind !== 'array' || other.unit === undefined) continue
    spread[index] = { ...left, quantity: { ...one, unit: other.unit } }
  }
  /** Whether the number at `index` is one of a list that ends with the unit. */
  function isList(index: number, words: string): boolean {
    if (!lists.has(words)) return false
    const before = lexemes[spread[index]!.first - 1]?.lower ?? ''
    const earlier = bare(index - 1) !== undefined && lists.has(joint(index - 1))
    const later = words === ',' && spread[index + 2] !== undefined && wasShared(index + 1)
    return earlier || later || (words !== ',' && (sharing.has(before) || isPlural(spread[index]!.first)))
  }
  /** "speeds of 60 and 80 km/h": several of one kind. */
  function isPlural(first: number): boolean {
    return lexemes[first - 1]?.lower === 'of' && /[a-z]{3}s$/.test(lexemes[first - 2]?.lower ?? '')
  }
  function wasShared(index: number): boolean {
    return found[index] !== spread[index]
  }
  for (let index = 0; index < spread.length - 1; index++) {
    const left = spread[index]!
    const zero = bare(index + 1)
    if (!('quantity' in left) || left.quantity.kind !== 'quantity' || !speed.test(left.quantity.unit)) continue
    if (zero?.value !== 0 || !ranges.has(joint(index))) continue
    spread[index + 1] = { ...spread[index + 1]!, quantity: { ...left.quantity, value: 0 } }
  }
  return spread
}
