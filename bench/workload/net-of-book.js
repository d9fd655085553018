// The small computation of the asks: what a book nets to in each currency, every notional on the one side and its counter-value
// at the strike on the other. The same function on both sides, over a list in place or over plain objects.

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
    const { pair: of, side, type, notional, strike } = positions.at(i)
    let sums = byPair.get(of)
    if (sums === undefined) {
      sums = { foreign: 0, domestic: 0 }
      byPair.set(of, sums)
    }
    const amount = (side === 'long') === (type === 'call') ? notional : -notional
    sums.foreign += amount
    sums.domestic -= amount * strike
  }
  const net = new Map()
  const add = (code, amount) => net.set(code, (net.get(code) ?? 0) + amount)
  for (const [of, { foreign, domestic }] of byPair) {
    add(of.slice(0, 3), foreign)
    add(of.slice(3), domestic)
  }
  return net
}
