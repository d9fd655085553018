// Parquet files of flat columns as rows of cells. Units come from the Arrow schema that most writers keep in the file, or
// from a key `units` with a JSON object.

import { type FileMetaData, parquetMetadata, parquetRead, type SchemaElement } from 'hyparquet'
import type { Heading, RawCell } from '../../clef/index.js'
import { headingOf } from '../../clef/index.js'
import { arrowUnits } from './arrow.js'
import { type ColumnarTable, decimalText, instantText, refuseColumn, TextBudget } from './columnar.js'
import { requireModestPages } from './parquet-pages.js'
import { boundedCompressors } from './unpack.js'

/** Throws a CommandFailure for what is too much or not read, and the library's own errors for a broken file. */
export async function parquetTable(bytes: Uint8Array): Promise<ColumnarTable> {
  // A copy: the library reads whole buffers, and a Buffer is a window on a larger one.
  const file = new Uint8Array(bytes).buffer
  const metadata = parquetMetadata(file, { geoparquet: false })
  const elements = metadata.schema.slice(1)
  for (const element of elements) requireFlat(element)
  requireModestPages(new Uint8Array(file), metadata)
  const scales = elements.map(asPlainIntegers)
  const rows: RawCell[][] = []
  const text = new TextBudget()
  await parquetRead({
    file,
    metadata,
    compressors: boundedCompressors(),
    parsers: {
      dateFromDays: (days: number) => instantText(days * 86_400_000),
      timestampFromMilliseconds: (milliseconds: bigint) => instantText(Number(milliseconds)),
      timestampFromMicroseconds: (micros: bigint) => instantText(Number(micros) / 1_000),
      timestampFromNanoseconds: (nanos: bigint) => instantText(Number(nanos) / 1_000_000),
    },
    onComplete: (read: unknown[][]) => {
      for (const row of read)
        rows.push(elements.map(({ name }, index) => cellOf(name, row[index], scales[index], text)))
    },
  })
  if (rows.length !== Number(metadata.num_rows)) throw new Error(`${rows.length} rows came of ${metadata.num_rows}`)
  return { headings: headingsOf(metadata, elements), rows }
}

function requireFlat(element: SchemaElement): void {
  const { name, num_children: children, repetition_type: repetition, converted_type: type } = element
  if (children !== undefined && children > 0) refuseColumn(name, 'columns of its own')
  if (repetition === 'REPEATED') refuseColumn(name, 'lists')
  if (type === 'JSON' || type === 'BSON' || type === 'INTERVAL') refuseColumn(name, type)
}

/** Decimals are read as the integers they are stored as: the library would multiply them by a power of ten that is no double. */
function asPlainIntegers(element: SchemaElement): number | undefined {
  if (element.converted_type !== 'DECIMAL' && element.logical_type?.type !== 'DECIMAL') return undefined
  const { logical_type: logical } = element
  const scale = element.scale ?? (logical?.type === 'DECIMAL' ? logical.scale : 0)
  if (!(scale >= -38 && scale <= 76)) refuseColumn(element.name, 'decimals of an unlikely scale')
  if (element.type === 'BYTE_ARRAY') refuseColumn(element.name, 'decimals of varying size')
  delete element.converted_type
  delete element.logical_type
  return scale
}

function cellOf(name: string, value: unknown, scale: number | undefined, text: TextBudget): RawCell {
  if (value === null || value === undefined) return null
  if (scale !== undefined) return decimalText(unscaled(name, value), scale)
  if (typeof value === 'string') return text.take(value)
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return value
  return refuseColumn(name, 'values of another type')
}

function unscaled(name: string, value: unknown): bigint {
  if (typeof value === 'bigint') return value
  if (typeof value === 'number') return BigInt(value)
  if (!(value instanceof Uint8Array) || value.length === 0) return refuseColumn(name, 'values of another type')
  const magnitude = value.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  return BigInt.asIntN(8 * value.length, magnitude)
}

function headingsOf({ key_value_metadata: pairs = [] }: FileMetaData, elements: readonly SchemaElement[]): Heading[] {
  const keyed = (wanted: string): string | undefined => pairs.find(({ key }) => key === wanted)?.value
  const units = { ...arrowUnits(keyed('ARROW:schema')), ...namedUnits(keyed('units')) }
  return elements.map(({ name }) => {
    const heading = headingOf(name)
    return Object.hasOwn(units, name) ? { name: heading.name, unit: units[name]! } : heading
  })
}

function namedUnits(json: string | undefined): Readonly<Record<string, string>> {
  if (json === undefined) return {}
  try {
    const units: unknown = JSON.parse(json)
    if (typeof units !== 'object' || units === null) return {}
    return Object.fromEntries(Object.entries(units).filter(([, unit]) => typeof unit === 'string'))
  } catch {
    return {} // a key of that name may be another program's
  }
}
