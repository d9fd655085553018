// What a request says besides its book, read from its payload while the book stays as it lies.

import { type Dimension, parseDimension } from '../../../fabric/dimension/index.js'
import { checkCarried, codecOf, data, type Infer, type RecordSchema, record } from '../../../fabric/schema/index.js'
import type { priceBook } from '../contract.js'
import { type PositionLayout, positionLayout } from './position-layout.js'

type Fields = typeof priceBook.request.fields

/**
 * Reads what is beside the book. The slot of a list says where it begins and how many elements it has, that of data how many bytes: a reader of the same record with data in the
 * book's place reads all the rest, and takes the positions for that many bytes.
 */
export interface RestReader {
  readonly layout: PositionLayout
  /** @returns nothing where the payload does not read: whoever decodes it will say why */
  read(payload: Uint8Array, positionsMin?: number): Rest | undefined
}

export interface Rest {
  /** How many positions there are, at least one. */
  readonly positions: number
  /** Where the texts of the positions begin and end, in bytes, if they are laid out as an encoder does. */
  readonly textsAt: number
  readonly textsEnd: number
  readonly request: Omit<Infer<RecordSchema<Fields>>, 'book'>
  readonly dimensions: readonly Dimension[]
}

const utf8 = new TextDecoder()

/** Of a request with a list of positions in `book`; `undefined` where they are laid out otherwise than `positionLayout` knows. */
export function restReader(request: RecordSchema<Fields>): RestReader | undefined {
  const layout = positionLayout(request)
  if (layout === undefined) return undefined
  const rest = record({ ...request.fields, book: data(layout.countMax) })
  const codec = codecOf(rest)
  return {
    layout,
    read(payload, positionsMin = 1) {
      const place = placeOf(payload, layout)
      if (place === undefined || place.positions < positionsMin) return undefined
      const { positions, textsEnd } = place
      // What the positions take nobody else may have, but for the bytes that are taken for theirs here.
      const decoded = codec.decode(payload, textsEnd - layout.positionsAt - positions)
      if (!decoded.ok || !checkCarried(rest, decoded.value).ok) return undefined
      const { book: _, ...request } = decoded.value
      return { ...place, request, dimensions: dimensionsIn(payload) }
    },
  }
}

/** Where an encoder has the book; nothing where it is empty or elsewhere. */
function placeOf(
  payload: Uint8Array,
  { bookAt, positionsAt, countMax, bytes, tenor }: PositionLayout,
): Pick<Rest, 'positions' | 'textsAt' | 'textsEnd'> | undefined {
  if (payload.byteLength < positionsAt) return undefined
  const view = viewOf(payload)
  const positions = view.getUint32(bookAt + 4, true)
  const textsAt = positionsAt + positions * bytes
  const sound = positions > 0 && positions <= countMax && textsAt <= payload.byteLength
  if (!sound || view.getUint32(bookAt, true) !== positionsAt) return undefined
  // The last text is the tenor of the last position, a word of eight bytes with what follows it.
  const textsEnd = view.getUint32(textsAt - bytes + 4 * tenor, true) + 8
  return textsEnd >= textsAt + 8 && textsEnd <= payload.byteLength ? { positions, textsAt, textsEnd } : undefined
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength)

/** The payload's own table of dimensions, which was read once already. */
function dimensionsIn(payload: Uint8Array): readonly Dimension[] {
  const view = viewOf(payload)
  const table = view.getUint32(0, true)
  return Array.from({ length: view.getUint32(4, true) }, (_, index) => {
    const at = view.getUint32(table + 8 * index, true)
    const text = utf8.decode(payload.slice(at, at + view.getUint32(table + 8 * index + 4, true)))
    const dimension = parseDimension(text)
    if (!dimension.ok) throw new Error(`a payload that was read names the dimension '${text}'`)
    return dimension.value
  })
}
