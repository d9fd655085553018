// Decoding a book of 100 positions of finance.priceBook to objects: ours from the aligned layout, with every check; the peer with
// records as shared structures.

import { Packr } from 'msgpackr'
import { codecOf } from '../../dist/fabric/index.js'
import { microsecondsOf } from '../workload/microseconds.js'
import { bookSchema, pricedBook } from '../workload/priced-book.js'

const positions = 100
const decodesPerRound = 2_000

/** @type {import('../claim.js').Claim} */
export const claim = {
  id: 'codec.decode-book100',
  peer: 'msgpackr',
  unit: 'us/book',
  ratio: 'peer / ours',
  rounds: 21,
  async open() {
    const { typed, plain } = pricedBook(positions)
    const codec = codecOf(bookSchema)
    const payload = codec.encode(typed).value
    const packr = new Packr({ structures: [] })
    packr.pack(plain)
    const packed = packr.pack(plain)
    const ours = () => codec.decode(payload).value
    const peer = () => packr.unpack(packed)
    const ids = (book) => book.map(({ id, notional }) => `${id} ${notional.value ?? notional.amount}`).join()
    if (ids(ours()) !== ids(peer())) throw new Error('the two sides read different books')
    return {
      ours: async () => microsecondsOf(ours, decodesPerRound),
      peer: async () => microsecondsOf(peer, decodesPerRound),
      async close() {},
    }
  },
}
