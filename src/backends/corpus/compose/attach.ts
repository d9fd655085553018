// The inputs that come attached to a goal.

import type { Random } from '../random.js'
import type { AttachedInput } from './print-program.js'

const bookNames = [
  'book',
  'book',
  'book',
  'book',
  'book',
  'book',
  'book',
  'positions',
  'portfolio',
  'trades',
  'options',
  'fxbook',
  'fx_book',
  'blotter',
  'deals',
  'holdings',
  'data',
  'file',
  'desk',
  'g10',
]
const marketNames = [
  'market',
  'market',
  'market',
  'market',
  'market',
  'market',
  'market',
  'market',
  'mkt',
  'rates',
  'marketData',
  'market_data',
  'curves',
]

/** A market is always at hand; a book where one is `wanted`, else now and then. */
export function attached(random: Random, wanted: 'needed' | 'withheld' | 'any'): readonly AttachedInput[] {
  const market = { name: random.pick(marketNames), type: 'Market' }
  const hasBook = wanted === 'needed' || (wanted === 'any' && random.chance(0.2))
  if (!hasBook) return [market]
  const book = { name: random.pick(bookNames), type: 'Book' }
  return random.chance(0.8) ? [book, market] : [market, book]
}
