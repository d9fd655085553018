import { describe, expect, it } from 'vitest'
import { valueOption } from '../../../src/domains/finance/kernel/index.js'
import { answerTo, ask, reasonFrom } from '../ask.js'
import { euroCall, given, market, money } from './requests.js'

const priceOption = (option: object, over: object = {}) =>
  answerTo('finance.priceOption', { option, market, ...over }) as {
    readonly value: { readonly amount: number; readonly unit: string }
    readonly styles: Readonly<Record<string, number | { readonly value: number; readonly unit: string }>>
    readonly greeks: Readonly<Record<string, number | { readonly value: number; readonly unit: string }>>
  }

const kernel = (over: object = {}) => {
  const valued = valueOption({
    type: 'call',
    spot: 1.085,
    strike: 1.1,
    domesticYield: 0.053,
    foreignYield: 0.039,
    vol: 0.075,
    expiry: 0.5,
    ...over,
  })
  if (!valued.ok) throw new Error(valued.error.message)
  return valued.value
}

describe('pricing one option', () => {
  it('answers the value of one unit of FOR where no notional is given', () => {
    expect(priceOption(euroCall).value).toEqual({ amount: kernel().value, unit: 'USD' })
  })

  it('agrees with the textbook: Hull, "Options, Futures, and Other Derivatives", example 17.2', () => {
    const pound = {
      spots: { GBPUSD: given(1.6, 'USD/GBP') },
      yields: { USD: given(0.08, '1/yr'), GBP: given(0.11, '1/yr') },
      vols: { GBPUSD: given(14.1, 'volpt') },
    }
    const option = { pair: 'GBPUSD', type: 'call', strike: 1.6, expiry: given(0.3333, 'yr') }
    expect(priceOption(option, { market: pound }).value.amount).toBeCloseTo(0.043, 3)
  })

  it('takes the notional in either currency: in DOM it is divided by the strike', () => {
    const inForeign = priceOption({ ...euroCall, notional: money(5e6, 'EUR') })
    const inDomestic = priceOption({ ...euroCall, notional: money(5.5e6, 'USD') })
    expect(inForeign.value).toEqual({ amount: 5e6 * kernel().value, unit: 'USD' })
    expect(inDomestic.value.amount).toBeCloseTo(inForeign.value.amount, 8)
  })

  it('gives Greeks per unit of notional, each in its own unit', () => {
    const { greeks } = priceOption({ ...euroCall, notional: money(5e6, 'EUR') })
    const expected = kernel()
    expect(greeks).toEqual({
      deltaSpot: expected.deltaSpot,
      deltaForward: expected.deltaForward,
      deltaSpotPremiumAdjusted: expected.deltaSpotPremiumAdjusted,
      deltaForwardPremiumAdjusted: expected.deltaForwardPremiumAdjusted,
      gamma: given(expected.gamma, 'EUR / USD'),
      vega: given(expected.vega, 'USD yr^(1/2) / EUR'),
      theta: given(expected.theta, 'USD / (EUR yr)'),
      rhoDomestic: given(expected.rhoDomestic, 'USD yr / EUR'),
      rhoForeign: given(expected.rhoForeign, 'USD yr / EUR'),
      vanna: given(expected.vanna, 'yr^(1/2)'),
      volga: given(expected.volga, 'USD yr / EUR'),
    })
  })

  it('quotes the premium in four styles: DOM pips V, % FOR V/S, % DOM V/K, FOR pips V/(S K)', () => {
    const { value } = kernel()
    expect(priceOption(euroCall).styles).toEqual({
      domPips: given(value, 'USD / EUR'),
      pctFor: value / 1.085,
      pctDom: value / 1.1,
      forPips: given(value / (1.085 * 1.1), 'EUR / USD'),
    })
  })

  it('negates value, styles and Greeks of a short option', () => {
    const notional = money(2e6, 'EUR')
    const long = priceOption({ ...euroCall, notional })
    const short = priceOption({ ...euroCall, notional, side: 'short' })
    const negated = (json: unknown): unknown =>
      typeof json === 'number'
        ? -json
        : typeof json === 'object' && json !== null
          ? Object.fromEntries(Object.entries(json).map(([name, inner]) => [name, negated(inner)]))
          : json
    expect(short).toMatchObject(negated({ value: long.value, styles: long.styles, greeks: long.greeks }) as object)
  })

  it.each([
    ['volatility points', given(9, 'volpt')],
    ['a bare percentage, as dealers say it', given(9, '%')],
    ['coherent units', given(0.09, 'yr^(-1/2)')],
  ])('prefers a given vol, in %s, to the market', (_, vol) => {
    expect(priceOption(euroCall, { vol }).value.amount).toBe(kernel({ vol: 0.09 }).value)
    const withoutVols = { ...market, vols: {} }
    expect(priceOption(euroCall, { vol, market: withoutVols }).value.amount).toBe(kernel({ vol: 0.09 }).value)
  })

  it('reads a bare strike as DOM per FOR', () => {
    expect(priceOption({ ...euroCall, strike: 1.1 }).value).toEqual(priceOption(euroCall).value)
  })

  it('counts days from the market date where it has one', () => {
    const dated = { ...market, asOf: '2026-01-15' }
    const { tenor: _, ...open } = euroCall
    const byTenor = priceOption(euroCall, { market: dated })
    expect(byTenor.value.amount).toBe(kernel({ expiry: 181 / 365 }).value)
    expect(priceOption({ ...open, expiry: '2026-07-15' }, { market: dated }).value).toEqual(byTenor.value)
    expect(priceOption({ ...open, expiry: given(181, 'day') }, { market: dated }).value).toEqual(byTenor.value)
  })

  it('triangulates the spot of a pair that is not quoted', () => {
    const cross = { pair: 'EURJPY', type: 'put', strike: 160, tenor: '6M' }
    const expected = kernel({
      type: 'put',
      spot: 1.085 * 150,
      strike: 160,
      domesticYield: 0.001,
      vol: 0.11,
    })
    expect(priceOption(cross, { vol: given(11, 'volpt') }).value.amount).toBeCloseTo(expected.value, 11)
  })
})

describe('vols of the market', () => {
  const smile = { atm: given(8, 'volpt'), rr: given(-1, 'volpt'), bf: given(0.3, 'volpt') }
  const priced = (EURUSD: object, option: object = euroCall) =>
    priceOption(option, { market: { ...market, vols: { EURUSD } } }).value.amount

  it('may be a smile: the wings cost more than the middle', () => {
    const flat = given(8, 'volpt')
    expect(priced(smile, { ...euroCall, type: 'put', strike: 0.95 })).toBeGreaterThan(
      priced(flat, { ...euroCall, type: 'put', strike: 0.95 }),
    )
  })

  it('may be flat or a smile by tenor; at a tenor its quote holds', () => {
    expect(priced({ '1Y': given(9, 'volpt'), '6M': given(8, 'volpt') })).toBe(kernel({ vol: 0.08 }).value)
    expect(priced({ '3M': given(9, 'volpt'), '6M': smile })).toBe(priced(smile))
  })

  it('between tenors have total variance linear in time', () => {
    const vol = Math.sqrt((0.08 ** 2 * 0.25 + 0.1 ** 2 * 1) / 2 / 0.625)
    const option = { ...euroCall, tenor: undefined, expiry: given(0.625, 'yr') }
    expect(priced({ '3M': given(8, 'volpt'), '1Y': given(10, 'volpt') }, option)).toBeCloseTo(
      kernel({ vol, expiry: 0.625 }).value,
      14,
    )
  })

  it('before the first tenor and after the last are those of that tenor', () => {
    expect(priced({ '1Y': given(9, 'volpt'), '2Y': given(7, 'volpt') })).toBe(kernel({ vol: 0.09 }).value)
    expect(priced({ '1W': given(9, 'volpt'), '1M': given(7, 'volpt') })).toBe(kernel({ vol: 0.07 }).value)
  })

  it('between two tenors of one smile lie between its values there', () => {
    const option = { ...euroCall, strike: 1.05, tenor: '9M' }
    const at = (tenor: string) => priced({ [tenor]: smile }, option)
    const between = priced({ '6M': smile, '1Y': smile }, option)
    expect(between).toBeGreaterThan(Math.min(at('6M'), at('1Y')))
    expect(between).toBeLessThan(Math.max(at('6M'), at('1Y')))
  })
})

describe('an option that has no value', () => {
  it.each([
    ['missingVol', { market: { ...market, vols: {} } }, {}],
    ['missingVol', { market: { ...market, vols: { EURUSD: {} } } }, {}],
    ['missingYield', { market: { ...market, yields: {} } }, {}],
    ['unknownCurrency', { market: { ...market, spots: {} } }, {}],
    ['noPath', { market: { ...market, spots: { EURGBP: given(0.85, 'GBP/EUR'), USDJPY: market.spots.USDJPY } } }, {}],
    ['nonPositiveRate', {}, { strike: given(0, 'USD/EUR') }],
    ['negativeVol', { vol: given(-1, 'volpt') }, {}],
    ['needsAsOf', {}, { tenor: undefined, expiry: '2026-07-15' }],
    ['expired', { market: { ...market, asOf: '2026-08-01' } }, { tenor: undefined, expiry: '2026-07-15' }],
    ['expired', {}, { tenor: undefined, expiry: given(-1, 'yr') }],
    [
      'badSmile',
      {
        market: {
          ...market,
          vols: { EURUSD: { atm: given(1, 'volpt'), rr: given(9, 'volpt'), bf: given(0, 'volpt') } },
        },
      },
      {},
    ],
  ])('is answered with %s', (reason, over, terms) => {
    expect(reasonFrom('finance.priceOption', { option: { ...euroCall, ...terms }, market, ...over })).toEqual({
      ok: true,
      value: reason,
    })
  })

  it('is a fault of the sender where a unit is wrong', () => {
    const option = { ...euroCall, strike: given(0.86, 'GBP/EUR') }
    expect(ask('finance.priceOption', { option, market })).toMatchObject({
      fault: { code: 'FAULT_DIMENSION', path: 'option.strike', expected: 'USD / EUR', actual: 'GBP / EUR' },
    })
    const notional = { ...euroCall, notional: money(1e6, 'CHF') }
    expect(ask('finance.priceOption', { option: notional, market })).toMatchObject({
      fault: { code: 'FAULT_DIMENSION', path: 'option.notional', expected: 'EUR or USD', actual: 'CHF' },
    })
  })
})
