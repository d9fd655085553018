import { describe, expect, it } from 'vitest'
import { answerTo, ask, reasonFrom } from '../ask.js'
import { given, market, money, position } from './requests.js'

interface Money {
  readonly amount: number
  readonly unit: string
}
interface Scenario {
  readonly grid: readonly { readonly shock: unknown; readonly pv: Money; readonly change: Money }[]
  readonly base: Money
  readonly flagged: readonly object[]
}

const euro = position('eur')
const yen = position('jpy', {
  pair: 'USDJPY',
  type: 'put',
  side: 'short',
  strike: given(145, 'JPY/USD'),
  notional: money(2e6, 'USD'),
})
const book = [euro, yen]
const wrong = position('bad', { strike: given(0.9, 'EUR/USD') })

const totalOf = (over: object = {}, positions: readonly object[] = book) =>
  (answerTo('finance.priceBook', { book: positions, market, ...over }) as { totalReporting: Money }).totalReporting
    .amount
const scenario = (over: object) => answerTo('finance.scenario', { book, market, ...over }) as Scenario
const withSpot = (pair: string, value: number) => {
  const quoted = market.spots[pair as 'EURUSD']
  return { ...market, spots: { ...market.spots, [pair]: { ...quoted, value } } }
}
const near = (actual: number, expected: number) =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(expected)) * 1e3)

describe('the exposure of a book', () => {
  it('is that of priceBook, by currency', () => {
    const { currencyExposure } = answerTo('finance.priceBook', { book, market }) as { currencyExposure: object }
    expect(answerTo('finance.currencyExposure', { book, market })).toEqual(currencyExposure)
  })

  it('is told for the currencies that are asked for, 0 for one that the book does not touch', () => {
    const answer = answerTo('finance.currencyExposure', { book, market, currencies: ['CHF', 'EUR'] })
    expect(answer).toMatchObject({ CHF: money(0, 'CHF'), EUR: { unit: 'EUR' } })
    expect(Object.keys(answer as object)).toHaveLength(2)
  })

  it('leaves out a position of the wrong dimension, as priceBook does', () => {
    const sound = answerTo('finance.currencyExposure', { book, market })
    expect(answerTo('finance.currencyExposure', { book: [...book, wrong], market })).toEqual(sound)
  })
})

describe('a hedge', () => {
  const hedge = (over: object) =>
    answerTo('finance.hedgeAmount', { book, market, pair: 'EURUSD', instrument: 'spot', ...over }) as {
      readonly [field in 'amount' | 'deltaBefore' | 'deltaAfter']: Money
    } & { readonly side: string; readonly flagged: readonly object[] }

  it('leaves out a position of the wrong dimension, and flags it', () => {
    const sound = hedge({})
    expect(sound.flagged).toEqual([])
    const { flagged, ...rest } = hedge({ book: [...book, wrong] })
    expect({ ...rest, flagged: [] }).toEqual(sound)
    expect(flagged).toMatchObject([{ position: 'bad', field: 'strike', expected: 'USD / EUR', actual: 'EUR / USD' }])
  })

  it('sells the delta of a long call in spot', () => {
    const { amount, side, deltaBefore, deltaAfter } = hedge({})
    expect([side, amount, deltaAfter]).toEqual(['short', deltaBefore, money(0, 'EUR')])
    expect(deltaBefore.amount).toBeGreaterThan(0)
  })

  it('takes more of a forward, whose foreign currency comes only at its end', () => {
    const near6M = hedge({}).amount.amount * Math.exp(0.039 * 0.5)
    near(hedge({ instrument: 'forward', tenor: '6M' }).amount.amount, near6M)
  })

  it('leaves a target, or says what a given deal leaves', () => {
    const to = hedge({ target: money(1e6, 'EUR') })
    expect(to).toMatchObject({ side: 'long', deltaAfter: money(1e6, 'EUR') })
    near(hedge({ amount: to.amount }).deltaAfter.amount, 1e6)
    const sold = hedge({ amount: money(-2e5, 'EUR') })
    expect(sold).toMatchObject({ side: 'short', amount: money(2e5, 'EUR') })
    near(sold.deltaAfter.amount, sold.deltaBefore.amount - 2e5)
  })

  it('refuses a forward without a tenor, and amounts of another currency than FOR', () => {
    expect(reasonFrom('finance.hedgeAmount', { book, market, pair: 'EURUSD', instrument: 'forward' })).toEqual({
      ok: true,
      value: 'badExpiry',
    })
    expect(
      ask('finance.hedgeAmount', { book, market, pair: 'EURUSD', instrument: 'spot', target: money(1, 'USD') }),
    ).toMatchObject({ fault: { code: 'FAULT_DIMENSION', path: 'target', expected: 'EUR', actual: 'USD' } })
  })

  it('counts options on the pair quoted the other way round', () => {
    const inverse = position('inv', { pair: 'USDEUR', strike: given(0.9, 'EUR/USD'), notional: money(1e6, 'USD') })
    const exposure = answerTo('finance.currencyExposure', { book: [inverse], market }) as { EUR: Money }
    expect(hedge({ book: [inverse] }).deltaBefore).toEqual(exposure.EUR)
  })
})

describe('a scenario', () => {
  it('moves one pair by a share', () => {
    const { grid, base } = scenario({ spotShock: { pair: 'EURUSD', relative: -0.02 } })
    near(base.amount, totalOf())
    expect(grid).toHaveLength(1)
    expect(grid[0]!.shock).toBe(-0.02)
    near(grid[0]!.pv.amount, totalOf({ market: withSpot('EURUSD', 1.085 * 0.98) }))
    near(grid[0]!.change.amount, grid[0]!.pv.amount - base.amount)
  })

  it('moves a currency against all others, whichever side of a quote it is on', () => {
    const { grid } = scenario({ spotShock: { currency: 'USD', relative: 0.05 } })
    const spots = {
      EURUSD: given(1.085 / 1.05, 'USD/EUR'),
      USDJPY: given(150 * 1.05, 'JPY/USD'),
      GBPUSD: given(1.27 / 1.05, 'USD/GBP'),
    }
    near(grid[0]!.pv.amount, totalOf({ market: { ...market, spots } }))
  })

  it('moves all volatilities, those that positions bring too', () => {
    const own = [position('own', { vol: given(9, 'volpt') })]
    const { grid } = scenario({ book: own, volShock: given(1, 'volpt') })
    expect(grid[0]).toMatchObject({ shock: { value: 0.01 } })
    near(grid[0]!.pv.amount, totalOf({}, [position('own', { vol: given(10, 'volpt') })]))
  })

  it('climbs a ladder of shares, both ends included', () => {
    const { grid } = scenario({
      ladder: { pair: 'EURUSD', from: given(-3, '%'), to: given(3, '%'), step: given(1, '%') },
    })
    expect(grid.map(({ shock }) => shock)).toEqual([-0.03, -0.02, -0.01, 0, 0.01, 0.02, 0.03])
    expect(grid[3]!.change.amount).toBe(0)
    near(grid[6]!.pv.amount, totalOf({ market: withSpot('EURUSD', 1.085 * 1.03) }))
  })

  it('climbs a ladder of levels, down as well as up', () => {
    const rate = (value: number) => given(value, 'USD/EUR')
    const { grid } = scenario({ ladder: { pair: 'EURUSD', from: rate(1.1), to: rate(1.0), step: rate(0.05) } })
    expect(grid.map(({ shock }) => shock)).toMatchObject([{ value: 1.1 }, { value: 1.05 }, { value: 1 }])
    near(grid[2]!.pv.amount, totalOf({ market: withSpot('EURUSD', 1) }))
  })

  it('sets a level, reports in a currency and takes part of the book', () => {
    const level = { pair: 'USDJPY', level: given(140, 'JPY/USD') }
    const { grid } = scenario({ spotLevel: level, reporting: 'EUR', filter: { currency: 'JPY' } })
    expect(grid[0]!.pv.unit).toBe('EUR')
    near(grid[0]!.pv.amount, totalOf({ market: withSpot('USDJPY', 140), reporting: 'EUR' }, [yen]))
  })

  it('moves a smile with its spot', () => {
    const smile = { atm: given(8, 'volpt'), rr: given(-1, 'volpt'), bf: given(0.3, 'volpt'), delta: 0.25 }
    const smiling = { ...market, vols: { ...market.vols, EURUSD: smile } }
    const { grid } = scenario({
      market: smiling,
      spotShock: { pair: 'EURUSD', relative: 0.04 },
      filter: { pair: 'EURUSD' },
    })
    const spots = { ...market.spots, EURUSD: given(1.085 * 1.04, 'USD/EUR') }
    near(grid[0]!.pv.amount, totalOf({ market: { ...smiling, spots } }, [euro]))
  })

  it('flags what has the wrong dimension and leaves it out', () => {
    const { flagged, base } = scenario({ book: [...book, wrong], volShock: given(1, 'volpt') })
    expect(flagged).toMatchObject([{ position: 'bad', field: 'strike' }])
    near(base.amount, totalOf())
  })

  it('refuses what moves nothing, spots at or below zero and volatilities below it', () => {
    const reason = (over: object) => reasonFrom('finance.scenario', { book, market, ...over })
    expect(reason({})).toEqual({ ok: true, value: 'noShock' })
    expect(reason({ spotShock: { pair: 'EURUSD', relative: -1 } })).toEqual({ ok: true, value: 'nonPositiveRate' })
    expect(reason({ spotShock: { pair: 'EURCHF', relative: 0.1 } })).toEqual({ ok: true, value: 'unknownCurrency' })
    expect(
      ask('finance.scenario', {
        book,
        market,
        ladder: { pair: 'EURUSD', from: -0.1, to: 0.1, step: given(0.01, 'USD/EUR') },
      }),
    ).toMatchObject({
      fault: { code: 'FAULT_DIMENSION', path: 'ladder.step' },
    })
  })
})

describe('a sum over a book', () => {
  it('adds figures of one dimension', () => {
    const { lines } = answerTo('finance.priceBook', { book: [euro], market }) as {
      lines: { pv: Money; vegaPer1vol: Money }[]
    }
    const total = answerTo('finance.aggregate', { book: [euro], market, terms: ['pv', 'vegaPer1vol'] }) as {
      value?: number
      amount?: number
    }
    near((total.amount ?? total.value)!, lines[0]!.pv.amount + lines[0]!.vegaPer1vol.amount)
  })

  it('leaves out a position of the wrong dimension', () => {
    const sound = answerTo('finance.aggregate', { book: [euro], market, terms: ['pv'] })
    expect(answerTo('finance.aggregate', { book: [euro, wrong], market, terms: ['pv'] })).toEqual(sound)
  })

  it('is a fault across figures or positions of unlike dimensions', () => {
    expect(ask('finance.aggregate', { book: [euro], market, terms: ['delta', 'vega'] })).toMatchObject({
      fault: { code: 'FAULT_DIMENSION', path: 'terms[1]', expected: 'EUR', actual: 'USD yr^(1/2)' },
    })
    expect(ask('finance.aggregate', { book, market, terms: ['pv'] })).toMatchObject({
      fault: { code: 'FAULT_DIMENSION', path: 'terms[0]', expected: 'USD', actual: 'JPY' },
    })
  })

  it('of nothing has no dimension and is refused', () => {
    expect(reasonFrom('finance.aggregate', { book: [], market, terms: ['pv'] })).toEqual({ ok: true, value: 'domain' })
  })
})
