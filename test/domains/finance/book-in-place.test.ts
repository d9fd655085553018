import { describe, expect, it } from 'vitest'
import { priceBook } from '../../../src/domains/finance/contract.js'
import { currencyExposure, priceColumns, reportedTotal } from '../../../src/domains/finance/kernel/index.js'
import { figuresInPlace } from '../../../src/domains/finance/models/book-in-place.js'
import { restReader } from '../../../src/domains/finance/models/book-payload.js'
import { bookRows } from '../../../src/domains/finance/models/book-rows.js'
import { marketData } from '../../../src/domains/finance/models/market-data.js'
import { codecOf, fromJson } from '../../../src/fabric/index.js'
import { given, market, money, position } from './requests.js'

const reader = restReader(priceBook.request)!
const smile = { atm: given(8, '%'), rr: given(0.5, '%'), bf: given(0.2, '%') }

function decoded(book: readonly object[], over: object) {
  const request = fromJson(priceBook.request, { book, market, ...over })
  if (!request.ok) throw new Error(request.error.message)
  return request.value.value
}

function payloadOf(book: readonly object[], over: object = {}): Uint8Array {
  const payload = codecOf(priceBook.request).encode(decoded(book, over))
  if (!payload.ok) throw new Error(payload.error.message)
  return payload.value
}

function inPlace(payload: Uint8Array) {
  const rest = reader.read(payload)
  if (rest === undefined) return undefined
  const { reporting, market: quotes } = rest.request
  const data = marketData(quotes)
  if (!data.ok) throw new Error(data.error.message)
  return figuresInPlace(
    { payload, dimensions: rest.dimensions, market: data.value, asOf: quotes.asOf, reporting },
    reader.layout,
  )
}

/** As a book is priced that was decoded. */
function byRow(book: readonly object[], over: object = {}) {
  const request = decoded(book, over)
  const data = marketData(request.market)
  if (!data.ok) throw new Error(data.error.message)
  const rows = bookRows(request.book, data.value, request.market.asOf, request.reporting)
  if (!rows.ok) throw new Error(rows.error.message)
  const { columns, toReporting, pairs } = rows.value
  const priced = priceColumns(columns)
  if (!priced.ok) throw new Error(priced.error.message)
  return {
    priced: priced.value,
    total: reportedTotal(priced.value.value, toReporting),
    exposure: currencyExposure(columns, priced.value, pairs),
  }
}

/** More than a block of the kernel, in several pairs, tenors, sides, types and currencies of notional. */
const plain = Array.from({ length: 2_500 }, (_, index) => {
  const [pair, strike, unit] = (
    [
      ['EURUSD', 1.05, 'USD/EUR'],
      ['USDJPY', 140, 'JPY/USD'],
      ['GBPUSD', 1.2, 'USD/GBP'],
      ['EURJPY', 160, 'JPY/EUR'],
    ] as const
  )[index % 4]!
  return position(`p${index}`, {
    pair,
    type: index % 3 === 0 ? 'put' : 'call',
    side: index % 5 === 0 ? 'short' : 'long',
    strike: given(strike * (1 + (index % 97) / 970), unit),
    notional: money(1e6 + index, index % 7 === 0 ? pair.slice(3) : pair.slice(0, 3)),
    tenor: ['2W', '1M', '3M', '10M', '1Y'][index % 5],
  })
})
const vols = { ...market.vols, EURJPY: given(11, '%') }

describe('a book priced where it lies in its request', () => {
  it.each([
    ['with flat volatilities', { market: { ...market, vols }, reporting: 'EUR' }],
    ['with a smile', { market: { ...market, vols: { ...vols, EURUSD: smile } } }],
    ['from a date', { market: { ...market, vols, asOf: '2026-01-30' } }],
  ])('%s has the figures that it has decoded, each to the last bit', (_, over) => {
    const figures = inPlace(payloadOf(plain, over))!
    const expected = byRow(plain, over)
    expect(figures.priced).toEqual(expected.priced)
    expect(figures.total / expected.total).toBeCloseTo(1, 13)
    expect([...figures.exposure.keys()].sort()).toEqual([...expected.exposure.keys()].sort())
    for (const [currency, held] of figures.exposure) expect(held / expected.exposure.get(currency)!).toBeCloseTo(1, 12)
  })

  it('adds each book up anew', () => {
    const payload = payloadOf(plain.slice(0, 3))
    expect(inPlace(payload)).toEqual(inPlace(payload))
  })

  it('is worth nothing where it is empty', () => {
    expect(inPlace(payloadOf([]))).toMatchObject({ total: 0, exposure: new Map() })
  })

  it.each([
    ['a strike quoted the wrong way round', { strike: given(0.9, 'EUR/USD') }],
    ['a notional in a third currency', { notional: money(1e6, 'GBP') }],
    ['a strike below zero', { strike: given(-1, 'USD/EUR') }],
    ['a premium', { premium: money(1e4, 'EUR') }],
    ['a vol of its own', { vol: given(9, 'volpt') }],
    ['a date for its expiry', { tenor: undefined, expiry: given(0.5, 'yr') }],
    ['a tenor of five characters', { tenor: '1000D' }],
    ['a pair without a vol', { pair: 'EURGBP', strike: given(0.85, 'GBP/EUR') }],
    ['a pair that no spots lead to', { pair: 'EURHUF', strike: given(400, 'HUF/EUR'), notional: money(1, 'EUR') }],
  ])('is left to be decoded where a position has %s', (_, over) => {
    const book = [...plain.slice(0, 2), position('odd', over), ...plain.slice(0, 2)]
    expect(inPlace(payloadOf(plain.slice(0, 3)))).toBeDefined()
    expect(inPlace(payloadOf(book))).toBeUndefined()
  })

  it('is left to be decoded where one of its bytes is not as it must be', () => {
    const payload = payloadOf(plain.slice(0, 3))
    const { bookAt, bytes, marks, strike, tenor } = reader.layout
    const start = new DataView(payload.buffer).getUint32(bookAt, true) + bytes
    for (const word of [marks, strike + 2, strike + 3, tenor]) {
      const damaged = payload.slice()
      damaged[start + 4 * word]! ^= word === marks ? 4 : 1
      expect(inPlace(damaged)).toBeUndefined()
    }
  })
})
