// A data file as the JSON view of a type: sound records, and flags for the rows that do not read.

import { extname } from 'node:path'
import {
  type ColumnUnits,
  isRowsSchema,
  type ObjectRow,
  parsedJson,
  type ReadRows,
  type RowFlag,
  readCellRows,
  readCsvRows,
  readObjectRows,
  utf8Text,
} from '../../clef/index.js'
import { err, type Fault, ok, type Result, type Schema } from '../../fabric/index.js'
import { CommandFailure } from '../output.js'
import { fileBytes } from './file-bytes.js'
import { type DataFormat, dataFiles, dataFormats } from './formats.js'
import { ReaderProcess } from './reader-process.js'
import { unitsBeside } from './sidecar.js'

export interface DataFile {
  readonly path: string
  readonly format: DataFormat
  readonly bytes: Uint8Array
  readonly units: ColumnUnits
}

export interface ReadData {
  readonly json: unknown
  readonly flags: readonly RowFlag[]
}

/** Ends the command for an ending that is none of these, or a file that can't be read. */
export async function dataFile(path: string): Promise<DataFile> {
  const ending = extname(path).toLowerCase()
  if (!Object.hasOwn(dataFormats, ending)) {
    const message = `${path}: attach ${dataFiles} files`
    throw new CommandFailure({ code: 'FAULT_SHAPE', path, expected: dataFiles, actual: ending, message })
  }
  const format = dataFormats[ending as keyof typeof dataFormats] // it is there, as was asked
  return { path, format, bytes: await fileBytes(path), units: await unitsBeside(path) }
}

/** Faults have the file's path in their message, and their place in it. */
export async function readData(schema: Schema, file: DataFile): Promise<Result<ReadData, Fault>> {
  const read = await readFormat(schema, file)
  return read.ok ? read : err({ ...read.error, message: `${file.path}: ${read.error.message}` })
}

async function readFormat(schema: Schema, { format, bytes, units }: DataFile): Promise<Result<ReadData, Fault>> {
  if (format === 'parquet' || format === 'arrow') {
    const reader = new ReaderProcess()
    const table = await reader.read(format, bytes)
    reader.close()
    if (!table.ok) return table
    const rows = table.value.rows.map((cells, index) => ({ cells, place: `row ${index + 1}` }))
    return listed(readCellRows(schema, table.value.headings, rows, units))
  }
  const text = utf8Text(bytes)
  if (text === undefined) return err({ code: 'FAULT_SYNTAX', message: 'the file is not UTF-8 text' })
  if (format === 'ndjson') return listed(readObjectRows(schema, linesOf(text), units))
  if (format !== 'json') return listed(readCsvRows(schema, text, format === 'csv' ? ',' : '\t', units))
  const json = parsedJson(text)
  if (!json.ok) return json
  if (!isRowsSchema(schema) || !Array.isArray(json.value)) return ok({ json: json.value, flags: [] })
  const rows = json.value.map((value: unknown, index) => ({ place: `row ${index + 1}`, json: ok(value) }))
  return listed(readObjectRows(schema, rows, units))
}

const listed = (read: Result<ReadRows, Fault>): Result<ReadData, Fault> =>
  read.ok ? ok({ json: read.value.records, flags: read.value.flags }) : read

const linesOf = (text: string): readonly ObjectRow[] =>
  text
    .split('\n')
    .map((line, index) => ({ line, place: `line ${index + 1}` }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, place }) => {
      const json = parsedJson(line)
      return { place, json: json.ok ? json : err({ ...json.error, message: `${place}: this line is no JSON` }) }
    })
