// One cell of a table as the JSON that its field is read from.

import { err, ok, type Result } from '../../fabric/result.js'
import { type Json, type Schema, settled } from '../../fabric/schema/index.js'

/** What was wanted in a cell, for a fault. */
export interface UnreadableCell {
  readonly expected: string
}

const figurePattern = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*(.*)$/s
/** Units begin with a name, `%`, `/yr`, `(` or `1/yr`: what follows a figure otherwise (`1,000`, `12.5.3`) is a slip. */
const unitPattern = /^(?:[A-Za-z%/(]|1\s*\/)/

/** Whether a field's cell is a figure that may bring a unit. */
export function takesUnit(field: Schema): boolean {
  const schema = settled(field)
  if (schema.kind === 'union') return Object.values(schema.cases).some(takesUnit)
  return schema.kind === 'quantity' || schema.kind === 'carried'
}

/** Whether a field can be written in one cell at all. */
export function fitsCell(field: Schema): boolean {
  const schema = settled(field)
  if (schema.kind === 'union') return Object.values(schema.cases).some(fitsCell)
  return !['list', 'table', 'map', 'record', 'data', 'void'].includes(schema.kind)
}

/** A cell as a file has it: text, or a value of its own type where the format has types; null where there is none. */
export type RawCell = string | number | boolean | bigint | null

/** The JSON view of a cell that is not null or empty: of text as cellJson reads it, of typed values as their type says. */
export function rawJson(field: Schema, cell: Exclude<RawCell, null>, unit: string): Result<Json, UnreadableCell> {
  if (typeof cell === 'string') return cellJson(field, cell, unit)
  const { kind } = settled(field)
  // As text, which has all its digits; a field of text takes the figure as it is written.
  if (kind === 'integer' || kind === 'text') return ok(String(cell))
  if (typeof cell === 'boolean') return ok(cell)
  if (typeof cell === 'bigint' && BigInt(Number(cell)) !== cell) return err({ expected: 'a whole number within 2^53' })
  const value = Number(cell)
  if (!Number.isFinite(value)) return err({ expected: 'a finite number' })
  return ok(unit === '' || !takesUnit(field) ? value : { value, unit })
}

/**
 * The JSON view of a cell that is not empty. A figure's unit stands in the cell (`1.27 USD/GBP`) or in the unit column
 * beside it (`unit`, '' for none), not in both.
 */
export function cellJson(field: Schema, cell: string, unit: string): Result<Json, UnreadableCell> {
  const schema = settled(field)
  switch (schema.kind) {
    case 'bool':
      return cell === 'true' || cell === 'false' ? ok(cell === 'true') : err({ expected: 'true or false' })
    case 'count':
      return /^\d+$/.test(cell) ? ok(Number(cell)) : err({ expected: 'a whole number' })
    case 'integer':
      // As text, which has all its digits.
      return /^-?\d+$/.test(cell) ? ok(cell) : err({ expected: 'a whole number' })
    case 'float': {
      const figure = figurePattern.exec(cell)
      return ok(figure?.[2] === '' ? Number(figure[1]) : cell)
    }
    case 'quantity':
    case 'carried':
      return figureJson(cell, unit)
    case 'union': {
      const figure = takesUnit(schema) ? figureJson(cell, unit) : err({ expected: 'text' })
      return figure.ok ? figure : ok(cell)
    }
    default:
      return ok(cell)
  }
}

function figureJson(cell: string, unitBeside: string): Result<Json, UnreadableCell> {
  const match = figurePattern.exec(cell)
  const unitInside = match?.[2] ?? ''
  if (match === null || (unitInside !== '' && !unitPattern.test(unitInside))) {
    return err({ expected: 'a number such as 1250000.5, with or without a unit' })
  }
  if (unitInside !== '' && unitBeside !== '') {
    return err({ expected: `one unit, not '${unitBeside.slice(0, 32)}' beside it as well` })
  }
  const value = Number(match[1])
  const unit = unitInside + unitBeside
  return ok(unit === '' ? value : { value, unit })
}
