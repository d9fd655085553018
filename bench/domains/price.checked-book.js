// A book of 10,000 positions from the payload of its request to its answer: the dimensions of all units checked, each position's market looked up, value and six
// Greeks of each, the total in the reporting currency and what the book holds of each; against the kernel alone on columns that lie ready. Both
// write to columns that are kept. Volatilities are flat: a strike on a smile is found by work of its own, which is neither check nor sum.

import { emptyPrices, priceRows } from '../../dist/domains/finance/kernel/index.js'
import { figuresInPlace } from '../../dist/domains/finance/models/book-in-place.js'
import { restReader } from '../../dist/domains/finance/models/book-payload.js'
import { marketData } from '../../dist/domains/finance/models/market-data.js'
import { codecOf } from '../../dist/fabric/index.js'
import { bookRequest, flatVols, optionColumns, priceBook } from '../workload/option-columns.js'
import { sound } from '../workload/sound.js'
import { microsecondsEach } from '../workload/time.js'
import { warm } from '../workload/warmed.js'

const positions = 10_000
/** One: what else a busy machine does would fall on long rounds alone. */
const timesPerRound = 1

/** @type {import('../claim.js').Claim} */
export const claim = {
  id: 'price.checked-book',
  peer: 'own kernel',
  unit: 'ns/position',
  ratio: 'ours / peer',
  rounds: 301,
  async open() {
    const payload = sound(codecOf(priceBook.request).encode(bookRequest(positions, flatVols)))
    const reader = restReader(priceBook.request)
    const [kept, alone] = [emptyPrices(positions), emptyPrices(positions)]
    const checked = () => {
      const { request, dimensions } = reader.read(payload)
      const { market, reporting } = request
      const book = { payload, dimensions, market: sound(marketData(market)), asOf: market.asOf, reporting }
      return figuresInPlace(book, reader.layout, () => kept)
    }
    const columns = optionColumns(positions, flatVols)
    const bare = () => priceRows(columns, alone, 0, positions)
    bare()
    const { priced, total } = checked()
    if (!Number.isFinite(total) || priced.theta.some((theta, row) => theta !== alone.theta[row])) {
      throw new Error('the two do not agree')
    }
    warm(checked, bare)
    return {
      ours: async () => (microsecondsEach(checked, timesPerRound) * 1_000) / positions,
      peer: async () => (microsecondsEach(bare, timesPerRound) * 1_000) / positions,
      async close() {},
    }
  },
}
