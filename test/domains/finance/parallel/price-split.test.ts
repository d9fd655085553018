import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { isLater } from '../../../../src/domains/eventually.js'
import {
  type BookColumns,
  type PricedColumns,
  priceColumns,
  type VanillaOption,
} from '../../../../src/domains/finance/kernel/index.js'
import { closePools, priceSplit, SplitBook, sharedColumns } from '../../../../src/domains/finance/parallel/index.js'
import { deskOptions, euroDollarCall, extremeOptions } from '../kernel/option-cases.js'

afterAll(closePools)

/** Large books from few options: row after row with another notional. */
function bookOf(options: readonly VanillaOption[], rows: number, columns = sharedColumns(rows)): BookColumns {
  for (let row = 0; row < rows; row++) {
    const { type, ...rest } = options[(row * 7) % options.length]!
    columns.type[row] = type === 'call' ? 1 : -1
    columns.notional[row] = (row % 2 === 0 ? 1 : -1) * (1 + row)
    for (const name of ['spot', 'strike', 'domesticYield', 'foreignYield', 'vol', 'expiry'] as const)
      columns[name][row] = rest[name]
  }
  return columns
}

const unshared = (columns: BookColumns): BookColumns =>
  Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column.slice()])) as unknown as BookColumns // name by name

/** Bit for bit, -0 and NaN too: a digest of each column. */
const bits = (priced: PricedColumns) =>
  Object.entries(priced).map(([name, column]: [string, Float64Array]) => {
    const { buffer, byteOffset, byteLength } = column
    return [
      name,
      createHash('sha256')
        .update(new Uint8Array(buffer, byteOffset, byteLength).slice())
        .digest('hex'),
    ]
  })

const splitOver = (threads: number, rowsMin = 0) => ({ mismatches: [], splitting: { threads, rowsMin } })

describe('a book that is split over threads', () => {
  it('has the very figures that one thread finds, and the same first row without a value, for any number of threads', async () => {
    const books = fc.record({
      options: fc.array(fc.oneof(deskOptions, extremeOptions), { minLength: 1, maxLength: 12 }),
      rows: fc.integer({ min: 1, max: 12_000 }),
      broken: fc.array(fc.nat(11_999), { maxLength: 3 }),
      threads: fc.integer({ min: 1, max: 3 }),
      shared: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(books, async ({ options, rows, broken, threads, shared }) => {
        const columns = bookOf(options, rows)
        for (const row of broken) if (row < rows) columns.spot[row] = Number.NaN
        const alone = priceColumns(columns)
        const split = await priceSplit(shared ? columns : unshared(columns), splitOver(threads))
        if (alone.ok && split.ok) expect(bits(split.value)).toEqual(bits(alone.value))
        else expect(split).toEqual(alone)
      }),
      { numRuns: 25 },
    )
  })

  it('stays on its thread, and is answered at once, below the rows that are worth the pool', () => {
    expect(isLater(priceSplit(bookOf([euroDollarCall], 99), splitOver(2, 100)))).toBe(false)
    expect(isLater(priceSplit(bookOf([euroDollarCall], 99), { mismatches: [] }))).toBe(false)
  })

  it('tells how far it is, and at last that all is done', async () => {
    const rows = 50_000
    const told: number[] = []
    const context = { ...splitOver(2), progress: (done: number, total: number) => told.push(done / total) }
    expect((await priceSplit(bookOf([euroDollarCall], rows), context)).ok).toBe(true)
    expect(told.length).toBeGreaterThan(0)
    expect(told).toEqual([...told].sort((one, other) => one - other))
    expect(told.at(-1)).toBe(1)
  })

  it('stops all its threads within a slice of being cancelled, and the next book is priced', async () => {
    const rows = 1_000_000
    const cancelling = new AbortController()
    const book = new SplitBook(bookOf([euroDollarCall], rows))
    const terms = { threads: 2, signal: cancelling.signal, progress: () => cancelling.abort(new Error('not wanted')) }
    await expect(book.price(rows, terms)).rejects.toThrow('not wanted')
    // A price of this option is never zero, so rows at zero were not come to.
    const left = () => book.prices.value.filter((value) => value === 0).length
    const leftWhenCancelled = left()
    expect(leftWhenCancelled).toBeGreaterThan(0)
    const next = bookOf([euroDollarCall], 10_000)
    const priced = await priceSplit(next, splitOver(2))
    expect(priced.ok && bits(priced.value)).toEqual(
      bits((priceColumns(next) as { readonly value: PricedColumns }).value),
    )
    expect(left()).toBe(leftWhenCancelled)
  })

  it('stops where whoever listens to its progress throws, and says what was thrown', async () => {
    const rows = 1_000_000
    const book = new SplitBook(bookOf([euroDollarCall], rows))
    const progress = () => {
      throw new Error('deaf')
    }
    await expect(book.price(rows, { threads: 2, progress })).rejects.toThrow('deaf')
    expect(book.prices.value.at(-1)).toBe(0)
    await expect(priceSplit(bookOf([euroDollarCall], 10_000), { ...splitOver(2), progress })).rejects.toThrow('deaf')
    expect((await priceSplit(bookOf([euroDollarCall], 10_000), splitOver(2))).ok).toBe(true)
  })

  it('begins nothing where it was cancelled before', async () => {
    const book = new SplitBook(bookOf([euroDollarCall], 10_000))
    await expect(book.price(10_000, { threads: 2, signal: AbortSignal.abort() })).rejects.toThrow()
    expect(book.prices.value.every((value) => value === 0)).toBe(true)
  })
})
