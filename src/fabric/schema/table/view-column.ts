// Columns in place: typed arrays over the payload's own bytes, where the host has numbers as the wire does and they lie as it wants them;
// otherwise, and for text, what stands in for them.

import type { Reader } from '../codec/reader.js'
import type { CarriedColumn } from '../infer.js'
import type { Schema } from '../schema.js'
import { type ColumnLayout, stripBytes } from './column-layout.js'
import { firstUnfit } from './fit.js'
import { presenceAt } from './load-table.js'
import { loadCell } from './load-values.js'
import { arrayFromBytes, arrayTypeOf, littleEndian, type NumberArray, type NumberArrayType } from './typed-array.js'

/** Reads the column of `rows` rows at `at`. What does not read is refused as by a decoder. */
export type ViewColumn = (r: Reader, at: number, rows: number) => unknown

type ViewValues = (r: Reader, at: number, rows: number, present: Uint8Array | undefined) => unknown

export function columnView({ name, schema, sparse, strides }: ColumnLayout): ViewColumn {
  const path = `.${name}`
  const values = valuesView(schema, strides, path)
  if (!sparse) return (r, at, rows) => values(r, at, rows, undefined)
  return (r, at, rows) => {
    const present = presenceAt(r, at, rows, path)
    return { present, values: values(r, at + stripBytes(rows, 1), rows, present) }
  }
}

function valuesView(schema: Schema, strides: readonly number[], path: string): ViewValues {
  if (schema.kind === 'carried') return carriedView(schema, path)
  const type = arrayTypeOf(schema)
  if (type !== undefined) return (r, at, rows, present) => numbersView(schema, type, r, at, rows, present, path)
  const load = loadCell(schema)
  const stride = strides[0]!
  const absent = schema.kind === 'data' ? new Uint8Array(0) : ''
  return (r, at, rows, present) => ({
    length: rows,
    at(index: number): unknown {
      const row = index >>> 0
      if (row >= rows) throw new RangeError(`row ${index} of ${rows}`)
      return present === undefined || present[row] === 1 ? load(r, at + row * stride) : absent
    },
  })
}

function numbersView<Numbers extends NumberArray>(
  schema: Schema,
  type: NumberArrayType<Numbers>,
  r: Reader,
  at: number,
  rows: number,
  present: Uint8Array | undefined,
  path: string,
): Numbers {
  const width = type.BYTES_PER_ELEMENT
  const bytes = r.bytesInPlace(at, rows * width)
  const inPlace = littleEndian && bytes.byteOffset % width === 0
  const numbers = inPlace ? new type(bytes.buffer, bytes.byteOffset, rows) : arrayFromBytes(bytes, type)
  const unfit = firstUnfit(schema, numbers, present)
  if (unfit !== undefined) r.refuse(at + unfit.row * width, unfit.message, `[${unfit.row}]${path}`)
  return numbers
}

/** The dimensions are all that the message names, and the indices those that it has. */
const carriedView =
  (schema: Schema, path: string): ViewValues =>
  (r, at, rows, present): CarriedColumn => {
    const indexAt = at + stripBytes(rows, 8)
    const { dimensions } = r
    const index = numbersView({ kind: 'count' }, Uint32Array, r, indexAt, rows, undefined, path)
    for (let row = 0; row < rows; row++) {
      if (index[row]! < dimensions.length || (present !== undefined && present[row] === 0)) continue
      r.refuse(indexAt + row * 4, 'a dimension index lies outside the dimension table', `[${row}]${path}`)
    }
    return { values: numbersView(schema, Float64Array, r, at, rows, present, path), index, dimensions }
  }
