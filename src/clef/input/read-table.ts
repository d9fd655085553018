// A comma-separated table as a list of records: the header names the fields, an empty cell is an absent field, and the
// unit of a figure stands in the cell, in a column of its own or in the header.

import type { Fault } from '../../fabric/fault.js'
import { err, ok, type Result } from '../../fabric/result.js'
import {
  fromJson,
  type Json,
  type ListSchema,
  type ReadValue,
  type RecordSchema,
  type Schema,
  type TableSchema,
} from '../../fabric/schema/index.js'
import { type Column, columnNames, columnsOf, headingOf } from './columns.js'
import { csvRows, separatorFault, syntax } from './csv-rows.js'
import { located, type Row, recordOf } from './record-of-row.js'

interface Table {
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
}

export type RowsSchema = (ListSchema | TableSchema) & { readonly of: RecordSchema }

/** Whether a schema is a list of records, which is what a table can say. */
export const isRowsSchema = (schema: Schema): schema is RowsSchema =>
  (schema.kind === 'list' || schema.kind === 'table') && schema.of.kind === 'record'

/** Faults name line and column; their paths are those of the list, `[5].strike` for the sixth row. */
export function readTable(schema: Schema, text: string): Result<ReadValue<unknown>, Fault> {
  if (!isRowsSchema(schema)) return err(notRows)
  const table = tableOf(schema, text)
  if (!table.ok) return table
  const records: Json[] = []
  for (const row of table.value.rows) {
    const record = recordOf(table.value.columns, row, records.length)
    if (!record.ok) return record
    records.push(record.value)
  }
  const read = fromJson(schema, records)
  return read.ok ? read : err(located(read.error, table.value.columns, table.value.rows))
}

export const notRows: Fault = {
  code: 'FAULT_SHAPE',
  path: '',
  expected: 'JSON',
  actual: 'a table',
  message: 'only a list of records can be read from a table; attach this as JSON',
}

function tableOf({ countMax, of }: RowsSchema, text: string): Result<Table, Fault> {
  const { rows, fault } = csvRows(text, { rowsMax: countMax + 2, delimiter: ',', ragged: false })
  const [header, ...body] = rows
  const separated = separatorFault(header, ',') ?? fault
  if (separated !== undefined) return err(separated)
  if (header === undefined) return err(emptyTable(of))
  if (body.length > countMax) return err(tooManyRows(countMax, body.length))
  const columns = columnsOf(of, header.cells.map(headingOf))
  return columns.ok ? ok({ columns: columns.value, rows: body }) : columns
}

export const emptyTable = (record: RecordSchema): Fault =>
  syntax(`the table is empty; its header may have ${columnNames(record).join(', ')}`)

export const tooManyRows = (limit: number, actual: number): Fault => ({
  code: 'FAULT_LIMIT',
  limit,
  actual,
  message: `a table may have ${limit} rows, this has more`,
})
