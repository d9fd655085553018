import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type DeltaConvention,
  type ForwardMarket,
  forwardRate,
  type MarketData,
  marketVol,
  type Smile,
  smileVol,
  strikeOfDelta,
  valueOption,
} from '../../../../src/domains/finance/kernel/index.js'
import { answerOf } from './option-cases.js'

const market: ForwardMarket = { spot: 1.085, domesticYield: 0.053, foreignYield: 0.039, expiry: 0.5 }
const smile = { atm: 0.075, rr: -0.006, bf: 0.0022 }
const conventions = ['spot', 'forward', 'premiumAdjustedSpot', 'premiumAdjustedForward'] as const

const deltaField = {
  spot: 'deltaSpot',
  forward: 'deltaForward',
  premiumAdjustedSpot: 'deltaSpotPremiumAdjusted',
  premiumAdjustedForward: 'deltaForwardPremiumAdjusted',
} as const satisfies Record<DeltaConvention, string>

describe('the strike of a delta', () => {
  it.each(conventions)('prices back to the %s delta that it came from', (convention) => {
    fc.assert(
      fc.property(
        fc.constantFrom('call' as const, 'put' as const),
        fc.double({ min: 0.05, max: 0.45, noNaN: true }),
        fc.double({ min: 0.03, max: 0.4, noNaN: true }),
        (type, delta, vol) => {
          const strike = answerOf(strikeOfDelta(type, delta, convention, vol, market))
          const priced = answerOf(valueOption({ ...market, type, strike, vol }))
          expect(Math.abs(priced[deltaField[convention]])).toBeCloseTo(delta, 13)
        },
      ),
    )
  })

  it('of a premium-adjusted call lies right of the delta that is largest', () => {
    const vol = 0.3
    const strike = answerOf(strikeOfDelta('call', 0.4, 'premiumAdjustedForward', vol, market))
    const deltaAt = (k: number) =>
      answerOf(valueOption({ ...market, type: 'call', strike: k, vol })).deltaForwardPremiumAdjusted
    expect(deltaAt(strike * 1.001)).toBeLessThan(deltaAt(strike))
  })

  it.each([
    ['call', 1.01, 'forward'],
    ['put', 0, 'spot'],
    ['call', 0.99, 'premiumAdjustedSpot'],
  ] as const)('a %s with a delta of %d (%s) has none', (type, delta, convention) => {
    const none = strikeOfDelta(type, delta, convention, 0.1, market)
    expect(none).toMatchObject({ ok: false, error: { reason: 'deltaOutOfRange' } })
  })
})

describe('vol by strike', () => {
  const atmStrike: Record<string, number> = {
    spot: market.spot,
    forward: forwardRate(market),
    DNS: forwardRate(market) * Math.exp(0.5 * smile.atm ** 2 * market.expiry),
  }

  it.each(conventions)('goes through the quoted wings (%s)', (deltaConvention) => {
    for (const delta of [0.1, 0.25]) {
      const quotes: Smile = { ...smile, delta, deltaConvention }
      const callVol = smile.atm + smile.bf + smile.rr / 2
      const putVol = smile.atm + smile.bf - smile.rr / 2
      const callStrike = answerOf(strikeOfDelta('call', delta, deltaConvention, callVol, market))
      const putStrike = answerOf(strikeOfDelta('put', delta, deltaConvention, putVol, market))
      expect(answerOf(smileVol(quotes, market, callStrike))).toBeCloseTo(callVol, 14)
      expect(answerOf(smileVol(quotes, market, putStrike))).toBeCloseTo(putVol, 14)
    }
  })

  it.each(['spot', 'forward', 'DNS'] as const)('goes through ATM at the money (%s)', (atmConvention) => {
    expect(answerOf(smileVol({ ...smile, atmConvention }, market, atmStrike[atmConvention]!))).toBeCloseTo(
      smile.atm,
      14,
    )
  })

  it('takes the delta-neutral strike F e^(-s^2/2) where the premium is adjusted for', () => {
    const strike = forwardRate(market) * Math.exp(-0.5 * smile.atm ** 2 * market.expiry)
    const quotes: Smile = { ...smile, deltaConvention: 'premiumAdjustedForward' }
    expect(answerOf(smileVol(quotes, market, strike))).toBeCloseTo(smile.atm, 14)
  })

  it('is flat where nothing bends it', () => {
    for (const strike of [0.5, 1.085, 3]) {
      expect(answerOf(smileVol({ atm: 0.08, rr: 0, bf: 0 }, market, strike))).toBeCloseTo(0.08, 15)
    }
  })

  it('is found however little bends it', () => {
    const hair = fc.double({ min: -1e-16, max: 1e-16, noNaN: true })
    fc.assert(
      fc.property(hair, hair, fc.double({ min: 0.2, max: 5, noNaN: true }), (rr, bf, strike) => {
        expect(answerOf(smileVol({ atm: 0.08, rr, bf }, market, strike))).toBeCloseTo(0.08, 14)
      }),
    )
  })

  it('is refused where no vol agrees with its delta, and not taken for ATM', () => {
    const nowhere = { ...market, domesticYield: Number.POSITIVE_INFINITY, foreignYield: Number.POSITIVE_INFINITY }
    const quotes: Smile = { ...smile, deltaConvention: 'forward' }
    expect(smileVol(quotes, nowhere, 1.1)).toMatchObject({ ok: false, error: { reason: 'badSmile' } })
  })

  it('stays bounded and above zero however far the strike lies', () => {
    for (const strike of [1e-6, 0.1, 0.9, 1.3, 10, 1e6]) {
      const vol = answerOf(smileVol(smile, market, strike))
      expect(vol).toBeGreaterThan(0)
      expect(vol).toBeLessThan(0.1)
    }
  })

  it.each([
    [{ atm: 0.372, rr: 0.0745, bf: 0.054 }, 3.2, 0.92],
    [{ atm: 0.417, rr: -0.103, bf: 0.021 }, 4.5, 1.61],
  ])('of several that agree with their own delta is the one next to the quotes (%j)', (quotes, expiry, strike) => {
    const steep: Smile = { ...quotes, delta: 0.35, deltaConvention: 'premiumAdjustedForward' }
    const plain = { spot: 1, domesticYield: 0, foreignYield: 0, expiry }
    expect(Math.abs(answerOf(smileVol(steep, plain, strike)) / quotes.atm - 1)).toBeLessThan(0.8)
  })

  it.each([
    [{ atm: 0.05, rr: 0.2, bf: 0 }, 'badSmile'],
    [{ atm: 0.05, rr: 0.06, bf: -0.015 }, 'badSmile'],
    [{ atm: -0.05, rr: 0, bf: 0 }, 'badSmile'],
    [{ ...smile, delta: 0.6 }, 'badSmile'],
    [{ ...smile, delta: 1.2 }, 'deltaOutOfRange'],
  ])('%j is refused as %s', (quotes, reason) => {
    expect(smileVol(quotes, market, 1.1)).toMatchObject({ ok: false, error: { reason } })
  })
})

describe('the vol that a market gives a pair', () => {
  const data = (vol: number | Smile): MarketData => ({
    spots: new Map([['EURUSD', 1.085]]),
    yields: new Map(),
    vols: new Map([['EURUSD', vol]]),
  })
  const dollarEuro = { spot: 1 / 1.085, domesticYield: 0.039, foreignYield: 0.053, expiry: 0.5 }

  it('is the same seen from the other currency, at the inverse strike', () => {
    const direct = marketVol(data(smile), { foreign: 'EUR', domestic: 'USD' }, market, 1.2)
    const mirrored = marketVol(data(smile), { foreign: 'USD', domestic: 'EUR' }, dollarEuro, 1 / 1.2)
    expect(answerOf(mirrored)).toBeCloseTo(answerOf(direct), 14)
    expect(answerOf(marketVol(data(0.09), { foreign: 'USD', domestic: 'EUR' }, dollarEuro, 0.9))).toBe(0.09)
  })

  it('is missing where none is quoted', () => {
    const none = marketVol(data(0.09), { foreign: 'GBP', domestic: 'USD' }, market, 1.2)
    expect(none).toMatchObject({ ok: false, error: { reason: 'missingVol' } })
  })
})
