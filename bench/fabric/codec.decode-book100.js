// Decoding the same book of 100 positions into objects of their own. Ours finds dimensions in the message's table and checks all that
// it reads; identifiers and codes that came before it finds by their bytes, as they come again whenever a book is priced again.

import { isDeepStrictEqual } from 'node:util'
import { codecOf } from '../../dist/fabric/index.js'
import { openPackr, plainPositions } from '../peers/msgpackr-book.js'
import { bookSchema, optionBook } from '../workload/option-book.js'
import { sound } from '../workload/sound.js'
import { microsecondsEach } from '../workload/time.js'

const positions = 100
const booksPerRound = 100

/** @type {import('../claim.js').Claim} */
export const claim = {
  id: 'codec.decode-book100',
  peer: 'msgpackr',
  unit: 'us/book',
  ratio: 'peer / ours',
  rounds: 101,
  async open() {
    const book = optionBook(positions)
    const codec = codecOf(bookSchema)
    const payload = sound(codec.encode(book))
    const packr = openPackr()
    const packed = packr.pack(plainPositions(book))

    const decode = () => codec.decode(payload)
    const unpack = () => packr.unpack(packed)
    if (!isDeepStrictEqual(plainPositions(sound(decode())), unpack())) {
      throw new Error('the two sides read different books')
    }
    return {
      ours: async () => microsecondsEach(decode, booksPerRound),
      peer: async () => microsecondsEach(unpack, booksPerRound),
      async close() {},
    }
  },
}
