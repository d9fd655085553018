import type { QuantityTable } from '../goal/quantity-table.js'
import type { DateLiteral, TextLiteral } from '../syntax/index.js'
import type { Inference } from '../types/index.js'
import { meantUnit, ungrounded } from './fit-number.js'
import { kindsOfWord, ungroundedWord } from './fit-word.js'
import { originOfNumber, originOfWord } from './grounding.js'
import type { Grounds } from './grounds.js'

/**
 * Asks of the literals that no field has asked after where they came from: a figure comes from the goal wherever it stands, and
 * so does a word that spells a currency, a pair, a tenor or a date.
 */
export function groundRest(
  inference: Inference,
  grounds: Grounds,
  words: readonly (DateLiteral | TextLiteral)[],
  table: QuantityTable,
): void {
  for (const literal of grounds.unfounded) {
    const unit = meantUnit(inference, literal)
    if (unit === '_') continue
    const origin = originOfNumber(table, literal.value, unit, undefined, (text) => text)
    if (origin === undefined) inference.report(ungrounded(literal))
    else grounds.found(literal, origin)
  }
  for (const literal of words) {
    const kinds = grounds.isPlain(literal) ? [] : kindsOfWord(literal)
    if (kinds.length === 0 || grounds.originOf(literal) !== undefined) continue
    const origin = kinds.map((kind) => originOfWord(table, kind, literal.value)).find((found) => found !== undefined)
    if (origin === undefined) inference.report(ungroundedWord(literal))
    else grounds.found(literal, origin)
  }
}
