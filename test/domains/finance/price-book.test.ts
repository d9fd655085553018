import { describe, expect, it } from 'vitest'
import { answerTo, ask, reasonFrom } from '../ask.js'
import { euroCall, given, market, money, position } from './requests.js'

interface Priced {
  readonly lines: readonly Line[]
  readonly totalReporting: Money
  readonly currencyExposure: Readonly<Record<string, Money>>
  readonly groups?: Readonly<Record<string, Money>>
  readonly flagged: readonly object[]
}
interface Money {
  readonly amount: number
  readonly unit: string
}
type Line = { readonly id: string } & {
  readonly [figure in 'pv' | 'pvReporting' | 'delta' | 'gammaPer1pct' | 'vegaPer1vol' | 'thetaPerDay']: Money
}

const priceBook = (book: readonly object[], over: object = {}) =>
  answerTo('finance.priceBook', { book, market, ...over }) as Priced

const onlyLine = (over: object, marketOver: object = {}): Line =>
  priceBook([position('a', over)], { market: { ...market, ...marketOver } }).lines[0]!

const mixed = [
  position('eur', { notional: money(3e6, 'EUR') }),
  position('jpy', {
    pair: 'USDJPY',
    type: 'put',
    side: 'short',
    strike: given(145, 'JPY/USD'),
    notional: money(2e6, 'USD'),
  }),
  position('gbp', {
    pair: 'GBPUSD',
    strike: given(1.3, 'USD/GBP'),
    notional: money(1.3e6, 'USD'),
    vol: given(9, 'volpt'),
  }),
]

describe('pricing a book', () => {
  it('prices each position as it prices alone, times its notional and of the sign of its side', () => {
    const alone = answerTo('finance.priceOption', {
      option: { ...euroCall, side: 'short', notional: money(5e6, 'EUR') },
      market,
    }) as { value: Money }
    const line = onlyLine({ side: 'short', notional: money(5e6, 'EUR') })
    // Not to the last bit: a book goes through the batch kernel, an option alone through formulas of their own.
    expect(line.pv.amount / alone.value.amount).toBeCloseTo(1, 14)
    expect(line.pv.amount).toBeLessThan(0)
  })

  it('gives pv, vega and theta in DOM, delta and gamma in FOR, and pvReporting in the reporting currency', () => {
    const [, line] = priceBook(mixed, { reporting: 'EUR' }).lines
    expect(line).toMatchObject({
      id: 'jpy',
      pv: { unit: 'JPY' },
      pvReporting: { unit: 'EUR' },
      delta: { unit: 'USD' },
      gammaPer1pct: { unit: 'USD' },
      vegaPer1vol: { unit: 'JPY' },
      thetaPerDay: { unit: 'JPY' },
    })
  })

  it('has a vega that is what one volatility point does to the pv', () => {
    const [below, above] = [6.5, 7.5].map((vol) => onlyLine({ vol: given(vol, 'volpt') }).pv.amount)
    const { amount } = onlyLine({ vol: given(7, 'volpt') }).vegaPer1vol
    expect(Math.abs(above! - below! - amount) / amount).toBeLessThan(1e-3)
  })

  it('has a theta that is what one day less does to the pv', () => {
    const at = (days: number) => onlyLine({ tenor: undefined, expiry: given(days, 'day') })
    const change = at(179.5).pv.amount - at(180.5).pv.amount
    const { amount } = at(180).thetaPerDay
    expect(Math.abs(change - amount) / Math.abs(amount)).toBeLessThan(1e-3)
  })

  it('has a delta and a gamma that are what spot does to the pv', () => {
    const at = (percent: number) => onlyLine({}, { spots: { EURUSD: given(1.085 * (1 + percent / 100), 'USD/EUR') } })
    const { delta, gammaPer1pct } = at(0)
    expect((at(0.01).pv.amount - at(-0.01).pv.amount) / (2 * 1.085 * 0.0001)).toBeCloseTo(delta.amount, 0)
    const change = at(0.5).delta.amount - at(-0.5).delta.amount
    expect(Math.abs(change - gammaPer1pct.amount) / gammaPer1pct.amount).toBeLessThan(1e-2)
  })

  it('takes notionals in DOM divided by the strike', () => {
    expect(onlyLine({ notional: money(1.1e6, 'USD') }).pv.amount).toBeCloseTo(onlyLine({}).pv.amount, 8)
  })

  it('prefers a vol of the position to the market, which then need not have one', () => {
    const own = onlyLine({ vol: given(9, 'volpt') })
    expect(own.pv.amount).toBeGreaterThan(onlyLine({}).pv.amount)
    expect(onlyLine({ vol: given(9, 'volpt') }, { vols: {} })).toEqual(own)
  })

  it('totals in the reporting currency, US dollars where none is named', () => {
    const { totalReporting, lines } = priceBook(mixed)
    expect(totalReporting.unit).toBe('USD')
    expect(totalReporting.amount).toBeCloseTo(lines[0]!.pv.amount + lines[1]!.pv.amount / 150 + lines[2]!.pv.amount, 6)
    const inEuro = priceBook(mixed, { reporting: 'EUR' }).totalReporting
    expect(inEuro.unit).toBe('EUR')
    expect(inEuro.amount).toBeCloseTo(totalReporting.amount / 1.085, 6)
  })

  it('exposes N delta of FOR and PV - S N delta of DOM, which re-add to the total', () => {
    const { currencyExposure, lines, totalReporting } = priceBook(mixed)
    expect(Object.keys(currencyExposure).sort()).toEqual(['EUR', 'GBP', 'JPY', 'USD'])
    expect(currencyExposure.EUR).toEqual(lines[0]!.delta)
    expect(currencyExposure.JPY!.amount).toBeCloseTo(lines[1]!.pv.amount - 150 * lines[1]!.delta.amount, 4)
    const inDollars =
      currencyExposure.USD!.amount +
      1.085 * currencyExposure.EUR!.amount +
      1.27 * currencyExposure.GBP!.amount +
      currencyExposure.JPY!.amount / 150
    expect(inDollars).toBeCloseTo(totalReporting.amount, 4)
  })

  it("overrides the reporting currency's yield by a given rate, and no other", () => {
    const override = { rate: given(4.5, '%') }
    const yields = { ...market.yields, USD: given(0.045, '1/yr') }
    expect(priceBook(mixed, override)).toEqual(priceBook(mixed, { market: { ...market, yields } }))
    expect(priceBook([mixed[0]!], { ...override, reporting: 'JPY' }).lines[0]!.pv).toEqual(
      priceBook([mixed[0]!]).lines[0]!.pv,
    )
  })

  it.each([
    ['pair', ['EURUSD', 'GBPUSD', 'USDJPY']],
    ['currency', ['JPY', 'USD']],
    ['side', ['long', 'short']],
    ['type', ['call', 'put']],
  ])('groups by %s into totals that add up', (groupBy, keys) => {
    const { groups, totalReporting } = priceBook(mixed, { groupBy, reporting: 'GBP' })
    expect(Object.keys(groups!).sort()).toEqual(keys)
    const added = Object.values(groups!).reduce((sum, { amount }) => sum + amount, 0)
    expect(added).toBeCloseTo(totalReporting.amount, 8)
    expect(Object.values(groups!).every(({ unit }) => unit === 'GBP')).toBe(true)
  })

  it('has no groups where none are asked for', () => {
    expect(priceBook(mixed)).not.toHaveProperty('groups')
  })

  it('an empty book is worth nothing', () => {
    expect(priceBook([])).toEqual({
      lines: [],
      totalReporting: money(0, 'USD'),
      currencyExposure: {},
      flagged: [],
    })
  })
})

describe('a book with positions of inconsistent dimensions', () => {
  const wrong = [
    position('swapped', { strike: given(0.91, 'EUR/USD') }),
    position('outside', { notional: money(1e6, 'CHF'), premium: money(2e4, 'JPY') }),
    position('yield', { vol: given(0.05, '1/yr') }),
  ]
  const flags = [
    { position: 'swapped', kind: 'dimension', field: 'strike', expected: 'USD / EUR', actual: 'EUR / USD' },
    { position: 'outside', kind: 'dimension', field: 'notional', expected: 'EUR or USD', actual: 'CHF' },
    { position: 'outside', kind: 'dimension', field: 'premium', expected: 'EUR or USD', actual: 'JPY' },
    { position: 'yield', kind: 'dimension', field: 'vol', expected: '1 / yr^(1/2)', actual: '1 / yr' },
  ]
  const book = [wrong[0]!, mixed[0]!, wrong[1]!, mixed[1]!, mixed[2]!, wrong[2]!]

  it('flags each of them by field, and prices the others as if they were not there', () => {
    expect(priceBook(book)).toEqual({ ...priceBook(mixed), flagged: flags })
  })

  it('is only checked by checkBook', () => {
    expect(answerTo('finance.checkBook', { book })).toEqual({ flagged: flags })
  })

  it('is checked in the fields that are asked for', () => {
    expect(answerTo('finance.checkBook', { book, fields: ['vol', 'notional'] })).toEqual({
      flagged: [flags[1], flags[3]],
    })
  })

  it('is checked in all fields where the list of them is empty', () => {
    expect(answerTo('finance.checkBook', { book, fields: [] })).toEqual({ flagged: flags })
  })

  it('does not fail for want of a market for what is flagged', () => {
    const exotic = position('exotic', { pair: 'EURHUF', strike: given(400, 'USD/EUR') })
    expect(priceBook([...mixed, exotic]).flagged).toMatchObject([{ position: 'exotic', expected: 'HUF / EUR' }])
  })
})

describe('a book that gives one id to two positions', () => {
  it.each(['finance.priceBook', 'finance.checkBook'])('is refused by %s, which could not name them', (operation) => {
    const rest = operation === 'finance.priceBook' ? { market } : {}
    const bookOf = (...ids: string[]) => ({ book: ids.map((id) => position(id)), ...rest })
    expect(reasonFrom(operation, bookOf('a', 'b', 'a'))).toEqual({ ok: true, value: 'duplicatePosition' })
    expect(ask(operation, bookOf('a', 'b', 'a'))).toMatchObject({
      domainError: { message: expect.stringContaining("'a'") },
    })
    expect(reasonFrom(operation, bookOf('', ''))).toEqual({ ok: true, value: 'duplicatePosition' })
    expect(ask(operation, bookOf('', 'a', 'A'))).toHaveProperty('answer')
  })

  it('is refused though one of the two is flagged', () => {
    const book = [position('a'), position('a', { notional: money(1e6, 'CHF') })]
    expect(reasonFrom('finance.priceBook', { book, market })).toEqual({ ok: true, value: 'duplicatePosition' })
  })
})

describe('a book that cannot be priced', () => {
  it.each([
    ['missingVol', position('p7', { pair: 'EURGBP', strike: given(0.85, 'GBP/EUR') }), {}],
    ['missingYield', position('p7'), { market: { ...market, yields: { USD: market.yields.USD } } }],
    ['unknownCurrency', position('p7', { pair: 'EURHUF', strike: given(400, 'HUF/EUR') }), {}],
    ['unknownCurrency', position('p7'), { reporting: 'HUF' }],
    [
      'noPath',
      position('p7'),
      {
        market: { ...market, spots: { EURUSD: market.spots.EURUSD, GBPJPY: given(190, 'JPY/GBP') } },
        reporting: 'JPY',
      },
    ],
    ['nonPositiveRate', position('p7', { strike: given(-1, 'USD/EUR') }), {}],
    ['negativeVol', position('p7', { vol: given(-0.1, 'yr^(-1/2)') }), {}],
    ['needsAsOf', position('p7', { tenor: undefined, expiry: '2026-07-15' }), {}],
    [
      'domain',
      position('p7', { notional: money(1e308, 'EUR'), strike: given(1e-200, 'USD/EUR') }),
      { reporting: 'JPY' },
    ],
  ])('answers %s and names the position', (reason, bad, over) => {
    const request = { book: [position('a'), bad], market, ...over }
    expect(reasonFrom('finance.priceBook', { ...request, book: [bad] })).toEqual({ ok: true, value: reason })
    expect(ask('finance.priceBook', { ...request, book: [bad] })).toMatchObject({
      domainError: { message: expect.stringMatching(/^p7: /) },
    })
  })
})
