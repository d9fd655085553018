// A table's header against the record that each row should be.

import { nearest } from '../../fabric/dimension/index.js'
import type { Fault } from '../../fabric/fault.js'
import { err, ok, type Result } from '../../fabric/result.js'
import type { RecordSchema, Schema } from '../../fabric/schema/index.js'
import { fitsCell, takesUnit } from './cell.js'

/** Where one field's cells stand in a row. */
export interface Column {
  readonly name: string
  readonly field: Schema
  readonly index: number
  /** Of the column that gives its unit, where there is one. */
  readonly unitIndex: number | undefined
  /** The unit of every figure in it, which the header or the file says: `notional [EUR]`; '' where it says none. */
  readonly unit: string
}

/** A column as a file heads it: its name, and the unit of all its figures where the file says one. */
export interface Heading {
  readonly name: string
  readonly unit: string
}

const headed = /^(.*?)\s*\[([^\][]*)\]$/s

/** Reads `notional [EUR]`. */
export function headingOf(text: string): Heading {
  const match = headed.exec(text)
  return match === null ? { name: text, unit: '' } : { name: match[1]!, unit: match[2]!.trim() }
}

const unitColumn = (name: string): string => `${name}Unit`

/** Names that a header may have: every field, and beside each figure the column of its unit (`strike`, `strikeUnit`). */
export const columnNames = ({ fields }: RecordSchema): readonly string[] =>
  Object.entries(fields)
    .filter(([, field]) => fitsCell(field))
    .flatMap(([name, field]) => (takesUnit(field) ? [name, unitColumn(name)] : [name]))

/** Faults: a column that is no field, twice there, or missing; a unit for what is no figure, or two for one figure. */
export function columnsOf(schema: RecordSchema, headings: readonly Heading[]): Result<readonly Column[], Fault> {
  const known = columnNames(schema)
  const header = headings.map(({ name }) => name)
  for (const [index, name] of header.entries()) {
    if (!known.includes(name)) return err(unknownColumn(name, known))
    if (header.indexOf(name) !== index) {
      return err({ code: 'FAULT_SYNTAX', path: name, message: `the column ${name} is there twice` })
    }
  }
  const missing = missingColumn(schema, header)
  if (missing !== undefined) {
    const message = `the column ${missing.join(' or ')} is missing; a table may have ${known.join(', ')}`
    return err({ code: 'FAULT_FIELD_MISSING', path: missing[0]!, message })
  }
  const columns: Column[] = []
  for (const [name, field] of Object.entries(schema.fields)) {
    const index = header.indexOf(name)
    const unitIndex = header.indexOf(unitColumn(name))
    if (index !== -1) {
      const beside = takesUnit(field) && unitIndex !== -1 ? unitIndex : undefined
      const { unit } = headings[index]!
      if (unit !== '' && (beside !== undefined || !takesUnit(field))) return err(unwantedUnit(name, unit, beside))
      columns.push({ name, field, index, unitIndex: beside, unit })
    }
  }
  const unitOfUnits = headings.find(({ name, unit }) => unit !== '' && !columns.some((column) => column.name === name))
  return unitOfUnits === undefined ? ok(columns) : err(unwantedUnit(unitOfUnits.name, unitOfUnits.unit, undefined))
}

function unwantedUnit(name: string, unit: string, beside: number | undefined): Fault {
  const why = beside === undefined ? 'its cells are no figures' : `the column ${unitColumn(name)} gives it one`
  return { code: 'FAULT_SYNTAX', path: name, message: `the column ${name} can't have the unit '${unit}': ${why}` }
}

/** Alternatives of which no column is there. */
function missingColumn({ fields, exactlyOne }: RecordSchema, header: readonly string[]): readonly string[] | undefined {
  const required = Object.entries(fields)
    .filter(([, { kind }]) => kind !== 'optional' && kind !== 'defaulted')
    .map(([name]) => [name])
  return [...required, ...exactlyOne].find((names) => !names.some((name) => header.includes(name)))
}

function unknownColumn(name: string, known: readonly string[]): Fault {
  const shown = name.slice(0, 64)
  const candidates = nearest(shown, known)
  const hint = candidates.length === 0 ? '' : `; near it: ${candidates.join(', ')}`
  const message = `'${shown}' is no column here${hint}; a table may have ${known.join(', ')}`
  return { code: 'FAULT_FIELD_UNKNOWN', path: shown, name: shown, candidates, message }
}
