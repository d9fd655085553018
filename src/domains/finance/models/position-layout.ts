// Where the fields of a book's positions stand in the payload of a request: constants of its schema.

import { type LayoutSlot, layoutTables, payloadHeaderBytes, type RecordSchema } from '../../../fabric/schema/index.js'
import { positionWords } from '../kernel/index.js'

export interface PositionLayout {
  /** Of the slot that says where the positions begin, and then how many they are, in bytes from the payload's first. */
  readonly bookAt: number
  /** Where an encoder puts the positions, in bytes. */
  readonly positionsAt: number
  /** Positions that a book may have. */
  readonly countMax: number
  /** Of one position. */
  readonly bytes: number
  // In words of four bytes from a position's first.
  readonly id: number
  readonly pair: number
  readonly tenor: number
}

/** Of a request whose `book` is a list of positions; `undefined` where they lie otherwise than the kernel reads them. */
export function positionLayout(request: RecordSchema): PositionLayout | undefined {
  const tables = layoutTables(request)
  const slotOf = (path: string, name: string): LayoutSlot => {
    const slot = tables.find((table) => table.path === path)?.slots.find((one) => one.name === name)
    if (slot === undefined) throw new Error(`a request without ${path}.${name} has no book of positions`)
    return slot
  }
  const offsetOf = (name: string): number => slotOf('book[]', name).offset!
  const wordOf = (name: string): number => offsetOf(name) / 4
  const { book } = request.fields
  if (book?.kind !== 'list' || Object.keys(request.fields)[0] !== 'book') return undefined
  const { bytes } = tables.find(({ path }) => path === 'book[]')!
  const { byte, bit } = slotOf('book[]', 'tenor').presence!
  const marks = Math.floor(wordOf('type'))
  const bitOf = (offset: number): number => 8 * (offset - 4 * marks)
  const found: Record<keyof typeof positionWords, number> = {
    size: bytes! / 4,
    strike: wordOf('strike'),
    notional: wordOf('notional'),
    id: wordOf('id'),
    pair: wordOf('pair'),
    tenor: wordOf('tenor'),
    marks,
    typeShift: bitOf(offsetOf('type')),
    sideShift: bitOf(offsetOf('side')),
    plainMarks: 2 ** (bitOf(byte) + bit),
  }
  if (Object.entries(positionWords).some(([name, at]) => found[name as keyof typeof found] !== at)) return undefined // names of the same record
  return {
    bookAt: slotOf('', 'book').offset!,
    // The book is the first field, so that nothing is written before it but the root.
    positionsAt: payloadHeaderBytes + tables[0]!.bytes!,
    countMax: book.countMax,
    bytes: bytes!,
    id: found.id,
    pair: found.pair,
    tenor: found.tenor,
  }
}
