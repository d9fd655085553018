// Bytes that a peer attaches, of which the rows that do not read are set aside and flagged.

import type { Fault } from '../../fabric/fault.js'
import { ok, type Result } from '../../fabric/result.js'
import { fromJson, type Schema } from '../../fabric/schema/index.js'
import { type InputMedia, parsedJson, readInput, utf8Text } from './read-input.js'
import { type ReadRows, type RowFlag, readCsvRows, readObjectRows } from './read-rows.js'
import { isRowsSchema } from './read-table.js'

export interface ReadInput {
  readonly value: unknown
  readonly flags: readonly RowFlag[]
}

/** As readInput, but of a list of records those stand that read. Faults as readInput where none does, or something else is wrong. */
export function readFlagged(schema: Schema, media: InputMedia, bytes: Uint8Array): Result<ReadInput, Fault> {
  const whole = readInput(schema, media, bytes)
  if (whole.ok) return ok({ value: whole.value.value, flags: [] })
  const rows = rowsIn(schema, media, bytes)
  const read = rows?.ok ? fromJson(schema, rows.value.records) : undefined
  return rows?.ok && read?.ok ? ok({ value: read.value.value, flags: rows.value.flags }) : whole
}

/** Undefined where there are no rows to tell apart. */
function rowsIn(schema: Schema, media: InputMedia, bytes: Uint8Array): Result<ReadRows, Fault> | undefined {
  const text = isRowsSchema(schema) ? utf8Text(bytes) : undefined
  if (text === undefined) return undefined
  if (media === 'text/csv') return readCsvRows(schema, text, ',', {})
  const json = parsedJson(text)
  if (!json.ok || !Array.isArray(json.value)) return undefined
  const rows = json.value.map((value: unknown, index) => ({ place: `row ${index + 1}`, json: ok(value) }))
  return readObjectRows(schema, rows, {})
}
