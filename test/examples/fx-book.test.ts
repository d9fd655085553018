import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readInput } from '../../src/clef/input/index.js'
import { priceBook } from '../../src/domains/finance/contract.js'
import { checkBookModel } from '../../src/domains/finance/models/check-book.js'
import { priceBookModel } from '../../src/domains/finance/models/price-book.js'
import { checkCarried, toJson } from '../../src/fabric/schema/index.js'

const example = (name: string) => readFileSync(new URL(`../../examples/${name}`, import.meta.url))

const book = readInput(priceBook.request.fields.book, 'text/csv', example('fx-book.csv'))
const market = readInput(priceBook.request.fields.market, 'application/json', example('market.json'))
if (!book.ok || !market.ok) throw new Error('the examples do not read')
const request = { book: book.value.value, market: market.value.value, reporting: 'USD' }
const checked = checkCarried(priceBook.request, request)
if (!checked.ok) throw new Error(checked.error.message)
const mismatches = checked.value

const wrong = [
  ['FX-002', 'strike', 'USD / EUR', 'EUR / USD'],
  ['FX-005', 'notional', 'GBP or USD', 'CHF'],
  ['FX-009', 'premium', 'USD or CHF', 'EUR'],
  ['FX-010', 'strike', 'CAD / USD', 'CAD'],
  ['FX-023', 'premium', 'EUR or USD', 'USD / EUR'],
  ['FX-024', 'notional', 'USD or JPY', '1'],
  ['FX-026', 'vol', '1 / yr^(1/2)', '1 / yr'],
  ['FX-032', 'notional', 'NZD or USD', 'AUD'],
  ['FX-032', 'premium', 'NZD or USD', 'AUD'],
  ['FX-038', 'vol', '1 / yr^(1/2)', '1'],
  ['FX-039', 'strike', 'GBP / EUR', 'USD / GBP'],
  ['FX-041', 'strike', 'JPY / EUR', 'JPY / USD'],
].map(([position, field, expected, actual]) => ({ position, kind: 'dimension', field, expected, actual }))

describe('the example book', () => {
  it('holds 60 positions over at least eight currencies', () => {
    expect(request.book).toHaveLength(60)
    const currencies = new Set(request.book.flatMap(({ pair }) => [pair.slice(0, 3), pair.slice(3)]))
    expect(currencies.size).toBeGreaterThanOrEqual(8)
  })

  it('needs no default or convention to be read: every figure brings its unit', () => {
    expect(book.ok && book.value.assumptions).toEqual([])
  })

  it('has eleven positions of wrong dimensions, and exactly those are flagged', () => {
    const flagged = checkBookModel({ book: request.book }, { mismatches })
    expect(flagged).toEqual({ ok: true, value: { flagged: wrong } })
    expect(new Set(wrong.map(({ position }) => position)).size).toBe(11)
  })

  it('prices all the others in any currency of the market', async () => {
    for (const reporting of ['USD', 'EUR', 'CHF', 'JPY', 'MXN']) {
      const priced = await priceBookModel({ ...request, reporting }, { mismatches })
      if (!priced.ok) throw new Error(priced.error.message)
      expect(priced.value.lines).toHaveLength(49)
      expect(priced.value.flagged).toHaveLength(12)
      const view = JSON.stringify(toJson(priceBook.response, priced.value))
      expect(view).not.toContain('null')
      expect(priced.value.totalReporting).toMatchObject({ dimension: { text: reporting } })
      expect(priced.value.totalReporting.value).not.toBe(0)
    }
  })

  it('has premiums near what the positions are worth, where it has any', async () => {
    const priced = await priceBookModel(request, { mismatches })
    if (!priced.ok) throw new Error(priced.error.message)
    const spots = request.market.spots
    for (const line of priced.value.lines) {
      const { premium, pair } = request.book.find(({ id }) => id === line.id)!
      if (premium === undefined) continue
      const inDomestic = premium.dimension === line.pv.dimension ? premium.value : premium.value * spots.get(pair)!
      expect(Math.abs(line.pv.value) / inDomestic).toBeGreaterThan(0.5)
      expect(Math.abs(line.pv.value) / inDomestic).toBeLessThan(2)
    }
  })
})
