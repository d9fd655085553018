// Arrow IPC files and streams of flat columns as rows of cells. A field's metadata may give its unit under `unit`.

import { DataType, type Field, RecordBatchReader, type Schema, type Vector } from 'apache-arrow'
import { type Heading, headingOf, type RawCell } from '../../clef/index.js'
import { type ColumnarTable, decimalText, instantText, refuseColumn, requireShape, TextBudget } from './columnar.js'

/** Throws a CommandFailure for what is too much or not read, and the library's own errors for a broken file. */
export function arrowTable(bytes: Uint8Array): ColumnarTable {
  const reader = RecordBatchReader.from(bytes)
  reader.open({ autoDestroy: false })
  const { schema } = reader
  if (schema === undefined || schema === null) throw new Error('there is no schema')
  requireShape(0, schema.fields.length)
  const readers = schema.fields.map(readerOf)
  const rows: RawCell[][] = []
  const text = new TextBudget()
  for (const batch of reader) {
    requireShape(rows.length + batch.numRows, schema.fields.length)
    const columns = schema.fields.map((_, index) => batch.getChildAt(index))
    for (let row = 0; row < batch.numRows; row++) {
      rows.push(readers.map((read, index) => cellAt(columns[index] ?? null, row, read, text)))
    }
  }
  return { headings: headingsOf(schema), rows }
}

/** Units in the schema that other formats carry along as base64; none where it does not read. */
export function arrowUnits(base64: string | undefined): Readonly<Record<string, string>> {
  if (base64 === undefined) return {}
  try {
    const reader = RecordBatchReader.from(Buffer.from(base64, 'base64'))
    reader.open({ autoDestroy: false })
    return Object.fromEntries(
      reader.schema.fields.flatMap(({ name, metadata }) => {
        const unit = metadata.get('unit')
        return unit === undefined ? [] : [[name, unit]]
      }),
    )
  } catch {
    return {} // the data do not depend on it
  }
}

const headingsOf = (schema: Schema): Heading[] =>
  schema.fields.map(({ name, metadata }) => {
    const unit = metadata.get('unit')
    const heading = headingOf(name)
    return unit === undefined ? heading : { name: heading.name, unit: unit.trim() }
  })

type ReadCell = (value: unknown) => unknown

function readerOf({ name, type }: Field): ReadCell {
  const held: DataType = DataType.isDictionary(type) ? (type.dictionary as DataType) : type // what it stands for
  if (DataType.isDecimal(held)) return (value) => decimalText(unscaledWords(value), held.scale)
  if (DataType.isDate(held) || DataType.isTimestamp(held)) return (value) => instantText(Number(value))
  if (DataType.isNull(held)) return () => null
  const plain = [DataType.isInt, DataType.isFloat, DataType.isUtf8, DataType.isLargeUtf8, DataType.isBool]
  if (plain.some((is) => is(held))) return (value) => value
  return refuseColumn(name, String(type))
}

function cellAt(column: Vector | null, row: number, read: ReadCell, text: TextBudget): RawCell {
  const value: unknown = column?.get(row)
  if (value === null || value === undefined) return null
  const cell = read(value)
  if (typeof cell === 'string') return text.take(cell)
  return typeof cell === 'number' || typeof cell === 'bigint' || typeof cell === 'boolean' ? cell : null
}

/** Little-endian words of a two's complement number. */
function unscaledWords(words: unknown): bigint {
  if (!(words instanceof Uint32Array)) throw new Error('a decimal is no row of words')
  const magnitude = words.reduceRight((sum, word) => sum * 4_294_967_296n + BigInt(word), 0n)
  return BigInt.asIntN(32 * words.length, magnitude)
}
