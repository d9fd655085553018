// How the values of one column are loaded, by kind.

import type { Dimension } from '../../dimension/index.js'
import type { Reader } from '../codec/reader.js'
import { within } from '../codec/refusal.js'
import type { CarriedColumn } from '../infer.js'
import type { Schema } from '../schema.js'
import { stripBytes } from './column-layout.js'
import { firstUnfit } from './fit.js'
import {
  arrayFromBytes,
  arrayTypeOf,
  bytesOf,
  clearAbsent,
  type NumberArray,
  type NumberArrayType,
} from './typed-array.js'

/** Loads `rows` values at `at`; where `present` says that there is none, nothing is looked at, and the column has a zero or empty text. */
export type LoadValues = (r: Reader, at: number, rows: number, present: Uint8Array | undefined) => unknown

export function loadValues(schema: Schema, strides: readonly number[], path: string): LoadValues {
  if (schema.kind === 'carried') return loadCarried(schema, path)
  const type = arrayTypeOf(schema)
  if (type !== undefined) return (r, at, rows, present) => loadNumbers(schema, type, r, at, rows, present, path)
  return loadEach(loadCell(schema), strides[0]!, schema.kind === 'data' ? new Uint8Array(0) : '', path)
}

function loadNumbers(
  schema: Schema,
  type: NumberArrayType,
  r: Reader,
  at: number,
  rows: number,
  present: Uint8Array | undefined,
  path: string,
): NumberArray {
  const numbers = arrayFromBytes(r.bytesInPlace(at, rows * type.BYTES_PER_ELEMENT), type)
  const unfit = firstUnfit(schema, numbers, present)
  if (unfit !== undefined) r.refuse(at + unfit.row * type.BYTES_PER_ELEMENT, unfit.message, `[${unfit.row}]${path}`)
  if (present !== undefined) clearAbsent(bytesOf(numbers), 0, numbers.BYTES_PER_ELEMENT, present)
  return numbers
}

function loadCarried(schema: Schema, path: string): LoadValues {
  return (r, at, rows, present): CarriedColumn => {
    const values = loadNumbers(schema, Float64Array, r, at, rows, present, path) as Float64Array
    const indexAt = at + stripBytes(rows, 8)
    const index = arrayFromBytes(r.bytesInPlace(indexAt, rows * 4), Uint32Array) as Uint32Array
    return { values, index, dimensions: nameAnew(r, indexAt, index, present, path) }
  }
}

/** Turns indices into the message's dimension table to such into the column's own, in the order of first use. */
function nameAnew(
  r: Reader,
  at: number,
  index: Uint32Array,
  present: Uint8Array | undefined,
  path: string,
): readonly Dimension[] {
  const dimensions: Dimension[] = []
  const named: (number | undefined)[] = []
  for (let row = 0; row < index.length; row++) {
    if (present !== undefined && present[row] === 0) {
      index[row] = 0
      continue
    }
    const inMessage = index[row]!
    let local = named[inMessage]
    if (local === undefined) {
      const dimension = r.dimensions[inMessage]
      if (dimension === undefined) {
        const message = 'a dimension index lies outside the dimension table'
        return r.refuse(at + row * 4, message, `[${row}]${path}`)
      }
      local = dimensions.push(dimension) - 1
      named[inMessage] = local
    }
    index[row] = local
  }
  return dimensions
}

type LoadCell = (r: Reader, at: number) => unknown

function loadEach(load: LoadCell, stride: number, absent: unknown, path: string): LoadValues {
  return (r, at, rows, present) => {
    const values: unknown[] = new Array(rows)
    let row = 0
    try {
      for (; row < rows; row++) {
        values[row] = present === undefined || present[row] === 1 ? load(r, at + row * stride) : absent
      }
    } catch (thrown) {
      throw within(`[${row}]${path}`, thrown)
    }
    return values
  }
}

/** Loads one value that no typed array holds. */
export function loadCell(schema: Schema): LoadCell {
  switch (schema.kind) {
    case 'text': {
      const { bytesMax } = schema
      return (r, at) => r.text(at, bytesMax)
    }
    case 'tenor':
      return (r, at) => r.tenor(at)
    case 'date':
      return (r, at) => r.date(at)
    case 'currency':
      return (r, at) => r.currency(at)
    case 'pair':
      return (r, at) => r.pair(at)
    case 'data': {
      const { bytesMax, length } = schema
      if (length !== undefined) return (r, at) => new Uint8Array(r.bytesInPlace(at, length))
      return (r, at) => new Uint8Array(r.blob(at, bytesMax))
    }
    default:
      throw new Error(`a column of kind ${schema.kind}: schemas with one are refused before this`)
  }
}
