// Source of the function that encodes a table. A column of numbers is one copy of its bytes: they are not looked at one by one,
// because every receiver refuses those that do not fit. What a receiver could not tell is checked: lengths, presence, text,
// dimensions.

import type { Writer } from '../codec/writer.js'
import type { TableSchema } from '../schema.js'
import { type ColumnLayout, columnLayouts, stripBytes, stripStrides, stripsSource } from './column-layout.js'
import { requireOneOfColumns } from './one-of-columns.js'
import { requireNumbers, requireSparse, requireTable } from './require-shape.js'
import { storeValues } from './store-values.js'
import { arrayTypeOf, type NumberArrayType } from './typed-array.js'

/**
 * Source of a function `(w, table, at)` that stores a table whose slot is at `at`. Columns are fetched by a name that stands there, so that each is found in
 * one place.
 *
 * @param constant takes in what the source refers to, and returns its name
 */
export function tableStoreSource(
  name: string,
  { of, countMax }: TableSchema,
  constant: (value: unknown) => string,
): string {
  const layouts = columnLayouts(of.fields)
  const presence = (column: unknown) => (column as { readonly present?: Uint8Array }).present // of a column that was just stored
  const oneOf = (rows: number, columns: Readonly<Record<string, unknown>>) =>
    requireOneOfColumns(of.exactlyOne, rows, (field) => presence(columns[field]))
  const bytes = stripsSource(layouts.flatMap(stripStrides), 'rows')
  return `function ${name}(w, table, at) {
const rows = table?.length, columns = table?.columns
if (!Number.isInteger(rows) || rows < 0 || typeof columns !== 'object' || columns === null) ${constant(requireTable)}(table)
w.limit(rows, ${countMax}, '')
let p = w.takeUncleared(${bytes}), x; w.extent(at, p, rows)
${layouts.map((layout) => columnSource(layout, constant)).join('\n')}
${of.exactlyOne.length === 0 ? '' : `${constant(oneOf)}(rows, columns)`}
}`
}

/** Source of the statements that store one column at `p`, and move `p` behind it. */
function columnSource(layout: ColumnLayout, constant: (value: unknown) => string): string {
  const path = JSON.stringify(`.${layout.name}`)
  const fetched = `x = columns[${JSON.stringify(layout.name)}]`
  const moved = `p += ${stripsSource(stripStrides(layout), 'rows')}`
  const type = layout.sparse ? undefined : arrayTypeOf(layout.schema)
  if (type === undefined) return `${fetched}; ${constant(columnStore(layout))}(w, x, rows, p); ${moved}`
  const unfit = `!(x instanceof ${type.name}) || x.length !== rows`
  return `${fetched}; if (${unfit}) ${constant(requireNumbers)}(x, ${type.name}, rows, ${path}); w.${copyOf(type)}(p, x); ${moved}`
}

/** The Writer's method that copies such an array. */
function copyOf(type: NumberArrayType): 'doubles' | 'octets' | 'numbers' {
  if (type === Float64Array) return 'doubles'
  return type === Uint8Array ? 'octets' : 'numbers'
}

function columnStore({ name, schema, sparse, strides }: ColumnLayout) {
  const path = `.${name}`
  const store = storeValues(schema, strides, path)
  return (w: Writer, column: unknown, rows: number, at: number): void => {
    if (!sparse) {
      store(w, column, rows, at, undefined)
      return
    }
    const { present, values } = requireSparse(column, rows, path)
    w.octets(at, present)
    store(w, values, rows, at + stripBytes(rows, 1), present)
  }
}
