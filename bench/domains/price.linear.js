// Time per position in a book of 1,000,000 (ours), which takes ten requests, and in one of 1,000 (peer): from the payloads of the requests to values, Greeks,
// totals and exposures. Every payload has memory of its own.

import { codecOf } from '../../dist/fabric/index.js'
import { bookRequest, flatVols, inPlace, priceBook } from '../workload/option-columns.js'
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
    const many = Array.from({ length: requests }, () => large.slice())
    const small = payloadOf(few)
    const price = (payload) => sound(inPlace(payload))
    const priceMany = () => many.forEach(price)
    if (!Number.isFinite(price(many[0]).totalReporting.value + price(small).totalReporting.value))
      throw new Error('not the whole book is priced')
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
