// One row of a table as the JSON of its record, and a record's fault told by the row and column that a person sees.

import type { Fault } from '../../fabric/fault.js'
import { err, ok, type Result } from '../../fabric/result.js'
import type { Json } from '../../fabric/schema/index.js'
import { type RawCell, rawJson } from './cell.js'
import type { Column } from './columns.js'

const cellCharactersMax = 4_096

export interface Row<Cell extends RawCell = RawCell> {
  readonly cells: readonly Cell[]
  /** `line 7`, as an editor counts, or `row 6` of a file that has no lines, from 1. */
  readonly place: string
}

/** An empty cell is an absent field. Paths of faults are those of the list: `[index].strike`. */
export function recordOf(columns: readonly Column[], { cells, place }: Row, index: number): Result<Json, Fault> {
  const record: Record<string, Json> = {}
  for (const { name, field, index: at, unitIndex, unit } of columns) {
    const cell = cells[at] ?? null
    const path = `[${index}].${name}`
    if (typeof cell === 'string' && cell.length > cellCharactersMax) {
      const message = `${place}, column ${name}: a cell may have ${cellCharactersMax} characters`
      return err({ code: 'FAULT_LIMIT', path, limit: cellCharactersMax, actual: cell.length, message })
    }
    if (cell === null || cell === '') continue
    const json = rawJson(field, cell, unitIndex === undefined ? unit : String(cells[unitIndex] ?? ''))
    if (!json.ok) {
      const { expected } = json.error
      const actual = shown(cell)
      const message = `${place}, column ${name}: must be ${expected}, got ${actual}`
      return err({ code: 'FAULT_SHAPE', path, expected, actual, message })
    }
    record[name] = json.value
  }
  return ok(record)
}

/** The fault of a record with path `[n].field` told by place, column and cell. */
export function located(fault: Fault, columns: readonly Column[], rows: readonly Row[]): Fault {
  const match = /^\[(\d+)\](?:\.([^.[]+))?/.exec(fault.path ?? '')
  const row = rows[Number(match?.[1])]
  if (match === null || row === undefined) return fault
  const column = columns.find(({ name }) => name === match[2])
  const where = column === undefined ? row.place : `${row.place}, column ${column.name}`
  const what = fault.message.startsWith(`${fault.path} `) ? fault.message.slice(fault.path!.length + 1) : fault.message
  const cell = column === undefined ? '' : `; the cell reads ${shown(row.cells[column.index] ?? '')}`
  return { ...fault, path: match[0], message: `${where}: ${what}${cell}` }
}

const shown = (cell: RawCell): string => `'${String(cell).slice(0, 32)}'`
