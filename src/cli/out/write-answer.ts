// An answer in the form that was asked for.

import { stripVTControlCharacters } from 'node:util'
import type { Contract, Json } from '../../fabric/index.js'
import { note } from '../output.js'
import { csvLines } from './csv.js'
import type { Out } from './options.js'
import { type Rows, rowsHeld } from './rows.js'
import { rowsOf, usualRows } from './rows-of.js'
import { writeAll } from './target.js'

/** An answer as a table: what `--rows` names, or what the operations it is of stream. Tells on standard error what that leaves out. */
export async function writeAsRows(answer: Json, contracts: readonly Contract[], out: Out): Promise<void> {
  const name = out.rows ?? usualRows(answer, contracts)
  const { rows, leftOut } = rowsOf(answer, name)
  await writeRows(rowsHeld(rows), out)
  noteLeftOut(leftOut)
}

/** Rows as CSV or Arrow. */
export async function writeRows(rows: Rows, { format, target }: Out): Promise<void> {
  if (format === 'csv') return writeAll(target, csvLines(rows))
  const { arrowBytes } = await import('./arrow.js') // slow to load
  return writeAll(target, arrowBytes(rows))
}

export function noteLeftOut(names: readonly string[]): void {
  if (names.length > 0) note(`not in these rows: ${names.join(', ')} (--rows FIELD takes another, JSON has all)`)
}

/** Text for a person, without colour in a file. */
export const writeText = (text: string, { target }: Out): Promise<void> =>
  writeAll(target, [`${target.path === undefined ? text : stripVTControlCharacters(text)}\n`])

/** What `--json` prints. */
export const writeJson = (value: unknown, { target }: Out): Promise<void> =>
  writeAll(target, [`${JSON.stringify(value)}\n`])

/** The same for each, a line each, as they come. */
export const jsonLines = (values: AsyncIterable<unknown>, { target }: Out): Promise<void> =>
  writeAll(target, linesOf(values))

async function* linesOf(values: AsyncIterable<unknown>): AsyncIterable<string> {
  for await (const value of values) yield `${JSON.stringify(value)}\n`
}
