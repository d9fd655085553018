// As we remember it in the delta calculator's cases of the QuantLib test suite and, the last two, in A. Castagna, "FX Options and Smile Risk"; recomputed
// independently by bisection of the formulas of the deltas. The strikes were found numerically there, to four or five digits.

import { describe, expect, it } from 'vitest'
import { answerTo } from '../../ask.js'
import { checkPublished } from '../../published-cases.js'
import { flatMarket } from './printed.js'

type Convention = 'spot' | 'premiumAdjustedSpot' | 'forward' | 'premiumAdjustedForward'

const cases: readonly {
  readonly type: 'call' | 'put'
  readonly spot: number
  readonly discounts: readonly [domestic: number, foreign: number]
  readonly totalVol: number
  readonly delta: number
  readonly strikes: { readonly [convention in Convention]?: number }
}[] = [
  {
    type: 'call',
    spot: 1.421,
    discounts: [0.997306, 0.992266],
    totalVol: 0.1180654,
    delta: 0.15,
    strikes: {
      spot: 1.60808,
      premiumAdjustedSpot: 1.600545,
      forward: 1.609029,
      premiumAdjustedForward: 1.60155,
    },
  },
  {
    type: 'call',
    spot: 122.121,
    discounts: [0.9695434, 0.9872347],
    totalVol: 0.0887676,
    delta: 0.67,
    strikes: {
      spot: 119.8031,
      premiumAdjustedSpot: 117.7096,
      forward: 120.0592,
      premiumAdjustedForward: 118.0532,
    },
  },
  {
    type: 'put',
    spot: 3.4582,
    discounts: [0.99979, 0.9250616],
    totalVol: 0.3199034,
    delta: -0.821,
    strikes: {
      spot: 4.964924,
      premiumAdjustedSpot: 3.778327,
      forward: 4.51896,
      premiumAdjustedForward: 3.65728,
    },
  },
  {
    type: 'put',
    spot: 103,
    discounts: [0.99482, 0.98508],
    totalVol: 0.07247845,
    delta: -0.25,
    strikes: { spot: 97.47, premiumAdjustedSpot: 97.22 },
  },
]

describe('strikes of given deltas', () => {
  checkPublished(
    cases.flatMap(({ strikes, type, delta, ...market }) =>
      Object.entries(strikes).map(([deltaConvention, strike]) => ({
        what: `${type}, delta ${delta}, ${deltaConvention}`,
        operation: 'finance.strikeFromDelta',
        request: { pair: 'EURUSD', tenor: '1Y', type, delta, deltaConvention, market: marketOf(market) },
        figures: [{ path: 'strike', value: strike, tolerance: 6e-5 * strike }],
      })),
    ),
  )

  it('is the forward at the money without vol, as the straddle of no delta is', () => {
    const market = marketOf({ ...cases[3]!, totalVol: 0 })
    for (const convention of ['forward', 'DNS']) {
      const { strike } = answerTo('finance.atmStrike', { pair: 'EURUSD', tenor: '1Y', convention, market }) as {
        strike: { value: number }
      }
      expect(strike.value).toBeCloseTo((103 * 0.98508) / 0.99482, 10)
    }
  })
})

/** Discount factors of a year as yields. */
function marketOf({
  spot,
  discounts: [domestic, foreign],
  totalVol,
}: Pick<(typeof cases)[number], 'spot' | 'discounts' | 'totalVol'>) {
  return flatMarket({ spot, domesticYield: -Math.log(domestic), foreignYield: -Math.log(foreign), vol: totalVol })
}
