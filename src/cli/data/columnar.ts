// What Parquet and Arrow files come to, and how much of either is read. Sizes that a file declares are its maker's to
// choose, so each is held against these before memory is taken for it.

import type { Heading, RawCell } from '../../clef/index.js'
import { CommandFailure } from '../output.js'

export type ColumnarFormat = 'parquet' | 'arrow'

export interface ColumnarTable {
  readonly headings: readonly Heading[]
  /** Each as long as the headings. */
  readonly rows: readonly (readonly RawCell[])[]
}

export const rowsMax = 100_000
export const columnsMax = 256
export const cellsMax = 4_000_000
/** Of pages before they are decoded. */
export const unpackedBytesMax = 256 * 1024 * 1024
export const textCharactersMax = 64 * 1024 * 1024

/** Ends the reading of a file whose maker declares more than may be. */
export function requireAtMost(what: string, limit: number, actual: number): void {
  if (actual >= 0 && actual <= limit) return
  const message = `the file may have ${limit} ${what}, it declares ${actual}`
  throw new CommandFailure({ code: 'FAULT_LIMIT', limit, actual, message })
}

export function requireShape(rows: number, columns: number): void {
  requireAtMost('rows', rowsMax, rows)
  requireAtMost('columns', columnsMax, columns)
  requireAtMost('cells', cellsMax, rows * columns)
}

export function refuseColumn(name: string, what: string): never {
  const path = name.slice(0, 64)
  const message = `the column ${path} holds ${what}, which is not read: write it as figures, text, truth values or dates`
  throw new CommandFailure({ code: 'FAULT_SHAPE', path, expected: 'a flat column', actual: what, message })
}

/** Adds up the text that cells hold: many cells may share the same bytes of a small file. */
export class TextBudget {
  private characters = 0

  take(text: string): string {
    this.characters += text.length
    if (this.characters > textCharactersMax) requireAtMost('characters of text', textCharactersMax, this.characters)
    return text
  }
}

/** `-1234567` of scale 2 as `-12345.67`: all digits, to be rounded once where it becomes a figure. */
export function decimalText(unscaled: bigint, scale: number): string {
  if (scale <= 0) return `${unscaled}${unscaled === 0n ? '' : '0'.repeat(Math.min(-scale, 400))}`
  const sign = unscaled < 0n ? '-' : ''
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(Math.min(scale, 400) + 1, '0')
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

/** Milliseconds since 1970 as an ISO date where that is all there is, else as an ISO instant; null where it is neither. */
export function instantText(milliseconds: number): string | null {
  const instant = new Date(milliseconds)
  if (Number.isNaN(instant.getTime())) return null
  const text = instant.toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, -14) : text
}
