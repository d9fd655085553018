// What is written is read again: the same figures to the bit, the same units, the same words.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { readCellRows } from '../../../src/clef/index.js'
import { arrowTable } from '../../../src/cli/data/arrow.js'
import { dataFile, readData } from '../../../src/cli/data/read-data.js'
import { arrowBytes } from '../../../src/cli/out/arrow.js'
import { csvLines } from '../../../src/cli/out/csv.js'
import { type Rows, rowsHeld, withRowsOf } from '../../../src/cli/out/rows.js'
import {
  bool,
  carried,
  fromJson,
  type Infer,
  i64,
  type Json,
  list,
  money,
  number,
  optional,
  quantity,
  record,
  text,
  toJson,
} from '../../../src/fabric/schema/index.js'

const folder = mkdtempSync(join(tmpdir(), 'constellation-out-'))
afterAll(() => rmSync(folder, { recursive: true }))

const schema = list(
  record({
    id: text(64),
    pv: money(),
    speed: quantity('m/s'),
    vol: optional(quantity('yr^(-1/2)')),
    share: optional(number()),
    any: optional(carried('any')),
    count: optional(i64()),
    sound: bool(),
  }),
)

/** Every double, in particular those that text tends to lose: subnormal, negative zero, 17 digits. */
const figure = fc.double({ noNaN: true, noDefaultInfinity: true })
const amount = fc.oneof(
  figure,
  fc.bigInt(-(10n ** 17n), 10n ** 17n).map((cents) => Number(cents) / 100),
  fc.constant(0.1 + 0.2),
)
/** Words as files may have them: not empty, which is the same as absent; without NUL; no byte order mark, which Arrow's reader drops. */
const word = fc
  .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
  .filter((chosen) => !/^\ufeff|\0/.test(chosen) && Buffer.byteLength(chosen) <= 64)
const absent = fc.constant(null)
const rowOf = (currency: fc.Arbitrary<string>) =>
  fc.record({
    id: fc.oneof(word, fc.constantFrom('=1+1', ' "quoted", ', 'a\r\nb', 'null', '1e5', ' ', '"')),
    pv: fc.record({ amount, unit: currency }),
    speed: fc.record({ value: figure, unit: fc.constant('m / s') }),
    vol: fc.oneof(absent, fc.record({ value: figure, unit: fc.constant('1 / yr^(1/2)') })),
    share: fc.oneof(absent, figure),
    any: fc.oneof(
      absent,
      figure,
      fc.record({ value: figure, unit: fc.constantFrom('USD / EUR', 'm / s', '1 / yr^(1/2)') }),
    ),
    count: fc.oneof(
      absent,
      fc
        .bigInt(-(2n ** 63n), 2n ** 63n - 1n)
        .map((whole) => (Number.isSafeInteger(Number(whole)) ? Number(whole) : `${whole}`)),
    ),
    sound: fc.boolean(),
  })

/** One currency, as most answers have, or several. */
const answers = fc
  .constantFrom(['EUR'], ['EUR', 'USD', 'JPY'])
  .chain((currencies) => fc.array(rowOf(fc.constantFrom(...currencies)), { minLength: 1, maxLength: 12 }))

type Records = Infer<typeof schema>

function valuesOf(json: unknown): Records {
  const read = fromJson(schema, json)
  if (!read.ok) throw new Error(read.error.message)
  return read.value.value
}

/** Object.is of every figure: toEqual takes 0 and -0 for different numbers, and so do we. */
const same = (read: Records, written: Records): void => expect(read).toStrictEqual(written)

async function together(pieces: AsyncIterable<string | Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const piece of pieces) parts.push(typeof piece === 'string' ? new TextEncoder().encode(piece) : piece)
  return Buffer.concat(parts)
}

async function readCsv(rows: Rows): Promise<Records> {
  const path = join(folder, 'answer.csv')
  writeFileSync(path, await together(csvLines(rows)))
  const read = await readData(schema, await dataFile(path))
  if (!read.ok) throw new Error(read.error.message)
  expect(read.value.flags).toEqual([])
  return valuesOf(read.value.json)
}

/** Without the process that commands read such files in: it costs more than the file. */
async function readArrow(rows: Rows): Promise<Records> {
  const { headings, rows: cells } = arrowTable(await together(arrowBytes(rows)))
  const placed = cells.map((row, index) => ({ cells: row, place: `row ${index + 1}` }))
  const read = readCellRows(schema, headings, placed, {})
  if (!read.ok) throw new Error(read.error.message)
  expect(read.value.flags).toEqual([])
  return valuesOf(read.value.records)
}

describe.each([
  ['CSV', readCsv],
  ['Arrow', readArrow],
])('%s', (_, readBack) => {
  it('is read as what was written', async () => {
    await fc.assert(
      fc.asyncProperty(answers, async (json) => {
        const written = valuesOf(json)
        const views = toJson(schema, written) as readonly Json[] // of a list
        same(await readBack(rowsHeld(views)), written)
      }),
      { numRuns: 150 },
    )
  })

  it('is the same of rows that came one by one', async () => {
    await fc.assert(
      fc.asyncProperty(answers, async (json) => {
        const written = valuesOf(json)
        async function* streamed(): AsyncIterable<Json> {
          yield* toJson(schema, written) as readonly Json[] // of a list
        }
        same(await withRowsOf(streamed(), readBack), written)
      }),
      { numRuns: 25 },
    )
  })
})
