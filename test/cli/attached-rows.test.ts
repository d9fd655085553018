import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { arrowBook, csvBook, parquetBook, positions } from './data/books.js'
import { fileOf } from './folder.js'
import { run } from './run-command.js'

const [a, b, c] = positions as readonly [(typeof positions)[0], (typeof positions)[0], (typeof positions)[0]]
const torn = [a, { ...b, strike: null }, c]

function bytesOf(name: string, bytes: Uint8Array): string {
  const path = fileOf(name, '')
  writeFileSync(path, bytes)
  return path
}

describe('a file as a field of a call', () => {
  it.each([
    ['book.csv', () => fileOf('book.csv', csvBook(torn)), 'line 3'],
    ['book.parquet', () => bytesOf('book.parquet', parquetBook(torn)), 'row 2'],
    ['book.arrow', () => bytesOf('book.arrow', arrowBook('file', torn)), 'row 2'],
  ])('%s is priced without the row that does not read, which is told', async (_, path, place) => {
    const market = `market=${'examples/market.json'}`
    const ran = await run(['call', 'finance.priceBook', '{}', '--with', `book=${path()}`, '--with', market, '--json'])
    expect(ran.lines()).toMatchObject([
      { ok: { lines: [{ id: 'a' }, { id: 'c' }], flagged: [] }, flaggedRows: [{ place, id: 'b', field: 'strike' }] },
    ])
  })

  it('must be a field that the request has, once', async () => {
    const path = fileOf('book.csv', csvBook())
    const unknown = await run(['call', 'finance.checkBook', '{}', '--with', `bok=${path}`, '--json'])
    expect(unknown).toMatchObject({ code: 1 })
    expect(unknown.lines()).toMatchObject([{ fault: { code: 'FAULT_FIELD_UNKNOWN' } }])
    const twice = await run(['call', 'finance.checkBook', '{"book": []}', '--with', `book=${path}`, '--json'])
    expect(twice.lines()).toMatchObject([{ fault: { path: 'book' } }])
  })
})

it('run tells the rows left out beside the answer', async () => {
  const path = fileOf('torn.csv', csvBook(torn))
  const ran = await run(['run', '-', '--with', `book=${path}`, '--json'], 'finance.checkBook { book = input "book" }')
  expect(ran.lines()).toMatchObject([{ ok: { flagged: [] }, flaggedRows: [{ row: 2, place: 'line 3' }] }])
})
