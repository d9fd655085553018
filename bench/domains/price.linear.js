// Time per position in a book of 1,000,000 (ours), which takes ten requests, and in one of 1,000 (peer): from the payloads of the requests to values, Greeks,
// totals and exposures. Every payload has memory of its own.

import { emptyPrices } from '../../dist/domains/finance/kernel/index.js'
import { figuresInPlace } from '../../dist/domains/finance/models/book-in-place.js'
import { restReader } from '../../dist/domains/finance/models/book-payload.js'
import { marketData } from '../../dist/domains/finance/models/market-data.js'
import { codecOf } from '../../dist/fabric/index.js'
import { bookRequest, flatVols, priceBook } from '../workload/option-columns.js'
import { sound } from '../workload/sound.js'
import { microsecondsEach } from '../workload/time.js'
import { warm } from '../workload/warmed.js'

const requests = 10
const positionsEach = 100_000
const few = 1_000

/** @type {import('../claim.js').Claim} */
export const claim = {
  id: 'price.linear',
  peer: 'itself',
  unit: 'ns/position',
  ratio: 'ours / peer',
  rounds: 21,
  async open() {
    const payloadOf = (count) => sound(codecOf(priceBook.request).encode(bookRequest(count, flatVols)))
    const large = payloadOf(positionsEach)
    const many = Array.from({ length: requests }, () => ({
      payload: large.slice(),
      priced: emptyPrices(positionsEach),
    }))
    const small = { payload: payloadOf(few), priced: emptyPrices(few) }
    const reader = restReader(priceBook.request)
    const price = ({ payload, priced }) => {
      const { request, dimensions } = reader.read(payload)
      const { market, reporting } = request
      const book = { payload, dimensions, market: sound(marketData(market)), asOf: market.asOf, reporting }
      return figuresInPlace(book, reader.layout, () => priced)
    }
    const priceMany = () => many.forEach(price)
    if (!Number.isFinite(price(many[0])?.total + price(small)?.total)) throw new Error('not the whole book is priced')
    warm(
      () => price(many[0]),
      () => price(small),
    )
    return {
      ours: async () => (microsecondsEach(priceMany, 1) * 1_000) / (requests * positionsEach),
      peer: async () => (microsecondsEach(() => price(small), 300) * 1_000) / few,
      async close() {},
    }
  },
}
