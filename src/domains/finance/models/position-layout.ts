// Where the fields of a book's positions stand in the payload of a request: constants of its schema.

import { type LayoutSlot, layoutTables, payloadHeaderBytes, type RecordSchema } from '../../../fabric/schema/index.js'

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
  /** Two words of a number, the index of its dimension and a zero; `notional` likewise. */
  readonly strike: number
  readonly notional: number
  readonly tenor: number
  /** The word with type, side and presence. */
  readonly marks: number
  /** By how many bits the one that makes a put of a call is shifted there, and the one that makes short of long. */
  readonly typeShift: number
  readonly sideShift: number
  /** What the other bits of that word are in a position that has a tenor and nothing else that is optional. */
  readonly plainMarks: number
}

/** Of a request whose `book` is a list of positions; `undefined` where their small fields do not share a word. */
export function positionLayout(request: RecordSchema): PositionLayout | undefined {
  const tables = layoutTables(request)
  const slotOf = (path: string, name: string): LayoutSlot => {
    const slot = tables.find((table) => table.path === path)?.slots.find((one) => one.name === name)
    if (slot === undefined) throw new Error(`a request without ${path}.${name} has no book of positions`)
    return slot
  }
  const offsetOf = (name: string): number => slotOf('book[]', name).offset!
  const { book } = request.fields
  if (book?.kind !== 'list' || Object.keys(request.fields)[0] !== 'book') return undefined
  const { byte, bit } = slotOf('book[]', 'tenor').presence!
  const marks = offsetOf('type') >> 2
  if ([offsetOf('side'), byte].some((offset) => offset >> 2 !== marks)) return undefined
  const shiftOf = (offset: number): number => 8 * (offset & 3)
  return {
    bookAt: slotOf('', 'book').offset!,
    // The book is the first field, so that nothing is written before it but the root.
    positionsAt: payloadHeaderBytes + tables[0]!.bytes!,
    countMax: book.countMax,
    bytes: tables.find(({ path }) => path === 'book[]')!.bytes!,
    id: offsetOf('id') >> 2,
    pair: offsetOf('pair') >> 2,
    strike: offsetOf('strike') >> 2,
    notional: offsetOf('notional') >> 2,
    tenor: offsetOf('tenor') >> 2,
    marks,
    typeShift: shiftOf(offsetOf('type')),
    sideShift: shiftOf(offsetOf('side')),
    plainMarks: 1 << (shiftOf(byte) + bit),
  }
}
