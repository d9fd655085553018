// Rows as an Arrow IPC file, uncompressed: a field's unit stands in its metadata, as data files are read.

import {
  Bool,
  type DataType,
  Field,
  Float64,
  makeData,
  RecordBatch,
  RecordBatchFileWriter,
  Schema,
  Struct,
  Utf8,
  vectorFromArray,
} from 'apache-arrow'
import type { OutColumn } from './columns.js'
import type { FlatRow, OutCell } from './flat-row.js'
import type { Rows } from './rows.js'

const rowsInBatch = 4_096

/** The file's bytes, piece by piece. */
export async function* arrowBytes(rows: Rows): AsyncIterable<Uint8Array> {
  const writer = RecordBatchFileWriter.writeAll(batches(rows))
  for await (const bytes of await writer) yield bytes
}

async function* batches({ columns, each }: Rows): AsyncIterable<RecordBatch> {
  const schema = new Schema(columns.map(fieldOf))
  let held: FlatRow[] = []
  let written = false
  for await (const row of each()) {
    held.push(row)
    if (held.length < rowsInBatch) continue
    yield batchOf(schema, columns, held)
    held = []
    written = true
  }
  if (held.length > 0 || !written) yield batchOf(schema, columns, held)
}

const fieldOf = ({ name, unit, kind }: OutColumn): Field =>
  new Field(name, typeOf(kind), true, unit === '' ? new Map() : new Map([['unit', unit]]))

function typeOf(kind: OutColumn['kind']): DataType {
  if (kind === 'figures') return new Float64()
  return kind === 'truth' ? new Bool() : new Utf8()
}

function batchOf(schema: Schema, columns: readonly OutColumn[], rows: readonly FlatRow[]): RecordBatch {
  const children = columns.map(({ kind, cell }) => {
    const cells = rows.map((row) => arrowCell(kind, cell(row)))
    return vectorFromArray(cells, typeOf(kind)).data[0] ?? makeData({ type: typeOf(kind) })
  })
  return new RecordBatch(
    schema,
    makeData({ type: new Struct(schema.fields), length: rows.length, nullCount: 0, children }),
  )
}

/** In a column of several types everything is text. */
function arrowCell(kind: OutColumn['kind'], value: OutCell['value'] | undefined): OutCell['value'] | null {
  if (value === undefined) return null
  return kind === 'text' ? (Object.is(value, -0) ? '-0' : String(value)) : value
}
