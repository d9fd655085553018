// One field of many records as the column of a table has it.

import type { Dimension } from '../../dimension/index.js'
import type { CarriedColumn, Quantity, SparseColumn } from '../infer.js'
import type { Schema } from '../schema.js'
import type { ColumnLayout } from './column-layout.js'
import { arrayTypeOf, holdsBigints, type NumberArray } from './typed-array.js'

export type Row = Readonly<Record<string, unknown>>

/** The column of a field; the rows fit their schema. */
export function gather({ name, schema, sparse }: ColumnLayout, rows: readonly Row[]): unknown {
  if (!sparse) return gatherValues(schema, name, rows)
  const present = Uint8Array.from(rows, (row) => (row[name] === undefined ? 0 : 1))
  const column: SparseColumn<unknown> = { present, values: gatherValues(schema, name, rows) }
  return column
}

// Values are typed by the schema of their field, so the casts below hold.
function gatherValues(schema: Schema, name: string, rows: readonly Row[]): unknown {
  if (schema.kind === 'carried') return gatherCarried(name, rows)
  const type = arrayTypeOf(schema)
  if (type === undefined) {
    const absent = schema.kind === 'data' ? new Uint8Array(0) : ''
    return rows.map((row) => row[name] ?? absent)
  }
  const column = new type(rows.length)
  const number = numberOf(schema, holdsBigints(column))
  for (let row = 0; row < rows.length; row++) {
    const value = rows[row]![name]
    if (value !== undefined) put(column, row, number(value))
  }
  return column
}

/** The number that stands for a value. */
function numberOf(schema: Schema, big: boolean): (value: unknown) => number | bigint {
  if (schema.kind === 'bool') return (value) => (value === true ? 1 : 0)
  if (schema.kind === 'choice') {
    const numbers = new Map<unknown, number>(schema.names.map((name, number) => [name, number]))
    return (value) => numbers.get(value)!
  }
  if (big) return (value) => BigInt(value as number | bigint)
  return (value) => Number(value)
}

/** `number` is a bigint just where the column's elements are. */
function put(column: NumberArray, row: number, number: number | bigint): void {
  column[row] = number as never
}

function gatherCarried(name: string, rows: readonly Row[]): CarriedColumn {
  const values = new Float64Array(rows.length)
  const index = new Uint32Array(rows.length)
  const dimensions: Dimension[] = []
  const named = new Map<Dimension, number>()
  for (let row = 0; row < rows.length; row++) {
    const quantity = rows[row]![name] as Quantity | undefined
    if (quantity === undefined) continue
    values[row] = quantity.value
    let local = named.get(quantity.dimension)
    if (local === undefined) {
      local = dimensions.push(quantity.dimension) - 1
      named.set(quantity.dimension, local)
    }
    index[row] = local
  }
  return { values, index, dimensions }
}
