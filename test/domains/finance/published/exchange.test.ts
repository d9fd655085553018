// Chains of rates of 4 August 2004, as we remember them in the QuantLib test suite; recomputed independently as products of the rates.

import { describe, expect, it } from 'vitest'
import { answerTo } from '../../ask.js'
import { checkPublished } from '../../published-cases.js'
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

const chains: readonly (readonly [from: string, to: string, path: readonly string[], rate: number])[] = [
  ['USD', 'SEK', ['USD', 'CHF', 'SEK'], 1.2847 / 0.1674],
  ['EUR', 'SEK', ['EUR', 'USD', 'CHF', 'SEK'], (1.1983 * 1.2847) / 0.1674],
  ['EUR', 'JPY', ['EUR', 'USD', 'CHF', 'SEK', 'JPY'], (1.1983 * 1.2847 * 14.545) / 0.1674],
  ['GBP', 'JPY', ['GBP', 'EUR', 'USD', 'CHF', 'SEK', 'JPY'], ((1.1983 / 0.6596) * 1.2847 * 14.545) / 0.1674],
]

describe('amounts along chains of rates', () => {
  checkPublished(
    chains.map(([from, to, , rate]) => ({
      what: `${from} becomes ${to}`,
      operation: 'finance.convert',
      request: { amount: money(100_000, from), to, market },
      figures: [{ path: 'amount', value: 100_000 * rate, tolerance: 5e-10 * rate }],
    })),
  )

  it.each(chains)('%s becomes %s along %j', (from, to, path) => {
    expect(answerTo('finance.convert', { amount: money(1, from), to, market })).toMatchObject({ path })
  })
})
