// Encoding a finance.priceBook book of 100 positions, the real record: ours into the shared memory of a lane, where it is sent from;
// msgpackr into an arena that it is handed for reuse, the quickest way it has. Neither makes a copy.

import { isDeepStrictEqual } from 'node:util'
import { codecOf } from '../../dist/fabric/index.js'
import { openPackr, plainPositions } from '../peers/msgpackr-book.js'
import { bookSchema, optionBook } from '../workload/option-book.js'
import { sound } from '../workload/sound.js'
import { microsecondsEach } from '../workload/time.js'

const positions = 100
const booksPerRound = 100
const roomBytes = 64 * 1_024
const payloadAt = 64

/** @type {import('../claim.js').Claim} */
export const claim = {
  id: 'codec.encode-book100',
  peer: 'msgpackr',
  unit: 'us/book',
  ratio: 'peer / ours',
  rounds: 101,
  async open() {
    const book = optionBook(positions)
    const plain = plainPositions(book)
    const codec = codecOf(bookSchema)
    const packr = openPackr()
    const room = new Uint8Array(new SharedArrayBuffer(roomBytes))

    const encode = () => codec.encodeInto(book, room, payloadAt)
    const arena = Buffer.alloc(roomBytes)
    const pack = () => {
      packr.useBuffer(arena)
      return packr.pack(plain)
    }
    const written = room.subarray(payloadAt, payloadAt + sound(encode()))
    const sameBook =
      isDeepStrictEqual(plainPositions(sound(codec.decode(written))), plain) &&
      isDeepStrictEqual(packr.unpack(pack()), plain)
    if (!sameBook) throw new Error('the two sides write different books')
    return {
      ours: async () => microsecondsEach(encode, booksPerRound),
      peer: async () => microsecondsEach(pack, booksPerRound),
      async close() {},
    }
  },
}
