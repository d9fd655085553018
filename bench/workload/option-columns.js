// The columns of a book of FX options, as finance.priceBook makes them from positions and a market.

import { domain } from '../../dist/domains/finance/index.js'
import { bookRows } from '../../dist/domains/finance/models/book-rows.js'
import { marketData } from '../../dist/domains/finance/models/market-data.js'
import { fromJson } from '../../dist/fabric/index.js'
import { fxBook, market } from './fx-book.js'
import { sound } from './sound.js'

const operation = domain.operations.find(({ contract }) => contract.name === 'finance.priceBook')
export const { contract: priceBook } = operation

/** What the product asks first with the payload of a request: the model's answer to a book that is plain. */
export function inPlace(payload) {
  const answer = operation.inPlace(payload, { mismatches: [] })
  if (answer === undefined) throw new Error('the book is left to be decoded')
  return answer
}

/** One vol for each pair, that at the money: finding a strike on a smile is work of its own. */
export const flatVols = {
  ...market,
  vols: Object.fromEntries(Object.entries(market.vols).map(([pair, quote]) => [pair, quote.atm ?? quote])),
}

/**
 * @param {number} count
 * @param {object} quotes in the JSON view
 */
export const bookRequest = (count, quotes = market) =>
  sound(fromJson(priceBook.request, { book: fxBook(count), market: quotes, reporting: 'USD' })).value

/** @param {number} count */
export function optionColumns(count, quotes = market) {
  const request = bookRequest(count, quotes)
  return sound(bookRows(request.book, sound(marketData(request.market)), request.market.asOf, request.reporting))
    .columns
}

/**
 * The same rows again and again up to a count: large books without a large request.
 *
 * @param {import('../../dist/domains/finance/kernel/index.js').BookColumns} columns
 * @param {number} count
 */
export function repeated(columns, count) {
  const entries = Object.entries(columns).map(([name, column]) => {
    const longer = new column.constructor(new SharedArrayBuffer(count * column.BYTES_PER_ELEMENT))
    for (let at = 0; at < count; at += column.length) longer.set(column.subarray(0, count - at), at)
    return [name, longer]
  })
  return Object.fromEntries(entries)
}
