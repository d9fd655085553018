// A comma-separated table (RFC 4180) as a list of records: the header names the fields, an empty cell is an absent
// field, and the unit of a figure stands in the cell or in a column of its own.

import { CsvError, parse } from 'csv-parse/sync'
import type { Fault } from '../../fabric/fault.js'
import { err, ok, type Result } from '../../fabric/result.js'
import {
  fromJson,
  type Json,
  type ListSchema,
  type ReadValue,
  type RecordSchema,
  type Schema,
  type TableSchema,
} from '../../fabric/schema/index.js'
import { cellJson } from './cell.js'
import { type Column, columnNames, columnsOf } from './columns.js'
import { placeOf } from './place.js'

const cellCharactersMax = 4_096
/** A quote left open would swallow the rest of the table into one cell. */
const rowCharactersMax = 64 * 1024

interface Row {
  readonly cells: readonly string[]
  /** From 1, of the line on which it ends. */
  readonly line: number
}

interface Table {
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
}

/** Faults name line and column; their paths are those of the list, `[5].strike` for the sixth row. */
export function readTable(schema: Schema, text: string): Result<ReadValue<unknown>, Fault> {
  if ((schema.kind !== 'list' && schema.kind !== 'table') || schema.of.kind !== 'record') {
    const expected = 'JSON'
    const message = 'only a list of records can be read from a table; attach this as JSON'
    return err({ code: 'FAULT_SHAPE', path: '', expected, actual: 'CSV', message })
  }
  const table = tableOf(schema, schema.of, text)
  if (!table.ok) return table
  const records: Json[] = []
  for (const row of table.value.rows) {
    const record = recordOf(table.value.columns, row, records.length)
    if (!record.ok) return record
    records.push(record.value)
  }
  const read = fromJson(schema, records)
  return read.ok ? read : err(located(read.error, table.value))
}

function tableOf({ countMax }: ListSchema | TableSchema, record: RecordSchema, text: string): Result<Table, Fault> {
  const nul = text.indexOf('\0')
  if (nul !== -1) return err(syntax(`a NUL character at ${placeOf(text, nul)}: this is not a text table`))
  const { rows, fault } = rowsOf(text, countMax + 2)
  const [header, ...body] = rows
  const separator = header?.cells.length === 1 ? /[;\t|]/.exec(header.cells[0]!)?.[0] : undefined
  if (separator !== undefined) {
    const shown = separator === '\t' ? 'a tab' : `'${separator}'`
    return err(syntax(`the columns are separated by ${shown}, a comma is expected`))
  }
  if (fault !== undefined) return err(fault)
  if (header === undefined) {
    return err(syntax(`the table is empty; its header may have ${columnNames(record).join(', ')}`))
  }
  if (body.length > countMax) {
    const message = `a table may have ${countMax} rows, this has more`
    return err({ code: 'FAULT_LIMIT', limit: countMax, actual: body.length, message })
  }
  const columns = columnsOf(record, header.cells)
  return columns.ok ? ok({ columns: columns.value, rows: body }) : columns
}

/** The rows up to the first that does not parse, if there is one. */
function rowsOf(text: string, rowsMax: number): { readonly rows: readonly Row[]; readonly fault?: Fault } {
  const rows: Row[] = []
  try {
    parse(text, {
      trim: true,
      skip_empty_lines: true,
      max_record_size: rowCharactersMax,
      to: rowsMax,
      on_record: (cells: string[], { lines }) => {
        rows.push({ cells, line: lines })
        return null // nothing for the parser to keep
      },
    })
    return { rows }
  } catch (thrown) {
    if (!(thrown instanceof CsvError)) throw thrown
    return { rows, fault: csvFault(thrown, rows[0]) }
  }
}

function csvFault({ code, lines, record }: CsvError, header: Row | undefined): Fault {
  const line = typeof lines === 'number' ? `line ${lines}` : 'somewhere'
  switch (code) {
    case 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH': {
      const cells = Array.isArray(record) ? record.length : 'other'
      return syntax(`${line} has ${cells} cells where the header has ${header?.cells.length}`)
    }
    case 'CSV_MAX_RECORD_SIZE':
      return syntax(`${line}: a row of more than ${rowCharactersMax} characters; is a quote left open?`)
    case 'CSV_QUOTE_NOT_CLOSED':
      return syntax(`${line}: a quote is left open`)
    default:
      return syntax(
        `${line}: a quote stands inside a cell; a quoted cell begins and ends with one and doubles those inside`,
      )
  }
}

const syntax = (message: string): Fault => ({ code: 'FAULT_SYNTAX', message })

function recordOf(columns: readonly Column[], { cells, line }: Row, index: number): Result<Json, Fault> {
  const record: Record<string, Json> = {}
  for (const { name, field, index: at, unitIndex } of columns) {
    const cell = cells[at]!
    const path = `[${index}].${name}`
    if (cell.length > cellCharactersMax) {
      const message = `line ${line}, column ${name}: a cell may have ${cellCharactersMax} characters`
      return err({ code: 'FAULT_LIMIT', path, limit: cellCharactersMax, actual: cell.length, message })
    }
    if (cell === '') continue
    const json = cellJson(field, cell, unitIndex === undefined ? '' : cells[unitIndex]!)
    if (!json.ok) {
      const { expected } = json.error
      const actual = shown(cell)
      const message = `line ${line}, column ${name}: must be ${expected}, got ${actual}`
      return err({ code: 'FAULT_SHAPE', path, expected, actual, message })
    }
    record[name] = json.value
  }
  return ok(record)
}

/** The fault of a record told by the line and column that a person sees. */
function located(fault: Fault, { columns, rows }: Table): Fault {
  const match = /^\[(\d+)\](?:\.([^.[]+))?/.exec(fault.path ?? '')
  const row = rows[Number(match?.[1])]
  if (match === null || row === undefined) return fault
  const column = columns.find(({ name }) => name === match[2])
  const where = column === undefined ? `line ${row.line}` : `line ${row.line}, column ${column.name}`
  const what = fault.message.startsWith(`${fault.path} `) ? fault.message.slice(fault.path!.length + 1) : fault.message
  const cell = column === undefined ? '' : `; the cell reads ${shown(row.cells[column.index]!)}`
  return { ...fault, path: match[0], message: `${where}: ${what}${cell}` }
}

const shown = (cell: string): string => `'${cell.slice(0, 32)}'`
