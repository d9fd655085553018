// The rows of a table, to be gone through twice: once for its columns, once to be written.

import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Json } from '../../fabric/index.js'
import { ColumnSurvey, type OutColumn } from './columns.js'
import { type FlatRow, flatRow, type OutCell } from './flat-row.js'

export interface Rows {
  readonly columns: readonly OutColumn[]
  readonly count: number
  each(): AsyncIterable<FlatRow>
}

/** Rows that are there already. */
export function rowsHeld(records: readonly Json[]): Rows {
  const survey = new ColumnSurvey()
  for (const record of records) survey.add(flatRow(record))
  return {
    columns: survey.columns,
    count: records.length,
    async *each() {
      for (const record of records) yield flatRow(record)
    },
  }
}

/** Rows that come one by one wait in a temporary file, which is gone when `work` is done: none but the current is held. */
export async function withRowsOf<T>(records: AsyncIterable<Json>, work: (rows: Rows) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'constellation-rows-'))
  const path = join(folder, 'rows')
  try {
    const survey = new ColumnSurvey()
    let count = 0
    async function* lines(): AsyncIterable<string> {
      for await (const record of records) {
        const row = flatRow(record)
        survey.add(row)
        count++
        yield `${spooled(row)}\n`
      }
    }
    await pipeline(Readable.from(lines()), createWriteStream(path, { mode: 0o600 }))
    const each = async function* (): AsyncIterable<FlatRow> {
      for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY }))
        yield unspooled(line)
    }
    return await work({ columns: survey.columns, count, each })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** JSON has no negative zero; null, which no cell is, stands for it. */
type Spooled = readonly [name: string, value: OutCell['value'] | null, unit: string]

const spooled = (row: FlatRow): string =>
  JSON.stringify([...row].map(([name, { value, unit }]): Spooled => [name, Object.is(value, -0) ? null : value, unit]))

function unspooled(line: string): FlatRow {
  const cells = JSON.parse(line) as readonly Spooled[] // it was written by `spooled`
  return new Map(cells.map(([name, value, unit]) => [name, { value: value ?? -0, unit }]))
}
