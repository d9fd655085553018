// Between rows and columns, for code that knows its schema at run time only. Refusals are thrown, as everywhere below a codec's face.

import { elementsOf } from '../codec/stored-list.js'
import type { Table } from '../infer.js'
import type { RecordSchema } from '../schema.js'
import { cellsOf } from './cells.js'
import { columnLayouts } from './column-layout.js'
import { gather, type Row } from './gather.js'
import { requireTable } from './require-shape.js'

/** The table of rows that fit `of`, such as a codec or a reader made. */
export function turnToTable(of: RecordSchema, rows: readonly unknown[]): Table {
  const records = elementsOf(rows) as readonly Row[] // they fit `of`
  const columns = columnLayouts(of.fields).map((layout) => [layout.name, gather(layout, records)] as const)
  return { length: records.length, columns: Object.fromEntries(columns) }
}

export interface Rows {
  readonly length: number
  at(row: number): Row
}

/** Reads single rows of a table, of the fields of `of` alone. @throws CodecRefusal as `turnToRows` does */
export function rowReader(of: RecordSchema, table: unknown): Rows {
  const { length, columns } = requireTable(table)
  const cells = columnLayouts(of.fields).map((layout) => ({
    name: layout.name,
    cell: cellsOf(layout, columns[layout.name], length),
  }))
  return {
    length,
    at(row) {
      const record: Record<string, unknown> = {}
      for (const { name, cell } of cells) {
        const value = cell(row)
        if (value !== undefined) record[name] = value
      }
      return record
    },
  }
}

/**
 * The rows of a table.
 *
 * @throws CodecRefusal for a table whose columns are not those of `of`, of one length; for a number that stands for no choice, dimension or safe integer
 */
export function turnToRows(of: RecordSchema, table: unknown): readonly Row[] {
  const reader = rowReader(of, table)
  return Array.from({ length: reader.length }, (_, row) => reader.at(row))
}
