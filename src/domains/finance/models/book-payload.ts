// What a request says besides its book, read from its payload while the book stays as it lies.

import { type Dimension, parseDimension } from '../../../fabric/dimension/index.js'
import { codecOf, data, type Infer, type RecordSchema, record } from '../../../fabric/schema/index.js'
import type { priceBook } from '../contract.js'
import { type PositionLayout, positionLayout } from './position-layout.js'

type Fields = typeof priceBook.request.fields

/** Positions that a list may have, and bytes of a text that is read as if it were one. */
const positionsMax = 100_000

/**
 * Reads what is beside the book. The slot of a list says where it begins and how many elements it has, that of data how many bytes: a reader of the same record with data in the
 * book's place reads all the rest, and takes the positions for that many bytes.
 */
export interface RestReader {
  readonly layout: PositionLayout
  /** @returns nothing where the payload does not read: whoever decodes it will say why */
  read(payload: Uint8Array): Rest | undefined
}

export interface Rest {
  readonly request: Omit<Infer<RecordSchema<Fields>>, 'book'>
  readonly dimensions: readonly Dimension[]
}

const utf8 = new TextDecoder()

/** Of a request with a list of positions in `book`; `undefined` where they are laid out otherwise than `positionLayout` knows. */
export function restReader(request: RecordSchema<Fields>): RestReader | undefined {
  const layout = positionLayout(request)
  if (layout === undefined) return undefined
  const codec = codecOf(record({ ...request.fields, book: data(positionsMax) }))
  return {
    layout,
    read(payload) {
      const decoded = codec.decode(payload)
      if (!decoded.ok) return undefined
      const { book: _, ...rest } = decoded.value
      const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength)
      const start = view.getUint32(layout.bookAt, true)
      const end = start + layout.bytes * view.getUint32(layout.bookAt + 4, true)
      if (start % 8 !== 0 || end > payload.byteLength) return undefined
      return { request: rest, dimensions: dimensionsIn(payload, view) }
    },
  }
}

/** The payload's own table of dimensions, which was read once already. */
function dimensionsIn(payload: Uint8Array, view: DataView): readonly Dimension[] {
  const table = view.getUint32(0, true)
  return Array.from({ length: view.getUint32(4, true) }, (_, index) => {
    const at = view.getUint32(table + 8 * index, true)
    const text = utf8.decode(payload.slice(at, at + view.getUint32(table + 8 * index + 4, true)))
    const dimension = parseDimension(text)
    if (!dimension.ok) throw new Error(`a payload that was read names the dimension '${text}'`)
    return dimension.value
  })
}
