import { describe, expect, it } from 'vitest'
import { answerTo, reasonFrom } from '../ask.js'
import { given, market } from './requests.js'

describe('the rate of a cross', () => {
  const cross = (pair: string, over: object = market) => answerTo('finance.crossRate', { pair, market: over })

  it('is the spot as quoted, or its inverse', () => {
    expect(cross('EURUSD')).toEqual({ rate: given(1.085, 'USD / EUR'), path: ['EUR', 'USD'] })
    expect(cross('USDEUR')).toEqual({ rate: given(1 / 1.085, 'EUR / USD'), path: ['USD', 'EUR'] })
  })

  it('goes by the shortest chain, and names it', () => {
    expect(cross('GBPJPY')).toEqual({ rate: given(190.5, 'JPY / GBP'), path: ['GBP', 'USD', 'JPY'] })
    const direct = { ...market, spots: { ...market.spots, GBPJPY: given(191, 'JPY/GBP') } }
    expect(cross('GBPJPY', direct)).toEqual({ rate: given(191, 'JPY / GBP'), path: ['GBP', 'JPY'] })
  })

  it('needs spots only', () => {
    expect(cross('EURUSD', { spots: market.spots })).toEqual(cross('EURUSD'))
  })

  it.each([
    ['unknownCurrency', 'EURCHF', market],
    ['noPath', 'EURCHF', { ...market, spots: { ...market.spots, CHFSEK: given(11, 'SEK/CHF') } }],
    ['nonPositiveRate', 'EURUSD', { ...market, spots: { EURUSD: given(-1, 'USD/EUR') } }],
    ['domain', 'EURJPY', { ...market, spots: { EURUSD: given(1e200, 'USD/EUR'), USDJPY: given(1e200, 'JPY/USD') } }],
  ])('answers %s for %s where there is none', (reason, pair, over) => {
    expect(reasonFrom('finance.crossRate', { pair, market: over })).toEqual({ ok: true, value: reason })
  })
})

describe('the forward rate', () => {
  interface Forward {
    readonly rate: { readonly value: number; readonly unit: string }
    readonly points: { readonly value: number; readonly unit: string }
    readonly time: { readonly value: number }
    readonly path: readonly string[]
    readonly delivery?: string
  }
  const forward = (over: object) =>
    answerTo('finance.forwardRate', { pair: 'EURUSD', tenor: '6M', market, ...over }) as Forward

  it('agrees with the textbook: Hull, "Options, Futures, and Other Derivatives", example 5.6: 0.62 e^((0.07 - 0.05) 2)', () => {
    const aussie = {
      spots: { AUDUSD: given(0.62, 'USD/AUD') },
      yields: { USD: given(7, '%'), AUD: given(5, '%') },
      vols: {},
    }
    const { rate, points, delivery } = forward({ pair: 'AUDUSD', tenor: '2Y', market: aussie })
    expect(rate.value).toBeCloseTo(0.6453, 4)
    expect(rate.value).toBeCloseTo(0.6453026799992807, 15)
    expect(points).toMatchObject({ unit: 'USD / AUD' })
    expect(points.value).toBeCloseTo(0.02530267999928059, 15)
    expect(delivery).toBeUndefined()
  })

  it('of a cross goes over the same chain as its spot', () => {
    const { rate, path } = forward({ pair: 'EURJPY' })
    expect(path).toEqual(['EUR', 'USD', 'JPY'])
    expect(rate.value).toBeCloseTo(1.085 * 150 * Math.exp((0.001 - 0.039) / 2), 11)
  })

  it('takes the yields of its own time from curves', () => {
    const yields = { USD: { '3M': given(0.04, '1/yr'), '9M': given(0.06, '1/yr') }, EUR: given(0.039, '1/yr') }
    expect(forward({ market: { ...market, yields } }).rate.value).toBeCloseTo(1.085 * Math.exp(0.0275 - 0.0195), 14)
  })

  it.each([
    ['EURUSD', '1M', '2025-07-18', 30 / 365], // spot Wednesday 18 June
    ['EURUSD', '3M', '2025-09-18', 92 / 365],
    ['EURUSD', '1W', '2025-06-25', 7 / 365],
    ['USDJPY', '2M', '2025-08-18', 61 / 365],
  ])('of %s in %s from Monday 16 June 2025 delivers on %s', (pair, tenor, delivery, time) => {
    const dated = forward({ pair, tenor, market: { ...market, asOf: '2025-06-16' } })
    expect(dated.delivery).toBe(delivery)
    expect(dated.time.value).toBe(time)
  })

  it('up to a date delivers on that date’s spot date; up to a time nobody can say', () => {
    const dated = { ...market, asOf: '2025-06-16' }
    expect(forward({ tenor: undefined, expiry: '2025-09-18', market: dated }).delivery).toBe('2025-09-22')
    expect(forward({ tenor: undefined, expiry: given(0.5, 'yr'), market: dated })).not.toHaveProperty('delivery')
  })

  it.each([
    ['missingYield', { market: { ...market, yields: {} } }],
    ['unknownCurrency', { pair: 'EURCHF' }],
    ['expired', { tenor: undefined, expiry: '2025-01-01', market: { ...market, asOf: '2025-06-16' } }],
    ['needsAsOf', { tenor: undefined, expiry: '2025-01-01' }],
    ['domain', { market: { ...market, yields: { USD: given(1e6, '1/yr'), EUR: given(0, '1/yr') } } }],
  ])('answers %s where there is none', (reason, over) => {
    const request = { pair: 'EURUSD', tenor: '6M', market, ...over }
    expect(reasonFrom('finance.forwardRate', request)).toEqual({ ok: true, value: reason })
  })
})
