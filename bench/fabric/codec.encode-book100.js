// Encoding a book of 100 positions of finance.priceBook, each amount with its unit: ours in the aligned layout, into memory that is
// given, as a lane gives it; the peer with records as shared structures, into its own buffer.

import { Packr } from 'msgpackr'
import { codecOf } from '../../dist/fabric/index.js'
import { microsecondsOf } from '../workload/microseconds.js'
import { bookSchema, pricedBook } from '../workload/priced-book.js'

const positions = 100
const encodesPerRound = 2_000

/** @type {import('../claim.js').Claim} */
export const claim = {
  id: 'codec.encode-book100',
  peer: 'msgpackr',
  unit: 'us/book',
  ratio: 'peer / ours',
  rounds: 21,
  async open() {
    const { typed, plain } = pricedBook(positions)
    const codec = codecOf(bookSchema)
    const room = new Uint8Array(64 * 1_024)
    const packr = new Packr({ structures: [] })
    const ours = () => codec.encodeInto(typed, room, 0)
    const peer = () => packr.pack(plain)
    const length = ours()
    if (!length.ok || codec.decode(room.slice(0, length.value)).value.length !== positions)
      throw new Error('ours fails')
    if (packr.unpack(peer()).length !== positions) throw new Error('the peer fails')
    return {
      ours: async () => microsecondsOf(ours, encodesPerRound),
      peer: async () => microsecondsOf(peer, encodesPerRound),
      async close() {},
    }
  },
}
