// What a table must look like in memory before anything of it is used. Refusals name the field, `.strike`.

import type { Dimension } from '../../dimension/index.js'
import { CodecRefusal, within } from '../codec/refusal.js'
import type { NumberArrayType } from './typed-array.js'

interface Shape {
  readonly length: number
  readonly columns: Readonly<Record<string, unknown>>
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

export function misshapen(path: string, expected: string, value: unknown): never {
  const actual = value === undefined ? 'nothing' : typeof value
  throw new CodecRefusal({ code: 'FAULT_SHAPE', path, expected, actual, message: `must be ${expected}` })
}

export function requireTable(table: unknown): Shape {
  if (!isObject(table)) return misshapen('', 'a table', table)
  const { length, columns } = table
  if (typeof length !== 'number' || !Number.isInteger(length) || length < 0) {
    return misshapen('.length', 'a number of rows', length)
  }
  return isObject(columns) ? { length, columns } : misshapen('.columns', 'columns by name', columns)
}

function requireRows(column: { readonly length: number }, rows: number, path: string): void {
  if (column.length === rows) return
  const [expected, actual] = [`${rows} rows`, `${column.length} rows`]
  throw new CodecRefusal({ code: 'FAULT_SHAPE', path, expected, actual, message: `must have ${expected}` })
}

export function requireNumbers<Numbers>(
  column: unknown,
  type: NumberArrayType<Numbers>,
  rows: number,
  path: string,
): Numbers {
  if (!(column instanceof type)) return misshapen(path, `a ${type.name}`, column)
  requireRows(column as unknown as { readonly length: number }, rows, path) // a typed array, as all of these types make
  return column
}

export function requireList(column: unknown, rows: number, path: string): readonly unknown[] {
  if (!Array.isArray(column)) return misshapen(path, 'a list', column)
  requireRows(column, rows, path)
  return column
}

export function requireSparse(
  column: unknown,
  rows: number,
  path: string,
): { readonly present: Uint8Array; readonly values: unknown } {
  if (!isObject(column)) return misshapen(path, 'a sparse column', column)
  const present = requireNumbers(column.present, Uint8Array, rows, `${path}.present`)
  const odd = present.findIndex((byte) => byte > 1)
  if (odd < 0) return { present, values: column.values }
  const message = `${present[odd]} says neither present nor absent`
  throw within(`[${odd}]`, new CodecRefusal({ code: 'FAULT_RANGE', path, message }))
}

/** Numbers and the indices of their dimensions; whether each index has a dimension is seen when it is looked up. */
export interface CarriedParts {
  readonly values: Float64Array
  readonly index: Uint32Array
  readonly dimensions: readonly (Dimension | undefined)[]
}

export function requireCarried(column: unknown, rows: number, path: string): CarriedParts {
  if (!isObject(column)) return misshapen(path, 'a column of quantities', column)
  const { dimensions } = column
  return {
    values: requireNumbers(column.values, Float64Array, rows, `${path}.values`),
    index: requireNumbers(column.index, Uint32Array, rows, `${path}.index`),
    dimensions: Array.isArray(dimensions)
      ? dimensions
      : misshapen(`${path}.dimensions`, 'a list of dimensions', dimensions),
  }
}

export const noDimension = (row: number, path: string): never =>
  misshapen(`[${row}]${path}`, 'a quantity with a dimension', undefined)
