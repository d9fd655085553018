// Tables for whoever holds or wants rows. The two are the same list of records: one by row, one by column.

import type { Fault } from '../../fault.js'
import type { Result } from '../../result.js'
import { type Codec, codecOf } from '../codec/codec.js'
import { CodecRefusal, refusable } from '../codec/refusal.js'
import type { Infer, Table } from '../infer.js'
import { type Fields, list, type RecordSchema, type TableSchema } from '../schema.js'
import { rowReader, turnToRows, turnToTable } from './turn.js'

/** A table whose fields are known at compile time. */
type TableOf<F extends Fields> = TableSchema<RecordSchema<F>>
type RowOf<F extends Fields> = Infer<RecordSchema<F>>

/** Codecs of the rows, which know what fits. */
const rowCodecs = new WeakMap<TableSchema, Codec<unknown>>()

function rowCodec(schema: TableSchema): Codec<unknown> {
  const known = rowCodecs.get(schema)
  if (known !== undefined) return known
  const { of, countMax, onMismatch } = schema
  const codec: Codec<unknown> = codecOf(list(of, { countMax, onMismatch }))
  rowCodecs.set(schema, codec)
  return codec
}

/**
 * The rows by column, in memory of their own.
 *
 * @returns a fault with its path, `value[3].strike`, where a row does not fit or there are too many
 */
export function tableOf<const F extends Fields>(
  schema: TableOf<F>,
  rows: readonly RowOf<F>[],
): Result<Table<F>, Fault> {
  const fit = rowCodec(schema).encode(rows)
  if (!fit.ok) return fit
  // The columns are made from the same fields that the type is.
  return { ok: true, value: turnToTable(schema.of, rows) as Table<F> }
}

/**
 * All rows of a table.
 *
 * @returns a fault with its path, `[3].side`, where the table is not one of this schema: columns missing or of other lengths, numbers that stand for no
 * choice or dimension, integers beyond what a number holds
 */
export const rowsOf = <const F extends Fields>(
  schema: TableOf<F>,
  table: Table<F>,
): Result<readonly RowOf<F>[], Fault> =>
  // The rows are made from the same fields that the type is.
  refusable(() => turnToRows(schema.of, table) as readonly RowOf<F>[])

/** One row of a table, from 0; FAULT_RANGE where it has none of that number, other faults as for `rowsOf`. */
export const rowOf = <const F extends Fields>(
  schema: TableOf<F>,
  table: Table<F>,
  row: number,
): Result<RowOf<F>, Fault> =>
  refusable(() => {
    const reader = rowReader(schema.of, table)
    if (!Number.isInteger(row) || row < 0 || row >= reader.length) {
      const message = `there is no row ${row} in a table of ${reader.length}`
      throw new CodecRefusal({ code: 'FAULT_RANGE', path: `[${row}]`, message })
    }
    return reader.at(row) as RowOf<F>
  })
