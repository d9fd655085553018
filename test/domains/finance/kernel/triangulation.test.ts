import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conversionRate, splitPair } from '../../../../src/domains/finance/kernel/index.js'
import { answerOf } from './option-cases.js'

const spots = new Map([
  ['EURUSD', 1.085],
  ['GBPUSD', 1.27],
  ['USDJPY', 150.2],
  ['EURCHF', 0.955],
  ['AUDNZD', 1.09],
])

describe('rates by triangulation', () => {
  it.each([
    ['EUR', 'USD', 1.085, ['EUR', 'USD']],
    ['USD', 'EUR', 1 / 1.085, ['USD', 'EUR']],
    ['EUR', 'JPY', 1.085 * 150.2, ['EUR', 'USD', 'JPY']],
    ['GBP', 'EUR', 1.27 / 1.085, ['GBP', 'USD', 'EUR']],
    ['JPY', 'CHF', 0.955 / (150.2 * 1.085), ['JPY', 'USD', 'EUR', 'CHF']],
    ['XAU', 'XAU', 1, ['XAU']],
  ])('%s to %s', (from, to, rate, path) => {
    expect(answerOf(conversionRate(spots, from, to))).toMatchObject({ rate, path })
  })

  it('takes a direct quotation over a chain, and the shorter chain over the longer', () => {
    const more = new Map([...spots, ['EURGBP', 0.854], ['GBPJPY', 190.7]] as const)
    expect(answerOf(conversionRate(more, 'EUR', 'GBP'))).toMatchObject({ rate: 0.854, path: ['EUR', 'GBP'] })
    expect(answerOf(conversionRate(more, 'CHF', 'JPY')).path).toHaveLength(4)
  })

  it('does not hang on the order of the spots', () => {
    const names = [...spots.keys(), 'EURGBP', 'GBPJPY', 'CHFJPY']
    fc.assert(
      fc.property(fc.shuffledSubarray(names, { minLength: names.length }), (order) => {
        const shuffled = new Map(order.map((name) => [name, spots.get(name) ?? 1.5] as const))
        expect(answerOf(conversionRate(shuffled, 'GBP', 'CHF')).path).toEqual(['GBP', 'EUR', 'CHF'])
      }),
    )
  })

  it('there and back is 1 to rounding', () => {
    for (const [from, to] of [
      ['JPY', 'CHF'],
      ['GBP', 'JPY'],
    ] as const) {
      const there = answerOf(conversionRate(spots, from, to)).rate
      expect(there * answerOf(conversionRate(spots, to, from)).rate).toBeCloseTo(1, 15)
    }
  })

  it('says why there is no rate', () => {
    expect(conversionRate(spots, 'EUR', 'NZD')).toMatchObject({ error: { reason: 'noPath' } })
    expect(conversionRate(spots, 'EUR', 'SEK')).toMatchObject({ error: { reason: 'unknownCurrency' } })
    expect(conversionRate(new Map([['EURUSD', 0]]), 'EUR', 'USD')).toMatchObject({
      error: { reason: 'nonPositiveRate' },
    })
    expect(conversionRate(new Map([['EURUSD', Number.NaN]]), 'USD', 'EUR')).toMatchObject({
      error: { reason: 'nonPositiveRate' },
    })
  })

  it('splits a pair into its two currencies', () => {
    expect(splitPair('USDJPY')).toEqual({ foreign: 'USD', domestic: 'JPY' })
  })
})
