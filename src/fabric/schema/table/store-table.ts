// Encodes tables. A column of numbers is one copy of its bytes: they are not looked at one by one, because every receiver
// refuses those that do not fit. What a receiver could not tell is checked here: lengths, presence, text, dimensions.

import type { Writer } from '../codec/writer.js'
import type { TableSchema } from '../schema.js'
import { type ColumnLayout, columnBytes, columnLayouts, stripBytes, tableBytes } from './column-layout.js'
import { requireOneOfColumns } from './one-of-columns.js'
import { requireSparse, requireTable } from './require-shape.js'
import { storeValues } from './store-values.js'

/** Stores a value as a column of `rows` rows at `at`. */
type StoreColumn = (w: Writer, column: unknown, rows: number, at: number) => void

/** Stores a table whose slot is at `at`. */
export function tableStore({ of, countMax }: TableSchema): (w: Writer, table: unknown, at: number) => void {
  const layouts = columnLayouts(of.fields)
  const stores = layouts.map((layout) => ({ layout, store: columnStore(layout) }))
  return (w, table, at) => {
    const { length: rows, columns } = requireTable(table)
    w.limit(rows, countMax, '')
    const start = w.take(tableBytes(layouts, rows))
    w.extent(at, start, rows)
    let where = start
    for (const { layout, store } of stores) {
      store(w, columns[layout.name], rows, where)
      where += columnBytes(layout, rows)
    }
    requireOneOfColumns(of.exactlyOne, rows, (name) => presenceIn(columns[name]))
  }
}

/** Of a column that was just stored: it has presence bytes if it is sparse. */
const presenceIn = (column: unknown): Uint8Array | undefined => (column as { readonly present?: Uint8Array }).present

function columnStore({ name, schema, sparse, strides }: ColumnLayout): StoreColumn {
  const path = `.${name}`
  const store = storeValues(schema, strides, path)
  if (!sparse) return (w, column, rows, at) => store(w, column, rows, at, undefined)
  return (w, column, rows, at) => {
    const { present, values } = requireSparse(column, rows, path)
    w.bytes.set(present, at)
    store(w, values, rows, at + stripBytes(rows, 1), present)
  }
}
