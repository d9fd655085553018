// The book of finance.priceBook, as our codecs hold it and as plain objects.

import { builtInContracts } from '../../dist/daemon/index.js'
import { fromJson } from '../../dist/fabric/index.js'
import { fxBook } from './fx-book.js'

export const bookSchema = builtInContracts.find(({ name }) => name === 'finance.priceBook').request.fields.book

/**
 * @param {number} positions
 * @returns {{typed: readonly object[], plain: readonly object[]}} the same book: amounts with their dimensions, and with their units as text
 */
export function pricedBook(positions) {
  const plain = fxBook(positions)
  const read = fromJson(bookSchema, plain)
  if (!read.ok) throw new Error(read.error.message)
  return { typed: read.value.value, plain }
}
