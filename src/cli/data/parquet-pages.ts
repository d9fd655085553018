// What the pages of a Parquet file declare, read before any of them is decoded.

import type { ColumnMetaData, FileMetaData } from 'hyparquet'
import { parquetHeader } from 'hyparquet/src/column.js'
import { requireAtMost, requireShape, rowsMax, unpackedBytesMax } from './columnar.js'

/** Holds rows, columns, and every page's values and bytes against their limits. Throws like the library on a torn header. */
export function requireModestPages(bytes: Uint8Array, metadata: FileMetaData): void {
  requireShape(Number(metadata.num_rows), metadata.schema.length - 1)
  let rows = 0
  let unpacked = 0
  for (const group of metadata.row_groups) {
    rows += Number(group.num_rows)
    requireAtMost('rows', rowsMax, rows)
    if (group.columns.length !== metadata.schema.length - 1) throw new Error('a row group lacks columns')
    for (const { meta_data: column } of group.columns) {
      if (column === undefined) throw new Error('a column chunk has no description')
      unpacked += unpackedBytes(bytes, column)
      requireAtMost('unpacked bytes', unpackedBytesMax, unpacked)
    }
  }
  if (rows !== Number(metadata.num_rows)) throw new Error(`${rows} rows where ${metadata.num_rows} are declared`)
}

function unpackedBytes(bytes: Uint8Array, column: ColumnMetaData): number {
  const start = Number(column.dictionary_page_offset || column.data_page_offset)
  const end = start + Number(column.total_compressed_size)
  if (!(start >= 0 && start <= end && end <= bytes.length)) throw new Error('a column chunk lies outside the file')
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, end - start)
  const reader = { view, offset: 0 }
  let unpacked = 0
  let values = 0
  while (reader.offset < view.byteLength - 1) {
    const header = parquetHeader(reader)
    const { compressed_page_size: packed, uncompressed_page_size: size } = header
    if (!(packed >= 0 && reader.offset + packed <= view.byteLength)) throw new Error('a page lies outside its column')
    requireAtMost('unpacked bytes in a page', unpackedBytesMax, size)
    const page = header.data_page_header ?? header.data_page_header_v2 ?? header.dictionary_page_header
    const count = page?.num_values ?? 0
    requireAtMost('values in a page', rowsMax, count)
    values += count
    requireAtMost('values in a column', 2 * rowsMax, values)
    unpacked += size
    reader.offset += packed
  }
  return unpacked
}
