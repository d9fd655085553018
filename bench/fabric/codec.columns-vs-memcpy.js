// Encoding 1,000 positions that are held by column, against a copy of as many bytes: what is left of encoding when nothing has to be
// turned. Both write into the same memory, as a lane gives it.

import { codecOf, tableOf } from '../../dist/fabric/index.js'
import { bookByColumn, encoded, plainBook } from '../workload/plain-book.js'
import { microsecondsEach } from '../workload/time.js'

const positions = 1_000
const payloadAt = 64
const copiesPerRound = 500

/** @type {import('../claim.js').Claim} */
export const claim = {
  id: 'codec.columns-vs-memcpy',
  peer: 'memcpy',
  unit: 'us/1,000 positions',
  ratio: 'ours / peer',
  rounds: 101,
  async open() {
    const table = tableOf(bookByColumn.fields.positions, plainBook(positions))
    if (!table.ok) throw new Error(table.error.message)
    const book = { positions: table.value }
    const codec = codecOf(bookByColumn)
    const bytes = encoded(bookByColumn, book)
    // Shared memory, as a ring's is, at the place that a frame's payload has there.
    const room = new Uint8Array(new SharedArrayBuffer(payloadAt + bytes.length))
    const encode = () => codec.encodeInto(book, room, payloadAt)
    const copy = () => room.set(bytes, payloadAt)
    const written = encode()
    if (!written.ok || written.value !== bytes.length) throw new Error('the book was not encoded')
    if (Buffer.compare(room.subarray(payloadAt), bytes) !== 0) throw new Error('the two sides write different bytes')
    return {
      ours: async () => microsecondsEach(encode, copiesPerRound),
      peer: async () => microsecondsEach(copy, copiesPerRound),
      async close() {},
    }
  },
}
