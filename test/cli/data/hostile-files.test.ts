// Files that are torn, changed or made to cost: a typed fault or a value, within bounds, and never an exception.

import fc from 'fast-check'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { afterAll, describe, expect, it } from 'vitest'
import { headingOf, readCsvRows, utf8Text } from '../../../src/clef/index.js'
import type { ColumnarFormat } from '../../../src/cli/data/columnar.js'
import { ReaderProcess } from '../../../src/cli/data/reader-process.js'
import { book } from '../../../src/domains/finance/contract.js'
import { arrowBook, csvBook, parquetBook } from './books.js'

const originals: readonly (readonly [string, ColumnarFormat, Uint8Array])[] = [
  ['a Parquet file', 'parquet', parquetBook()],
  ['an Arrow file', 'arrow', arrowBook('file')],
  ['an Arrow stream', 'arrow', arrowBook('stream')],
]

/** The libraries loop for ever over some changed bytes; the limit of time is what ends them. */
const reader = new ReaderProcess(4_000)
const patient = new ReaderProcess()
afterAll(() => {
  reader.close()
  patient.close()
})

const codes = ['FAULT_SYNTAX', 'FAULT_LIMIT', 'FAULT_SHAPE']

async function settles(format: ColumnarFormat, bytes: Uint8Array): Promise<void> {
  const read = await reader.read(format, bytes)
  if (read.ok) expect(read.value.rows.every((row) => row.length === read.value.headings.length)).toBe(true)
  else expect(codes).toContain(read.error.code)
}

describe.each(originals)('%s', (_, format, original) => {
  it('that is cut anywhere settles', async () => {
    for (let length = 0; length < original.length; length += 13) await settles(format, original.slice(0, length))
  }, 120_000)

  it('that has some bytes changed settles', async () => {
    const changes = fc.array(fc.tuple(fc.nat(original.length - 1), fc.integer({ min: 0, max: 255 })), {
      minLength: 1,
      maxLength: 8,
    })
    await fc.assert(
      fc.asyncProperty(changes, async (changed) => {
        const bytes = original.slice()
        for (const [at, byte] of changed) bytes[at] = byte
        await settles(format, bytes)
      }),
      { numRuns: 100 },
    )
  }, 120_000)

  it('is no file of another format', async () => {
    await settles(format === 'arrow' ? 'parquet' : 'arrow', original)
    await settles(format, new Uint8Array(0))
    await settles(format, new TextEncoder().encode(csvBook()))
  })
})

/** Found by the property above. Which of them end the process depends on what it read before, so they are read twice by the same one. */
describe('what once did not settle', () => {
  it.each([
    [
      'a Parquet file',
      parquetBook(),
      [
        [65, 63],
        [631, 128],
        [551, 39],
        [720, 218],
        [813, 162],
        [633, 68],
      ],
    ],
  ] as const)('%s with these bytes changed', async (_, original, changed) => {
    const bytes = original.slice()
    for (const [at, byte] of changed) bytes[at] = byte
    await settles('parquet', bytes)
    await settles('parquet', bytes)
    expect(await reader.read('parquet', original)).toMatchObject({ ok: true })
  })
})

describe('a file that declares much', () => {
  it('is refused by its number of rows before they are read', async () => {
    const bytes = new Uint8Array(
      parquetWriteBuffer({ columnData: [{ name: 'id', data: Array.from({ length: 100_001 }, () => 'x') }] }),
    )
    expect(await patient.read('parquet', bytes)).toMatchObject({
      error: { code: 'FAULT_LIMIT', limit: 100_000, actual: 100_001 },
    })
  })

  it('is refused by its number of columns', async () => {
    const columnData = Array.from({ length: 257 }, (_, index) => ({ name: `c${index}`, data: [1] }))
    const bytes = new Uint8Array(parquetWriteBuffer({ columnData }))
    expect(await patient.read('parquet', bytes)).toMatchObject({ error: { code: 'FAULT_LIMIT', limit: 256 } })
  })

  it('is refused by columns that are not flat, by name', async () => {
    const bytes = new Uint8Array(parquetWriteBuffer({ columnData: [{ name: 'legs', data: [{ a: 1 }], type: 'JSON' }] }))
    expect(await patient.read('parquet', bytes)).toMatchObject({ error: { code: 'FAULT_SHAPE', path: 'legs' } })
  })
})

it('delimited text that is cut or changed anywhere settles', () => {
  const original = new TextEncoder().encode(csvBook())
  fc.assert(
    fc.property(fc.nat(original.length - 1), fc.integer({ min: 0, max: 255 }), fc.nat(60), (at, byte, cut) => {
      const bytes = original.slice(0, original.length - cut)
      if (at < bytes.length) bytes[at] = byte
      const text = utf8Text(bytes)
      if (text !== undefined) expect(typeof readCsvRows(book, text, ',', {}).ok).toBe('boolean')
    }),
  )
})

it('a heading is a name and at most one unit, whatever the text', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const { name, unit } = headingOf(text)
      expect(text.startsWith(name)).toBe(true)
      if (unit !== '') expect(text).toContain(`[`)
    }),
  )
})
