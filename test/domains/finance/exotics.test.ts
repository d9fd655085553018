import { describe, expect, it } from 'vitest'
import { answerTo, ask, reasonFrom } from '../ask.js'
import { euroCall, given, market, money } from './requests.js'

interface Figure {
  readonly amount: number
  readonly unit: string
}
interface Leg {
  readonly type: string
  readonly side: string
  readonly quantity: number
  readonly strike: { readonly value: number }
  readonly vol: { readonly value: number }
  readonly value: Figure
}
interface Answer {
  readonly value: Figure
  readonly legs: readonly Leg[]
  readonly earlyExercisePremium: Figure
  readonly error: Figure
  readonly method: string
  readonly deltaConvention?: string
}

const price = (operation: string, request: object): Answer =>
  answerTo(`finance.${operation}`, { market, ...request }) as Answer

const smiling = { ...market, vols: { EURUSD: { atm: given(8, '%'), rr: given(-1, '%'), bf: given(0.3, '%') } } }
const euro = { pair: 'EURUSD', tenor: '6M' }

describe('strategies', () => {
  const vanilla = (type: string, strike: number, over: object = {}) =>
    price('priceOption', { option: { ...euro, type, strike }, ...over }).value.amount

  it.each([
    ['straddle', { strike: 1.1 }, () => vanilla('call', 1.1) + vanilla('put', 1.1)],
    ['strangle', { strikes: [1.05, 1.15] }, () => vanilla('put', 1.05) + vanilla('call', 1.15)],
    ['riskReversal', { strikes: [1.05, 1.15] }, () => vanilla('call', 1.15) - vanilla('put', 1.05)],
    [
      'butterfly',
      { strikes: [1, 1.1, 1.2] },
      () => vanilla('call', 1) - 2 * vanilla('call', 1.1) + vanilla('call', 1.2),
    ],
    ['callSpread', { strikes: [1.1, 1.15] }, () => vanilla('call', 1.1) - vanilla('call', 1.15)],
    ['putSpread', { strikes: [1.1, 1.05] }, () => vanilla('put', 1.1) - vanilla('put', 1.05)],
  ])('a %s is its legs', (strategy, strikes, expected) => {
    const { value, legs } = price('priceStrategy', { strategy, ...euro, ...strikes })
    expect(value.amount).toBeCloseTo(expected(), 14)
    expect(legs.reduce((sum, leg) => sum + leg.value.amount, 0)).toBeCloseTo(value.amount, 14)
  })

  it('finds wings by delta, each at the vol that the smile has there', () => {
    const { legs, deltaConvention } = price('priceStrategy', {
      strategy: 'riskReversal',
      ...euro,
      delta: 0.25,
      market: smiling,
    })
    expect(legs.map(({ type, side }) => [type, side])).toEqual([
      ['call', 'long'],
      ['put', 'short'],
    ])
    // ATM + BF +/- RR/2
    expect(legs[0]!.vol.value).toBeCloseTo(0.078, 12)
    expect(legs[1]!.vol.value).toBeCloseTo(0.088, 12)
    expect(deltaConvention).toBe('spot')
  })

  it('a butterfly by delta is the strangle against the straddle at the money', () => {
    const by = (strategy: string, over: object) =>
      price('priceStrategy', { strategy, ...euro, market: smiling, ...over })
    const straddle = by('straddle', {})
    expect(by('butterfly', { delta: 0.25 }).value.amount).toBeCloseTo(
      by('strangle', { delta: 0.25 }).value.amount - straddle.value.amount,
      14,
    )
  })

  it.each([
    ['strangle', { strike: 1.1 }],
    ['callSpread', { delta: 0.25 }],
    ['butterfly', { strikes: [1, 1.1] }],
    ['straddle', { strike: 1.1, strikes: [1.1] }],
  ])('refuses a %s of the wrong strikes', (strategy, strikes) => {
    const reason = reasonFrom('finance.priceStrategy', { strategy, ...euro, ...strikes, market })
    expect(reason).toEqual({ ok: true, value: 'badStrikes' })
  })
})

describe('digitals', () => {
  const digital = (over: object) => price('priceDigital', { ...euro, ...over }).value

  it('pay in either currency', () => {
    const cash = digital({ kind: 'cashOrNothing', strike: 1.1, payout: money(1e6, 'USD') })
    expect(cash.amount).toBeCloseTo(1e6 * digital({ kind: 'cashOrNothing', strike: 1.1 }).amount, 6)
    const inEuro = digital({ kind: 'cashOrNothing', strike: 1.1, payout: money(1, 'EUR') })
    expect(inEuro).toEqual(digital({ kind: 'assetOrNothing', strike: 1.1 }))
    expect(
      digital({ kind: 'assetOrNothing', strike: 1.1 }).amount -
        1.1 * digital({ kind: 'cashOrNothing', strike: 1.1 }).amount,
    ).toBeCloseTo(price('priceOption', { option: euroCall }).value.amount, 13)
  })

  it('a touch paid when hit is worth more than one paid at expiry', () => {
    const at = (payAt: string) => digital({ kind: 'oneTouch', barrier: 1.12, payout: money(1, 'USD'), payAt }).amount
    expect(at('hit')).toBeGreaterThan(at('expiry'))
    expect(digital({ kind: 'noTouch', barrier: 1.12 }).amount + at('expiry')).toBeCloseTo(Math.exp(-0.053 / 2), 13)
  })

  it.each([
    [{ kind: 'cashOrNothing' }, 'missingStrike'],
    [{ kind: 'gap', strike: 1.1 }, 'missingBarrier'],
    [{ kind: 'oneTouch' }, 'missingBarrier'],
    [{ kind: 'doubleNoTouch', barrier: 1.1 }, 'missingBarrier'],
    [{ kind: 'doubleNoTouch', barriers: [1.1, 1.1] }, 'badBarrier'],
  ])('%j: %s', (over, reason) => {
    expect(reasonFrom('finance.priceDigital', { ...euro, ...over, market })).toEqual({ ok: true, value: reason })
  })
})

describe('barrier options', () => {
  const terms = { barrierType: 'DownOut', barrier: given(1.05, 'USD/EUR'), option: euroCall }
  const value = (over: object) => price('priceBarrier', { ...terms, ...over }).value.amount
  const option = { ...euroCall, notional: money(1e6, 'EUR') }

  it('take a rebate as a rate, or as money on the whole notional', () => {
    const perEuro = value({ rebate: given(0.01, 'USD/EUR') })
    expect(perEuro).toBeGreaterThan(value({}))
    expect(value({ rebate: money(0.01, 'USD') })).toBeCloseTo(perEuro, 14)
    expect(value({ option, rebate: money(10_000, 'USD') })).toBeCloseTo(1e6 * perEuro, 6)
  })

  it.each([
    ['rebate', { rebate: money(1, 'EUR') }, 'USD or USD / EUR'],
    ['barrier', { barrier: given(0.95, 'EUR/USD') }, 'USD / EUR'],
  ])('refuse a %s of another dimension', (path, over, expected) => {
    expect(ask('finance.priceBarrier', { ...terms, ...over, market })).toMatchObject({
      fault: { code: 'FAULT_DIMENSION', path, expected },
    })
  })

  it('take the vol of the smile at the strike', () => {
    const smile = price('priceOption', { option: euroCall, market: smiling }).value.amount
    const knocked = (barrierType: string) => value({ barrierType, market: smiling })
    expect(knocked('DownIn') + knocked('DownOut')).toBeCloseTo(smile, 14)
  })
})

describe('American options', () => {
  it('are the European one and the premium of early exercise, on the whole notional and of the sign of the side', () => {
    const option = { ...euroCall, type: 'put', strike: 1.2, notional: money(1e6, 'EUR'), side: 'short' }
    const { value, earlyExercisePremium, error } = price('priceAmerican', { option })
    const european = price('priceOption', { option }).value.amount
    expect(earlyExercisePremium.amount).toBeLessThan(0)
    expect(value.amount).toBeCloseTo(european + earlyExercisePremium.amount, 6)
    expect(error.amount).toBeLessThan(1)
    expect(error.amount).toBeGreaterThanOrEqual(0)
  })

  it.each([
    ['integral equation', 0.05, 0.02, 0.1, 1],
    ['bounds', -0.01, -0.1, 1e-6, 50],
    ['European', -0.02, 0.01, 0.1, 1],
  ])('name what they rest on: %s', (basis, domestic, foreign, vol, years) => {
    const yields = { USD: given(domestic, '1/yr'), EUR: given(foreign, '1/yr') }
    const option = { ...euroCall, tenor: undefined, expiry: given(years, 'yr'), type: 'put', strike: 1.2 }
    const request = { option, market: { ...market, yields }, vol: given(vol, 'yr^(-1/2)') }
    const { method, value } = price('priceAmerican', request)
    expect(method).toContain(basis)
    expect(value.amount).toBeGreaterThanOrEqual(0.115 - 1e-12)
  })
})
