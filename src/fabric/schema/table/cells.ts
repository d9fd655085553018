// One field of a table as its rows have it.

import { CodecRefusal, within } from '../codec/refusal.js'
import type { Schema } from '../schema.js'
import type { ColumnLayout } from './column-layout.js'
import { misshapen, noDimension, requireCarried, requireList, requireNumbers, requireSparse } from './require-shape.js'
import { arrayTypeOf, holdsBigints } from './typed-array.js'

/** The value of one row: what the record of that row has in its field, `undefined` where it has nothing. */
export type Cell = (row: number) => unknown

/** @throws CodecRefusal when the column is not one of `rows` rows; its cells refuse what stands for no value */
export function cellsOf({ name, schema, sparse }: ColumnLayout, column: unknown, rows: number): Cell {
  const path = `.${name}`
  if (!sparse) return valuesOf(schema, column, rows, path)
  const { present, values } = requireSparse(column, rows, path)
  const value = valuesOf(schema, values, rows, path)
  return (row) => (present[row] === 0 ? undefined : value(row))
}

function valuesOf(schema: Schema, column: unknown, rows: number, path: string): Cell {
  if (schema.kind === 'carried') {
    const { values, index, dimensions } = requireCarried(column, rows, path)
    return (row) => ({ value: values[row]!, dimension: dimensions[index[row]!] ?? noDimension(row, path) })
  }
  const type = arrayTypeOf(schema)
  if (type === undefined) {
    const values = requireList(column, rows, path)
    return (row) => values[row]
  }
  const numbers = requireNumbers(column, type, rows, path)
  if (schema.kind === 'bool') return (row) => numbers[row] === 1
  if (schema.kind === 'choice') {
    const { names } = schema
    const nameless = (row: number): never => misshapen(`[${row}]${path}`, 'the number of a choice', numbers[row])
    return (row) => names[Number(numbers[row])] ?? nameless(row)
  }
  if (schema.kind !== 'integer' || holdsBigints(numbers) === (schema.as === 'bigint')) return (row) => numbers[row]
  if (schema.as === 'bigint') return (row) => BigInt(numbers[row]!)
  return (row) => safeNumber(numbers[row]!, row, path)
}

function safeNumber(integer: number | bigint, row: number, path: string): number {
  const value = Number(integer)
  if (Number.isSafeInteger(value)) return value
  const message = `${integer} lies beyond 2^53 - 1; this side reads it as a number`
  throw within(`[${row}]`, new CodecRefusal({ code: 'FAULT_RANGE', path, message }))
}
