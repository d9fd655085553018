// What the fabric's check of dimensions costs beside what it protects: 1,000 positions, whose amounts bring their dimensions, checked,
// and the same positions priced by the model of finance.priceBook.

import { finance } from '../../dist/domains/finance/index.js'
import { checkCarried, fromJson } from '../../dist/fabric/index.js'
import { market } from '../workload/fx-book.js'
import { microsecondsOf } from '../workload/microseconds.js'
import { bookSchema, pricedBook } from '../workload/priced-book.js'

const positions = 1_000
const checksPerRound = 200
const pricingsPerRound = 40

/** @type {import('../claim.js').Claim} */
export const claim = {
  id: 'check.book1000',
  peer: 'own kernel',
  unit: 'us/1,000 positions',
  ratio: 'ours / peer',
  rounds: 15,
  async open() {
    const { typed: book } = pricedBook(positions)
    const { contract, model } = finance.operations.find(({ contract: { name } }) => name === 'finance.priceBook')
    const read = fromJson(contract.request.fields.market, market)
    if (!read.ok) throw new Error(read.error.message)
    const request = { book, market: read.value.value, reporting: 'USD' }
    const check = () => checkCarried(bookSchema, book)
    const price = () => model(request, { mismatches: [] })
    const found = check()
    if (!found.ok || found.value.length > 0) throw new Error('the book is not as it should be')
    const priced = price()
    if (!priced.ok || [...priced.value.lines].length !== positions) throw new Error('the book is not priced')
    return {
      ours: async () => microsecondsOf(check, checksPerRound),
      peer: async () => microsecondsOf(price, pricingsPerRound),
      async close() {},
    }
  },
}
