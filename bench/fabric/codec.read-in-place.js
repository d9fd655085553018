// Reading every field of 1,000 positions where they lie: ours through the view of a schema, the peer's through the accessors of
// FlatBuffers, both with one cursor that moves. The positions are plain: eight fields, a choice and seven quantities, each of which
// ours finds finite before it hands it out. Texts are left out: one has to be made, whoever reads it.

import { viewOf } from '../../dist/fabric/index.js'
import { Book, encodeBook, optionType, Position } from '../peers/flatbuffers-book.js'
import { bookByRow, encoded, plainBook } from '../workload/plain-book.js'
import { microsecondsEach } from '../workload/time.js'

const positions = 1_000
const readsPerRound = 100

/** @type {import('../claim.js').Claim} */
export const claim = {
  id: 'codec.read-in-place',
  peer: 'flatbuffers',
  unit: 'us/1,000 positions',
  ratio: 'peer / ours',
  rounds: 61,
  async open() {
    const book = plainBook(positions)
    const ours = encoded(bookByRow, { positions: book })
    const peers = encodeBook(book)
    const view = viewOf(bookByRow)

    const readOurs = () => {
      const read = view.read(ours, sumOfView)
      if (!read.ok) throw new Error(read.error.message)
      return read.value
    }
    const readPeers = () => sumOfFlatBuffer(new Book(peers))
    if (readOurs() !== readPeers()) throw new Error('the two sides read different books')
    return {
      ours: async () => microsecondsEach(readOurs, readsPerRound),
      peer: async () => microsecondsEach(readPeers, readsPerRound),
      async close() {},
    }
  },
}

function sumOfView({ positions: book }) {
  let sum = 0
  let puts = 0
  for (let i = 0; i < book.length; i++) {
    const one = book.at(i)
    if (one.type === 'put') puts++
    sum += one.notional + one.spot + one.strike + one.domesticYield + one.foreignYield + one.vol + one.expiry
  }
  return sum + puts
}

function sumOfFlatBuffer(book) {
  const one = new Position()
  let sum = 0
  let puts = 0
  for (let i = 0; i < book.positionsLength(); i++) {
    book.positions(i, one)
    if (one.type() === optionType.put) puts++
    sum +=
      one.notional() + one.spot() + one.strike() + one.domesticYield() + one.foreignYield() + one.vol() + one.expiry()
  }
  return sum + puts
}
