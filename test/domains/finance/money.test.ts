import { describe, expect, it } from 'vitest'
import { answerTo, ask, reasonFrom } from '../ask.js'
import { given, market, money } from './requests.js'

const convert = (amount: object, to: string, over: object = {}) =>
  answerTo('finance.convert', { amount, to, market, ...over })

describe('converting money', () => {
  it('takes the spot as quoted, or its inverse', () => {
    expect(convert(money(5000, 'EUR'), 'USD')).toEqual({ amount: money(5425, 'USD'), path: ['EUR', 'USD'] })
    expect(convert(money(5425, 'USD'), 'EUR')).toEqual({ amount: money(5000, 'EUR'), path: ['USD', 'EUR'] })
  })

  it('names the chain of spots it went along', () => {
    expect(convert(money(1000, 'GBP'), 'JPY')).toEqual({ amount: money(190_500, 'JPY'), path: ['GBP', 'USD', 'JPY'] })
  })

  it('leaves an amount in its own currency alone', () => {
    expect(convert(money(-12.5, 'CHF'), 'CHF')).toEqual({ amount: money(-12.5, 'CHF'), path: ['CHF'] })
  })

  it('takes a given rate, quoted either way round, in place of the market', () => {
    const answer = { amount: money(1_512_000, 'JPY'), path: ['USD', 'JPY'] }
    expect(convert(money(10_000, 'USD'), 'JPY', { rate: given(151.2, 'JPY/USD') })).toEqual(answer)
    expect(convert(money(1_512_000, 'JPY'), 'USD', { rate: given(151.2, 'JPY/USD') })).toEqual({
      amount: money(10_000, 'USD'),
      path: ['JPY', 'USD'],
    })
  })

  it.each([
    ['noPath', money(1, 'USD'), 'USD', { rate: given(1.1, 'USD/EUR') }],
    [
      'noPath',
      money(1, 'EUR'),
      'CHF',
      { market: { ...market, spots: { ...market.spots, CHFSEK: given(11, 'SEK/CHF') } } },
    ],
    ['unknownCurrency', money(1, 'EUR'), 'CHF', {}],
    ['nonPositiveRate', money(1, 'USD'), 'JPY', { rate: given(0, 'JPY/USD') }],
    ['nonPositiveRate', money(1, 'USD'), 'JPY', { rate: given(-151, 'JPY/USD') }],
    ['nonPositiveRate', money(1, 'EUR'), 'USD', { market: { ...market, spots: { EURUSD: given(0, 'USD/EUR') } } }],
    ['domain', money(1e308, 'USD'), 'JPY', {}],
  ])('answers %s where there is no way (%j to %s)', (reason, amount, to, over) => {
    expect(reasonFrom('finance.convert', { amount, to, market, ...over })).toEqual({ ok: true, value: reason })
  })

  it('is a fault of the sender where the amount is no money or the rate no rate', () => {
    expect(ask('finance.convert', { amount: given(5, 'kg'), to: 'USD', market })).toMatchObject({
      fault: { code: 'FAULT_DIMENSION', path: 'amount', expected: 'money', actual: 'kg' },
    })
    const elsewhere = given(0.86, 'GBP/EUR')
    expect(ask('finance.convert', { amount: money(1, 'USD'), to: 'JPY', market, rate: elsewhere })).toMatchObject({
      fault: { code: 'FAULT_DIMENSION', path: 'rate', expected: 'JPY / USD or USD / JPY', actual: 'GBP / EUR' },
    })
    const rate = given(1.1, 'USD')
    expect(ask('finance.convert', { amount: money(5, 'EUR'), to: 'USD', market, rate })).toMatchObject({
      fault: { code: 'FAULT_DIMENSION', path: 'rate', expected: 'rate', actual: 'USD' },
    })
  })
})

describe('adding money up', () => {
  it('gives the sum in its one currency', () => {
    const amounts = [money(1200, 'EUR'), money(350, 'EUR'), money(75.5, 'EUR')]
    expect(answerTo('finance.sum', { amounts })).toEqual(money(1625.5, 'EUR'))
  })

  it('loses nothing to the order of the amounts', () => {
    const amounts = [1, 1e100, 1, -1e100].map((amount) => money(amount, 'JPY'))
    expect(answerTo('finance.sum', { amounts })).toEqual(money(2, 'JPY'))
  })

  it('is a fault of the sender where currencies mix', () => {
    expect(ask('finance.sum', { amounts: [money(500, 'EUR'), money(300, 'USD')] })).toMatchObject({
      fault: { code: 'FAULT_DIMENSION', path: 'amounts[1]', expected: 'EUR', actual: 'USD' },
    })
  })

  it.each([[[]], [[money(1e308, 'USD'), money(1e308, 'USD')]]])('has no answer for %j', (amounts) => {
    expect(reasonFrom('finance.sum', { amounts })).toEqual({ ok: true, value: 'domain' })
  })
})
