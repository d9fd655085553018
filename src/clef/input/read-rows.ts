// Rows of a data file as records of a list, one by one: a row that does not read is set aside and flagged, and the others
// are as if it had not been there.

import type { Fault } from '../../fabric/fault.js'
import { err, ok, type Result } from '../../fabric/result.js'
import { fromJson, type Json, list, type Schema } from '../../fabric/schema/index.js'
import { takesUnit } from './cell.js'
import { columnsOf, type Heading, headingOf } from './columns.js'
import { csvRows, separatorFault } from './csv-rows.js'
import { emptyTable, isRowsSchema, notRows, type RowsSchema, tooManyRows } from './read-table.js'
import { located, type Row, recordOf } from './record-of-row.js'

/** A row that was left out, and why. */
export interface RowFlag {
  /** Of the rows of data, from 1. */
  readonly row: number
  /** `line 7`, as an editor counts, or `row 6` of a file that has no lines. */
  readonly place: string
  /** The record's own `id`, where it has one that reads. */
  readonly id?: string
  /** Absent where the row as a whole is wrong. */
  readonly field?: string
  readonly code: Fault['code']
  readonly message: string
}

export interface ReadRows {
  /** JSON views of the sound records, in the file's order. */
  readonly records: readonly Json[]
  readonly flags: readonly RowFlag[]
}

/** Units by column that stand beside a file. */
export type ColumnUnits = Readonly<Record<string, string>>

/** A row as JSON, or why it is none. */
export interface ObjectRow {
  readonly place: string
  readonly json: Result<unknown, Fault>
}

interface Candidate {
  readonly place: string
  readonly json: Result<Json, Fault>
}

/** Delimited text with one header line. Faults: no list of records, a header that does not fit, an open quote, a limit. */
export function readCsvRows(
  schema: Schema,
  text: string,
  delimiter: ',' | '\t',
  units: ColumnUnits,
): Result<ReadRows, Fault> {
  if (!isRowsSchema(schema)) return err(notRows)
  const { rows, fault } = csvRows(text, { rowsMax: schema.countMax + 2, delimiter, ragged: true })
  const [header, ...body] = rows
  const wrong = separatorFault(header, delimiter) ?? fault
  if (wrong !== undefined) return err(wrong)
  return header === undefined
    ? err(emptyTable(schema.of))
    : readCellRows(schema, header.cells.map(headingOf), body, units)
}

/** Rows of cells under headings. Faults as readCsvRows. */
export function readCellRows(
  schema: Schema,
  headings: readonly Heading[],
  rows: readonly Row[],
  units: ColumnUnits,
): Result<ReadRows, Fault> {
  if (!isRowsSchema(schema)) return err(notRows)
  if (rows.length > schema.countMax) return err(tooManyRows(schema.countMax, rows.length))
  const headed = withUnits(headings, units)
  if (!headed.ok) return headed
  const columns = columnsOf(schema.of, headed.value)
  if (!columns.ok) return columns
  const candidates = rows.map((row): Candidate => {
    const { cells, place } = row
    if (cells.length === headings.length) return { place, json: recordOf(columns.value, row, 0) }
    const message = `${place} has ${cells.length} cells where the header has ${headings.length}`
    return { place, json: err({ code: 'FAULT_SYNTAX', message }) }
  })
  return sorted(schema, candidates, (fault, index) => located(fault, columns.value, [rows[index]!]))
}

/** Rows that are JSON already. Faults: no list of records, a unit for what is no figure, a limit. */
export function readObjectRows(
  schema: Schema,
  rows: readonly ObjectRow[],
  units: ColumnUnits,
): Result<ReadRows, Fault> {
  if (!isRowsSchema(schema)) return err(notRows)
  if (rows.length > schema.countMax) return err(tooManyRows(schema.countMax, rows.length))
  const { fields } = schema.of
  for (const name of Object.keys(units)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (field === undefined || !takesUnit(field)) return err(noSuchUnit(name))
  }
  const candidates = rows.map(
    // What JSON.parse gave is JSON.
    ({ place, json }): Candidate => ({ place, json: json.ok ? ok(figuresWithUnits(json.value as Json, units)) : json }),
  )
  return sorted(schema, candidates, (fault, index) => {
    const message = fault.message.replace(/^\[0\]\.?/, '')
    return { ...fault, message: `${rows[index]!.place}: ${message.trimStart()}` }
  })
}

/** A bare figure takes its column's unit. */
function figuresWithUnits(json: Json, units: ColumnUnits): Json {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return json
  const entries = Object.entries(json as { readonly [name: string]: Json })
  return Object.fromEntries(
    entries.map(([name, value]) =>
      typeof value === 'number' && Object.hasOwn(units, name) ? [name, { value, unit: units[name]! }] : [name, value],
    ),
  )
}

function withUnits(headings: readonly Heading[], units: ColumnUnits): Result<readonly Heading[], Fault> {
  for (const [name, unit] of Object.entries(units)) {
    const heading = headings.find((column) => column.name === name)
    if (heading === undefined) return err(noSuchUnit(name))
    if (heading.unit !== '' && heading.unit !== unit) {
      const message = `the column ${name} has the unit '${heading.unit}' in the file and '${unit}' beside it`
      return err({ code: 'FAULT_SYNTAX', path: name, message })
    }
  }
  return ok(
    headings.map((column) => (Object.hasOwn(units, column.name) ? { ...column, unit: units[column.name]! } : column)),
  )
}

const noSuchUnit = (name: string): Fault => ({
  code: 'FAULT_SYNTAX',
  path: name.slice(0, 64),
  message: `the units beside the file name '${name.slice(0, 64)}', which is no column of figures here`,
})

/** Sound records and flags. A file in which no row reads is a fault: an answer about nothing would look like an answer. */
function sorted(
  schema: RowsSchema,
  candidates: readonly Candidate[],
  told: (fault: Fault, index: number) => Fault,
): Result<ReadRows, Fault> {
  const whole = candidates.flatMap(({ json }) => (json.ok ? [json.value] : []))
  if (whole.length === candidates.length && fromJson(schema, whole).ok) return ok({ records: whole, flags: [] })
  const records: Json[] = []
  const flags: RowFlag[] = []
  for (const [index, { place, json }] of candidates.entries()) {
    const read = json.ok ? fromJson(list(schema.of, { countMax: 1 }), [json.value]) : json
    if (read.ok && json.ok) records.push(json.value)
    else if (!read.ok) flags.push(flagOf(json.ok ? told(read.error, index) : read.error, place, index, json))
  }
  const [first] = flags
  if (records.length === 0 && first !== undefined) {
    const message = `none of the ${candidates.length} rows reads; ${first.message}`
    return err({ code: 'FAULT_SYNTAX', path: first.field ?? first.place, message })
  }
  // What is wrong with the list as a whole, and with no row alone.
  const read = fromJson(schema, records)
  return read.ok ? ok({ records, flags }) : read
}

function flagOf({ code, path, message }: Fault, place: string, index: number, json: Result<Json, Fault>): RowFlag {
  const field = /^\[0\]\.([^.[]+)/.exec(path ?? '')?.[1]
  const id = json.ok ? idOf(json.value) : undefined
  return {
    row: index + 1,
    place,
    ...(id === undefined ? {} : { id }),
    ...(field === undefined ? {} : { field }),
    code,
    message,
  }
}

function idOf(json: Json): string | undefined {
  if (typeof json !== 'object' || json === null || !('id' in json)) return undefined
  return typeof json.id === 'string' ? json.id.slice(0, 64) : undefined
}
