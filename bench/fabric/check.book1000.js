// The check of the dimensions of 1,000 carried positions, as the fabric makes it of every finance.priceBook request that arrives,
// against the kernel that prices them: columns in, values and Greeks out, nothing read from the market and nothing added up.

import { domain } from '../../dist/domains/finance/index.js'
import { priceColumns } from '../../dist/domains/finance/kernel/index.js'
import { bookRows } from '../../dist/domains/finance/models/book-rows.js'
import { marketData } from '../../dist/domains/finance/models/market-data.js'
import { checkCarried, codecOf, fromJson } from '../../dist/fabric/index.js'
import { fxBook, market } from '../workload/fx-book.js'
import { sound } from '../workload/sound.js'
import { microsecondsEach } from '../workload/time.js'

const positions = 1_000
const booksPerRound = 10

/** @type {import('../claim.js').Claim} */
export const claim = {
  id: 'check.book1000',
  peer: 'own kernel',
  unit: 'us/book',
  ratio: 'ours / peer',
  rounds: 101,
  async open() {
    const { contract } = domain.operations.find((operation) => operation.contract.name === 'finance.priceBook')
    const json = { book: fxBook(positions), market, reporting: 'USD' }
    const codec = codecOf(contract.request)
    // As it arrives: decoded from a payload.
    const request = sound(codec.decode(sound(codec.encode(sound(fromJson(contract.request, json)).value))))
    const { columns } = sound(
      bookRows(request.book, sound(marketData(request.market)), request.market.asOf, request.reporting),
    )

    const check = () => checkCarried(contract.request, request)
    const price = () => priceColumns(columns)
    if (sound(check()).length > 0 || sound(price()).value.length !== positions) {
      throw new Error('not the whole book is checked and priced')
    }
    if (!findsTheWrongOne(contract.request, request)) throw new Error('the check finds nothing')
    return {
      ours: async () => microsecondsEach(check, booksPerRound),
      peer: async () => microsecondsEach(price, booksPerRound),
      async close() {},
    }
  },
}

/** Whether the same check finds the last position's strike quoted the wrong way round. */
function findsTheWrongOne(schema, request) {
  const last = request.book.length - 1
  const wrong = { ...request.book[last], strike: request.book[last].notional }
  const found = sound(checkCarried(schema, { ...request, book: [...request.book.slice(0, last), wrong] }))
  return found.length === 1 && found[0].index === last && found[0].field === 'strike'
}
