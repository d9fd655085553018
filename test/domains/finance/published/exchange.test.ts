// Chains of rates from the QuantLib test suite, 4 August 2004; their products are exact arithmetic.

import { expect, it } from 'vitest'
import { answerTo } from '../../ask.js'
import { given, money } from '../requests.js'

const market = {
  spots: {
    EURUSD: given(1.1983, 'USD/EUR'),
    EURGBP: given(0.6596, 'GBP/EUR'),
    USDCHF: given(1.2847, 'CHF/USD'),
    SEKCHF: given(0.1674, 'CHF/SEK'),
    SEKJPY: given(14.545, 'JPY/SEK'),
  },
}

it.each([
  ['USD', 'SEK', ['USD', 'CHF', 'SEK'], 1.2847 / 0.1674],
  ['EUR', 'SEK', ['EUR', 'USD', 'CHF', 'SEK'], (1.1983 * 1.2847) / 0.1674],
  ['EUR', 'JPY', ['EUR', 'USD', 'CHF', 'SEK', 'JPY'], (1.1983 * 1.2847 * 14.545) / 0.1674],
  ['GBP', 'JPY', ['GBP', 'EUR', 'USD', 'CHF', 'SEK', 'JPY'], ((1.1983 / 0.6596) * 1.2847 * 14.545) / 0.1674],
])('%s becomes %s along %j', (from, to, path, rate) => {
  const answer = answerTo('finance.convert', { amount: money(100_000, from), to, market }) as {
    amount: { amount: number }
    path: readonly string[]
  }
  expect(answer.path).toEqual(path)
  expect(answer.amount.amount / (100_000 * rate)).toBeCloseTo(1, 14)
})
