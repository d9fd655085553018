// Decodes tables into columns of their own memory: nothing of the payload is kept.

import type { Reader } from '../codec/reader.js'
import type { SparseColumn, Table } from '../infer.js'
import type { TableSchema } from '../schema.js'
import { type ColumnLayout, columnBytes, columnLayouts, stripBytes, tableBytes } from './column-layout.js'
import { loadValues } from './load-values.js'
import { requireOneOfColumns } from './one-of-columns.js'

type LoadColumn = (r: Reader, at: number, rows: number) => unknown

/** Loads the table whose slot is at `at`. */
export function tableLoad({ of, countMax }: TableSchema): (r: Reader, at: number) => Table {
  const layouts = columnLayouts(of.fields)
  const loads = layouts.map((layout) => ({ layout, load: columnLoad(layout) }))
  return (r, at) => {
    const rows = r.count(at, countMax)
    let where = r.extent(at, 1, tableBytes(layouts, rows))
    const columns: Record<string, unknown> = {}
    for (const { layout, load } of loads) {
      columns[layout.name] = load(r, where, rows)
      where += columnBytes(layout, rows)
    }
    requireOneOfColumns(of.exactlyOne, rows, (name) => (columns[name] as Partial<SparseColumn<unknown>>).present)
    return { length: rows, columns }
  }
}

function columnLoad({ name, schema, sparse, strides }: ColumnLayout): LoadColumn {
  const path = `.${name}`
  const load = loadValues(schema, strides, path)
  if (!sparse) return (r, at, rows) => load(r, at, rows, undefined)
  return (r, at, rows) => {
    const present = presenceAt(r, at, rows, path)
    return { present, values: load(r, at + stripBytes(rows, 1), rows, present) }
  }
}

/** A copy of a sparse column's presence bytes. */
export function presenceAt(r: Reader, at: number, rows: number, path: string): Uint8Array {
  const present = new Uint8Array(r.bytesInPlace(at, rows))
  const odd = present.findIndex((byte) => byte > 1)
  if (odd >= 0) r.refuse(at + odd, 'a presence byte is neither 0 nor 1', `[${odd}]${path}`)
  return present
}
