// Reading every field of 1,000 positions of a finance.priceBook book where they lie: ours through the view of its schema, the peer's
// through the accessors of FlatBuffers, both with cursors that move. Nine fields, of which a position has seven: three texts, two
// choices, two quantities with their dimensions. The book is read again and again, as one is that is priced again: texts that a
// view has met before it finds by their bytes, and the peer makes them anew, having nothing else. Ours checks what it reads.

import { domain } from '../../dist/domains/finance/index.js'
import { codecOf, fromJson, viewOf } from '../../dist/fabric/index.js'
import { Book, encodeBook, Position, Quantity } from '../peers/flatbuffers-book.js'
import { fxBook } from '../workload/fx-book.js'
import { microsecondsEach } from '../workload/time.js'

const positions = 1_000
const readsPerRound = 20

/** @type {import('../claim.js').Claim} */
export const claim = {
  id: 'codec.read-in-place',
  peer: 'flatbuffers',
  unit: 'us/1,000 positions',
  ratio: 'peer / ours',
  rounds: 21,
  async open() {
    const { book: schema } = domain.operations.find(({ contract }) => contract.name === 'finance.priceBook').contract
      .request.fields
    const book = valueOf(fromJson(schema, fxBook(positions))).value
    const ours = valueOf(codecOf(schema).encode(book))
    const peers = encodeBook(book)
    const view = viewOf(schema)

    const readOurs = () => valueOf(view.read(ours, readView))
    const readPeers = () => readFlatBuffer(new Book(peers))
    if (readOurs() !== readPeers()) throw new Error('the two sides read different books')
    return {
      ours: async () => microsecondsEach(readOurs, readsPerRound),
      peer: async () => microsecondsEach(readPeers, readsPerRound),
      async close() {},
    }
  },
}

function valueOf(result) {
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

/** Sums and lengths of all that is there, so that nothing goes unread. */
function readView(book) {
  let sum = 0
  for (let i = 0; i < book.length; i++) {
    const position = book.at(i)
    sum += position.id.length + position.pair.length
    if (position.type === 'put') sum++
    if (position.side === 'short') sum++
    const { strike, notional } = position
    sum += strike.value + strike.dimension.text.length
    sum += notional.value + notional.dimension.text.length
    const { premium, vol, tenor } = position
    if (premium !== undefined) sum += premium.value + premium.dimension.text.length
    if (vol !== undefined) sum += vol.value + vol.dimension.text.length
    if (tenor !== undefined) sum += tenor.length
  }
  return sum
}

function readFlatBuffer(book) {
  const dimensions = Array.from({ length: book.dimensionsLength() }, (_, index) => book.dimensions(index))
  const position = new Position()
  const quantity = new Quantity()
  let sum = 0
  for (let i = 0; i < book.positionsLength(); i++) {
    book.positions(i, position)
    sum += position.id().length + position.pair().length
    if (position.type() === 1) sum++
    if (position.side() === 1) sum++
    const strike = position.strike(quantity)
    sum += strike.value() + dimensions[strike.dimension()].length
    const notional = position.notional(quantity)
    sum += notional.value() + dimensions[notional.dimension()].length
    const premium = position.premium(quantity)
    if (premium !== null) sum += premium.value() + dimensions[premium.dimension()].length
    const vol = position.vol(quantity)
    if (vol !== null) sum += vol.value() + dimensions[vol.dimension()].length
    const tenor = position.tenor()
    if (tenor !== null) sum += tenor.length
  }
  return sum
}
