import { describe, expect, it } from 'vitest'
import { answerTo, ask, reasonFrom } from '../ask.js'
import { euroCall, given, market, money } from './requests.js'

type Quantity = { readonly value: number; readonly unit: string }

const flat = {
  spots: { EURUSD: given(1.2, 'USD/EUR') },
  yields: { USD: given(0.025, '1/yr'), EUR: given(0.015, '1/yr') },
  vols: { EURUSD: given(10, 'volpt') },
}
const smile = (over: object = {}) => ({
  ...flat,
  vols: { EURUSD: { atm: given(10, 'volpt'), rr: given(-1.2, 'volpt'), bf: given(0.35, 'volpt'), ...over } },
})
const wing = (over: object) =>
  answerTo('finance.strikeFromDelta', {
    pair: 'EURUSD',
    tenor: '6M',
    type: 'call',
    delta: 0.25,
    market: flat,
    ...over,
  }) as { readonly strike: Quantity; readonly vol: Quantity; readonly deltaConvention: string }

describe('the strike of a delta', () => {
  // K = F e^(-d1 s + s^2/2) with F = 1.2 e^0.005 and s = 0.1 sqrt(0.5); premium-adjusted ones by root search to 50 digits.
  it.each([
    ['call', 'spot', 1.2675643550763416],
    ['put', 'spot', 1.153205994782488],
    ['call', 'forward', 1.2680942519131515],
    ['put', 'forward', 1.1527241061469204],
    ['call', 'premiumAdjustedSpot', 1.2645469696742748],
    ['put', 'premiumAdjustedSpot', 1.1505107903158256],
    ['call', 'premiumAdjustedForward', 1.2650939226993687],
    ['put', 'premiumAdjustedForward', 1.1500455098580276],
  ])('of a 25 %s delta (%s)', (type, deltaConvention, strike) => {
    const found = wing({ type, deltaConvention })
    expect(Math.abs(found.strike.value / strike - 1)).toBeLessThan(1e-13)
    expect(found).toMatchObject({ strike: { unit: 'USD / EUR' }, deltaConvention })
  })

  it('is that of the put whichever sign its delta is written with', () => {
    expect(wing({ type: 'put', delta: -0.25 })).toEqual(wing({ type: 'put' }))
  })

  it('names the spot delta where none was asked for, and the smile’s own where it has one', () => {
    expect(wing({}).deltaConvention).toBe('spot')
    expect(wing({ market: smile({ deltaConvention: 'forward' }) }).deltaConvention).toBe('forward')
  })

  it('on a smile lies at the vol of that strike: the wings have theirs', () => {
    expect(wing({ market: smile() }).vol.value).toBeCloseTo(0.1 + 0.0035 - 0.006, 12)
    expect(wing({ type: 'put', market: smile() }).vol.value).toBeCloseTo(0.1 + 0.0035 + 0.006, 12)
    const { strike, vol } = wing({ delta: 0.1, market: smile() })
    const option = { pair: 'EURUSD', type: 'call', strike, tenor: '6M' }
    const priced = answerTo('finance.priceOption', { option, market: smile() }) as { greeks: { deltaSpot: number } }
    expect(priced.greeks.deltaSpot).toBeCloseTo(0.1, 11)
    expect(vol.value).not.toBeCloseTo(0.1, 3)
  })

  it.each([
    ['deltaOutOfRange', { delta: 1.2 }],
    ['deltaOutOfRange', { delta: 0 }],
    ['deltaOutOfRange', { delta: -0.25 }],
    ['deltaOutOfRange', { delta: 0.999, deltaConvention: 'premiumAdjustedSpot' }],
    ['missingVol', { market: { ...flat, vols: {} } }],
    ['missingYield', { market: { ...flat, yields: {} } }],
    ['negativeVol', { vol: given(-1, 'volpt') }],
    ['domain', { vol: given(0, 'volpt') }],
    ['expired', { tenor: undefined, expiry: given(-0.1, 'yr') }],
    ['needsAsOf', { tenor: undefined, expiry: '2030-01-01' }],
  ])('is refused as %s for %j', (reason, over) => {
    const { tenor, ...rest } = { pair: 'EURUSD', tenor: '6M', type: 'call', delta: 0.25, market: flat, ...over }
    const request = tenor === undefined ? rest : { ...rest, tenor }
    expect(reasonFrom('finance.strikeFromDelta', request)).toEqual({ ok: true, value: reason })
  })
})

describe('the strike at the money', () => {
  const atm = (over: object) =>
    answerTo('finance.atmStrike', { pair: 'EURUSD', tenor: '6M', market: flat, ...over }) as {
      readonly strike: Quantity
    }

  it.each([
    ['spot', 'spot', 1.2],
    ['forward', 'spot', 1.2060150250312813],
    ['DNS', 'spot', 1.2090338345334408],
    ['DNS', 'forward', 1.2090338345334408],
    ['DNS', 'premiumAdjustedSpot', 1.2030037531269542],
    ['DNS', 'premiumAdjustedForward', 1.2030037531269542],
  ])('%s in %s delta', (convention, deltaConvention, strike) => {
    expect(atm({ convention, deltaConvention }).strike.value).toBeCloseTo(strike, 14)
  })

  it('needs a vol for the straddle only', () => {
    const bare = { ...flat, vols: {} }
    expect(atm({ convention: 'forward', market: bare }).strike.value).toBeCloseTo(1.2060150250312813, 14)
    expect(atm({ convention: 'DNS', market: bare, vol: given(10, '%') })).toMatchObject({ deltaConvention: 'spot' })
    const request = { pair: 'EURUSD', tenor: '6M', market: bare, convention: 'DNS' }
    expect(reasonFrom('finance.atmStrike', request)).toEqual({ ok: true, value: 'missingVol' })
  })

  it('on a smile is at its ATM vol', () => {
    expect(atm({ convention: 'DNS', market: smile() }).strike.value).toBeCloseTo(1.2090338345334406, 13)
  })
})

describe('implied vol', () => {
  const option = { ...euroCall, notional: money(5e6, 'EUR') }
  const implied = (price: object | number, over: object = option) =>
    (answerTo('finance.impliedVol', { option: over, price, market }) as { vol: Quantity }).vol.value
  const { value } = answerTo('finance.priceOption', { option, market }) as { value: { amount: number } }

  it.each([
    ['money for the notional', money(value.amount, 'USD'), option],
    ['a rate per unit', given(value.amount / 5e6, 'USD/EUR'), option],
    ['a plain number per unit', value.amount / 5e6, option],
    ['money for one unit where there is no notional', money(value.amount / 5e6, 'USD'), euroCall],
    ['money for a notional in DOM', money(value.amount, 'USD'), { ...euroCall, notional: money(5.5e6, 'USD') }],
    ['what a short one is worth', money(-value.amount, 'USD'), { ...option, side: 'short' }],
    ['what a short one was sold for', money(value.amount, 'USD'), { ...option, side: 'short' }],
  ])('comes from %s', (_, price, over) => {
    expect(Math.abs(implied(price, over) / 0.075 - 1)).toBeLessThan(1e-12)
  })

  it('agrees with the textbook: Hull, "Options, Futures, and Other Derivatives", example 17.2', () => {
    const pound = {
      spots: { GBPUSD: given(1.6, 'USD/GBP') },
      yields: { USD: given(0.08, '1/yr'), GBP: given(0.11, '1/yr') },
      vols: {},
    }
    const call = { pair: 'GBPUSD', type: 'call', strike: 1.6, expiry: given(0.3333, 'yr') }
    const { vol } = answerTo('finance.impliedVol', { option: call, price: 0.043, market: pound }) as { vol: Quantity }
    expect(vol.value).toBeCloseTo(0.141, 3)
  })

  it.each([
    ['belowIntrinsic', { ...euroCall, strike: 1 }, 0.01],
    ['belowIntrinsic', euroCall, -0.001],
    ['aboveMaximum', euroCall, 1.2],
    ['domain', { ...euroCall, notional: money(0, 'EUR') }, money(1, 'USD')],
  ])('is refused as %s', (reason, over, price) => {
    expect(reasonFrom('finance.impliedVol', { option: over, price, market })).toEqual({ ok: true, value: reason })
  })

  it.each([money(1, 'EUR'), money(1, 'GBP'), given(0.02, 'EUR/USD'), given(7, 'volpt')])(
    'of a price in %j is a fault',
    (price) => {
      expect(ask('finance.impliedVol', { option, price, market })).toMatchObject({
        fault: { code: 'FAULT_DIMENSION', path: 'price', expected: 'USD or USD / EUR' },
      })
    },
  )
})

describe('vol quotes', () => {
  const quote = (over: object) =>
    answerTo('finance.volQuote', { pair: 'EURUSD', tenor: '6M', market: smile(), ...over })

  it.each([
    ['ATM', 0.1],
    ['RR', -0.012],
    ['BF', 0.0035],
  ])('of the smile are those that it was made of: %s', (name, expected) => {
    const { vol } = quote({ quote: name }) as { vol: Quantity }
    expect(vol.value).toBeCloseTo(expected, 12)
  })

  it('are asked in every convention that a smile may have', () => {
    for (const deltaConvention of ['spot', 'forward', 'premiumAdjustedSpot', 'premiumAdjustedForward']) {
      for (const atmConvention of ['spot', 'forward', 'DNS']) {
        const over = { market: smile({ deltaConvention, atmConvention, delta: 0.1 }), quote: 'BF' }
        expect(quote(over)).toMatchObject({ delta: 0.1, deltaConvention, atmConvention })
        expect((quote(over) as { vol: Quantity }).vol.value).toBeCloseTo(0.0035, 11)
      }
    }
  })

  it('further out bend more', () => {
    const at = (delta: number) => (quote({ quote: 'BF', delta }) as { vol: Quantity }).vol.value
    expect(at(0.1)).toBeGreaterThan(at(0.25))
  })

  it('of a flat market are its vol, and nothing', () => {
    expect(quote({ quote: 'ATM', market: flat })).toMatchObject({ vol: { value: 0.1 } })
    expect(quote({ quote: 'RR', market: flat })).toMatchObject({ vol: { value: 0 }, delta: 0.25 })
  })

  it('between tenors come from interpolated total variance', () => {
    const vols = { EURUSD: { '3M': given(8, 'volpt'), '1Y': given(10, 'volpt') } }
    const { vol } = quote({ quote: 'ATM', market: { ...flat, vols } }) as { vol: Quantity }
    const variance = (2 / 3) * 0.08 ** 2 * 0.25 + (1 / 3) * 0.1 ** 2
    expect(vol.value).toBeCloseTo(Math.sqrt(variance / 0.5), 14)
  })
})
