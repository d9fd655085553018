// How the values of one column are stored, by kind.

import { within } from '../codec/refusal.js'
import { shortText, type Writer } from '../codec/writer.js'
import type { Schema } from '../schema.js'
import { stripBytes } from './column-layout.js'
import { type CarriedParts, noDimension, requireCarried, requireList, requireNumbers } from './require-shape.js'
import { arrayTypeOf, clearAbsent, type NumberArray, type NumberArrayType } from './typed-array.js'

/** Stores `rows` values at `at`; where `present` says that there is none, zeros. */
export type StoreValues = (
  w: Writer,
  values: unknown,
  rows: number,
  at: number,
  present: Uint8Array | undefined,
) => void

export function storeValues(schema: Schema, strides: readonly number[], path: string): StoreValues {
  if (schema.kind === 'carried') return storeCarried(path)
  const type = arrayTypeOf(schema)
  return type === undefined ? storeEach(storeCell(schema, path), strides[0]!, path) : storeNumbers(type, path)
}

const storeNumbers =
  (type: NumberArrayType, path: string): StoreValues =>
  (w, values, rows, at, present) =>
    copyNumbers(w, requireNumbers(values, type, rows, path), at, present)

function copyNumbers(w: Writer, numbers: NumberArray, at: number, present: Uint8Array | undefined): void {
  w.numbers(at, numbers)
  if (present !== undefined) clearAbsent(w.bytes, at, numbers.BYTES_PER_ELEMENT, present)
}

/** Numbers are copied; their dimensions are named anew by the message's table, so an index must have one. */
const storeCarried =
  (path: string): StoreValues =>
  (w, column, rows, at, present) => {
    const { values, index, dimensions } = requireCarried(column, rows, path)
    copyNumbers(w, values, at, present)
    storeDimensions(w, index, dimensions, at + stripBytes(rows, 8), present, path)
  }

function storeDimensions(
  w: Writer,
  index: Uint32Array,
  dimensions: CarriedParts['dimensions'],
  at: number,
  present: Uint8Array | undefined,
  path: string,
): void {
  w.clear(at, index.byteLength)
  const named: (number | undefined)[] = new Array(dimensions.length)
  for (let row = 0; row < index.length; row++) {
    if (present !== undefined && present[row] === 0) continue
    const local = index[row]!
    let inMessage = named[local]
    if (inMessage === undefined) {
      inMessage = w.dimensions.placeOf(dimensions[local] ?? noDimension(row, path))
      named[local] = inMessage
    }
    w.view.setUint32(at + row * 4, inMessage, true)
  }
}

type StoreCell = (w: Writer, at: number, value: unknown) => void

function storeEach(store: StoreCell, stride: number, path: string): StoreValues {
  return (w, values, rows, at, present) => {
    const cells = requireList(values, rows, path)
    w.clear(at, rows * stride)
    let row = 0
    try {
      for (; row < rows; row++) if (present === undefined || present[row] === 1) store(w, at + row * stride, cells[row])
    } catch (thrown) {
      throw within(`[${row}]`, thrown)
    }
  }
}

function storeCell(schema: Schema, path: string): StoreCell {
  switch (schema.kind) {
    case 'text': {
      const { bytesMax } = schema
      const shortMax = Math.min(bytesMax, shortText)
      return (w, at, value) => w.text(at, value, shortMax, bytesMax, path)
    }
    case 'tenor':
      return (w, at, value) => w.tenor(at, value, path)
    case 'date':
      return (w, at, value) => w.date(at, value, path)
    case 'currency':
      return (w, at, value) => w.currency(at, value, path)
    case 'pair':
      return (w, at, value) => w.pair(at, value, path)
    case 'data': {
      const { bytesMax, length } = schema
      if (length !== undefined) return (w, at, value) => w.bytesInPlace(at, value, length, path)
      return (w, at, value) => w.blob(at, value, bytesMax, path)
    }
    default:
      throw new Error(`a column of kind ${schema.kind}: schemas with one are refused before this`)
  }
}
