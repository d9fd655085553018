// The small computation of the asks: what the notionals of a book come to in each currency, long less short. The same function on
// both sides, over a list in place or over plain objects.

import { choice, currency, list, map, message, number, pair, record, tenor, text } from '../../dist/fabric/index.js'
import { fxBook } from './fx-book.js'

/** A position as its owner holds it: plain numbers, text and names. */
const position = record({
  id: text(16),
  pair: pair(),
  type: choice('call', 'put'),
  side: choice('long', 'short'),
  strike: number(),
  notional: number(),
  tenor: tenor(),
})

export const bookMessage = message('bench.net request', record({ positions: list(position) }))
export const netMessage = message('bench.net response', record({ net: map(currency(), number()) }))

/** @param {number} count */
export const plainBook = (count) =>
  // Field by field: objects made by spreading are slower to read afterwards, for everybody.
  fxBook(count).map(({ id, pair: of, type, side, strike, notional, tenor: until }) => ({
    id,
    pair: of,
    type,
    side,
    strike: strike.value,
    notional: notional.amount,
    tenor: until,
  }))

/**
 * @param {{readonly length: number, at(index: number): object}} positions
 * @returns {Map<string, number>}
 */
export function netOf(positions) {
  const byPair = new Map()
  const { length } = positions
  for (let i = 0; i < length; i++) {
    const { pair: of, side, notional } = positions.at(i)
    let sum = byPair.get(of)
    if (sum === undefined) {
      sum = { net: 0 }
      byPair.set(of, sum)
    }
    sum.net += side === 'long' ? notional : -notional
  }
  const byCurrency = new Map()
  for (const [of, { net }] of byPair) {
    const code = of.slice(0, 3)
    byCurrency.set(code, (byCurrency.get(code) ?? 0) + net)
  }
  return byCurrency
}
