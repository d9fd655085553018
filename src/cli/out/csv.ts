// Rows as delimited text (RFC 4180) with units in the header, as data files are read.

import type { OutColumn } from './columns.js'
import type { Rows } from './rows.js'

/** Lines with their ends, the header first; nothing where there is no column. */
export async function* csvLines({ columns, each }: Rows): AsyncIterable<string> {
  if (columns.length === 0) return
  yield line(columns.map(heading))
  for await (const row of each()) yield line(columns.map(({ cell }) => textOf(cell(row))))
}

/** `pv [USD]`. A name that itself ends in brackets gets empty ones, or they would be read as its unit. */
const heading = ({ name, unit }: OutColumn): string => (unit === '' && !name.endsWith(']') ? name : `${name} [${unit}]`)

/** The shortest text that reads as the same number. */
function textOf(value: number | string | boolean | undefined): string {
  if (value === undefined) return ''
  return Object.is(value, -0) ? '-0' : String(value)
}

/** A row of one empty cell would be an empty line, which readers skip. */
const line = (cells: readonly string[]): string =>
  cells.length === 1 && cells[0] === '' ? '""\n' : `${cells.map(quoted).join(',')}\n`

const quoted = (text: string): string =>
  /[",\r\n]|^\s|\s$|^\uFEFF/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
