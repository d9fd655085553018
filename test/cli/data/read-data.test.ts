import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { afterAll, describe, expect, it } from 'vitest'
import { dataFile, readData } from '../../../src/cli/data/read-data.js'
import { book } from '../../../src/domains/finance/contract.js'
import type { Fault } from '../../../src/fabric/index.js'
import { f64, fromJson, i64, list, optional, record, type Schema, text } from '../../../src/fabric/schema/index.js'
import { arrowBook, csvBook, jsonBook, parquetBook, positions, units } from './books.js'

const folder = mkdtempSync(join(tmpdir(), 'constellation-data-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function read(name: string, content: string | Uint8Array, beside?: unknown, schema: Schema = book) {
  const path = join(folder, name)
  writeFileSync(path, content)
  if (beside !== undefined) writeFileSync(`${path}.units.json`, JSON.stringify(beside))
  else rmSync(`${path}.units.json`, { force: true })
  return readData(schema, await dataFile(path))
}

async function recordsOf(...given: Parameters<typeof read>) {
  const data = await read(...given)
  if (!data.ok) throw new Error(data.error.message)
  expect(data.value.flags).toEqual([])
  const values = fromJson(given[3] ?? book, data.value.json)
  if (!values.ok) throw new Error(values.error.message)
  return values.value.value
}

const lines = (rows: readonly unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('')
const bare = jsonBook().map((row) => ({ ...row, strike: row.strike?.value, notional: row.notional.amount }))

describe('one book in every format', () => {
  const wanted = fromJson(book, jsonBook())

  it.each([
    ['book.csv', csvBook(), undefined],
    ['plain.csv', csvBook().replace(' [USD/EUR]', '').replace(' [EUR]', ''), units],
    ['book.tsv', csvBook(positions, '\t'), undefined],
    ['book.json', JSON.stringify(jsonBook()), undefined],
    ['plain.json', JSON.stringify(bare), units],
    ['book.ndjson', lines(jsonBook()), undefined],
    ['plain.jsonl', lines(bare), units],
    ['book.parquet', parquetBook(), undefined],
    ['plain.parquet', parquetBook(positions, { units: false }), units],
    ['book.arrow', arrowBook('file'), undefined],
    ['book.feather', arrowBook('file'), undefined],
    ['stream.arrow', arrowBook('stream'), undefined],
  ])('reads %s to the same values', async (name, content, beside) => {
    expect(await recordsOf(name, content, beside)).toEqual(wanted.ok && wanted.value.value)
  })
})

describe('a row that does not read', () => {
  const [a, b, c] = positions as readonly [(typeof positions)[0], (typeof positions)[0], (typeof positions)[0]]
  const torn = [a, { ...b, strike: null }, c]

  it.each([
    ['torn.csv', csvBook(torn), 'line 3'],
    ['torn.tsv', csvBook(torn, '\t'), 'line 3'],
    ['torn.json', JSON.stringify(jsonBook(torn)), 'row 2'],
    ['torn.ndjson', lines(jsonBook(torn)), 'line 2'],
    ['torn.parquet', parquetBook(torn), 'row 2'],
    ['torn.arrow', arrowBook('file', torn), 'row 2'],
  ])('in %s is flagged with its place and field, and the others stand', async (name, content, place) => {
    const data = await read(name, content)
    expect(data).toMatchObject({
      value: {
        json: [{ id: 'a' }, { id: 'c' }],
        flags: [{ row: 2, place, id: 'b', field: 'strike', code: 'FAULT_FIELD_MISSING' }],
      },
    })
    expect(data.ok && data.value.flags[0]?.message).toContain(place)
  })

  it('may be a line of NDJSON that is no JSON, or a line of CSV with another number of cells', async () => {
    const data = await read('half.ndjson', `${lines(jsonBook([a]))}{"id": \n${lines(jsonBook([c]))}`)
    expect(data).toMatchObject({ value: { flags: [{ row: 2, place: 'line 2', code: 'FAULT_SYNTAX' }] } })
    const ragged = await read('ragged.csv', `${csvBook([a])}b,EURUSD\n`)
    expect(ragged).toMatchObject({ value: { json: [{ id: 'a' }], flags: [{ place: 'line 3' }] } })
  })

  it('is the whole fault where no row reads', async () => {
    expect(await read('none.csv', csvBook([{ ...a, strike: null }]))).toMatchObject({
      error: { code: 'FAULT_SYNTAX', message: expect.stringMatching(/none\.csv: none of the 1 rows reads; line 2/) },
    })
  })

  it('is not one whose dimension is wrong: that is for the model to flag', async () => {
    const data = await read('upside-down.csv', csvBook().replace('[USD/EUR]', '[EUR/USD]'))
    expect(data).toMatchObject({ value: { flags: [] } })
  })
})

describe('types of columns', () => {
  const schema = list(record({ name: text(), day: optional(text()), count: optional(i64()), price: optional(f64()) }))

  it('come as dates, whole numbers of all digits, decimals rounded once, and nothing for null', async () => {
    const file = parquetWriteBuffer({
      columnData: [
        { name: 'name', data: ['x', 'y'] },
        { name: 'day', data: [new Date('2026-03-01'), new Date('2026-03-01T10:30:00Z')] },
        { name: 'count', data: [9_007_199_254_740_993n, null] },
        { name: 'price', data: [9_007_199_254_740_992n, -1n] },
      ],
      schema: [
        { name: 'root', num_children: 4 },
        { name: 'name', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' },
        { name: 'day', type: 'INT64', converted_type: 'TIMESTAMP_MILLIS', repetition_type: 'REQUIRED' },
        { name: 'count', type: 'INT64', repetition_type: 'OPTIONAL' },
        { name: 'price', type: 'INT64', repetition_type: 'REQUIRED' },
      ],
    })
    expect(await recordsOf('types.parquet', new Uint8Array(file), undefined, schema)).toEqual([
      { name: 'x', day: '2026-03-01', count: 9_007_199_254_740_993n, price: 2 ** 53 },
      { name: 'y', day: '2026-03-01T10:30:00.000Z', price: -1 },
    ])
  })
})

describe('units beside a file', () => {
  const naked = csvBook().replace(' [USD/EUR]', '').replace(' [EUR]', '')
  const ended = async (work: Promise<unknown>) => work.catch((thrown: { readonly fault: Fault }) => thrown.fault)

  it.each([
    ['for a column that is not there', { strik: 'USD/EUR', notional: 'EUR' }, 'strik'],
    ['for a column of text', { id: 'EUR' }, 'id'],
  ])('%s are a fault at that column, in every format', async (_, beside, path) => {
    for (const [name, content] of [
      ['beside.csv', naked],
      ['beside.json', JSON.stringify(bare)],
      ['beside.parquet', parquetBook(positions, { units: false })],
    ] as const)
      expect(await read(name, content, beside)).toMatchObject({ error: { code: 'FAULT_SYNTAX', path } })
  })

  it('that differ from those in the file are a fault, and the same ones are not', async () => {
    const differs = await read('differ.csv', csvBook(), { strike: 'USD/GBP' })
    expect(differs).toMatchObject({ error: { code: 'FAULT_SYNTAX', path: 'strike' } })
    expect(differs.ok || differs.error.message).toMatch(/'USD\/EUR' in the file and 'USD\/GBP' beside it/)
    expect((await read('same.csv', csvBook(), { strike: 'USD/EUR' })).ok).toBe(true)
  })

  it("of another dimension are the model's to flag, like any other", async () => {
    const data = await read('dimension.csv', naked, { strike: 'EUR', notional: 'USD/EUR' })
    expect(data).toMatchObject({ value: { flags: [], json: [{ strike: { unit: 'EUR' } }, {}, {}] } })
  })

  it('that are no units are told by row, and are the fault where no row reads', async () => {
    expect(await read('florins.csv', naked, { ...units, notional: 'florins' })).toMatchObject({
      error: { code: 'FAULT_SYNTAX', path: 'notional', message: expect.stringMatching(/line 2, column notional/) },
    })
  })

  it.each([
    ['no JSON', '{"strike": '],
    ['no object', '["USD/EUR"]'],
    ['units that are no text', '{"strike": 1}'],
    ['no UTF-8', new Uint8Array([0xff, 0xfe])],
  ])('with %s end the command, at their own path', async (_, content) => {
    const path = join(folder, 'broken.csv')
    writeFileSync(path, naked)
    writeFileSync(`${path}.units.json`, content)
    expect(await ended(dataFile(path))).toMatchObject({ code: 'FAULT_SYNTAX', path: `${path}.units.json` })
  })
})
