// Requests and responses about strategies, digitals, barriers and early exercise.

import {
  carried,
  choice,
  contract,
  defaulted,
  described,
  list,
  listOf,
  money,
  number,
  optional,
  rate,
  record,
  text,
} from '../../../fabric/schema/index.js'
import { market, pricingErrors } from './market-data.js'
import {
  deltaConvention,
  expiring,
  option,
  optionPair,
  optionType,
  pairMoney,
  pairRate,
  side,
  volatility,
} from './quotes.js'
import { optionGreeks } from './vanilla.js'

const vol = () => optional(described('the volatility', volatility()))
const oneExpiry = ['tenor', 'expiry'] as const

export const priceStrategy = contract({
  name: 'finance.priceStrategy',
  summary: 'Price a strategy of vanilla options, leg by leg.',
  method: 'Garman-Kohlhagen for each leg, closed form; each strike at the vol of the smile there',
  accuracy: '1e-12 relative times max(1, condition number) for each leg; legs added by a compensated sum',
  request: record(
    {
      strategy: described(
        'the strategy',
        choice('straddle', 'strangle', 'riskReversal', 'butterfly', 'callSpread', 'putSpread'),
      ),
      pair: optionPair(),
      ...expiring(),
      strike: optional(described('the strike', pairRate())),
      strikes: optional(described('the strikes', list(pairRate(), { countMax: 4 }))),
      delta: optional(described('the delta of the wings', number())),
      deltaConvention: optional(deltaConvention()),
      /** of the options of a butterfly by strikes; calls where it is not said */
      type: optional(optionType()),
      side: side(),
      notional: optional(described('the notional', pairMoney())),
      vol: vol(),
      market,
    },
    { exactlyOne: [oneExpiry] },
  ),
  response: record({
    value: money(),
    legs: list(
      record({
        type: choice('call', 'put'),
        side: choice('long', 'short'),
        /** options per unit of the strategy */
        quantity: number(),
        strike: rate(),
        vol: volatility(),
        value: money(),
      }),
      { countMax: 8 },
    ),
    /** of strikes that were found by delta */
    deltaConvention: optional(deltaConvention()),
    method: text(),
  }),
  errors: [...pricingErrors, 'badStrikes'],
})

export const priceDigital = contract({
  name: 'finance.priceDigital',
  summary: 'Price an option that pays a fixed amount or asset, at expiry or when a barrier is touched or not.',
  method:
    'Garman-Kohlhagen at expiry, closed form; touches by integrating the density of the first passage, one flat vol',
  accuracy: '1e-12 relative times max(1, condition number)',
  request: record(
    {
      kind: described(
        'the kind of digital',
        choice('cashOrNothing', 'assetOrNothing', 'gap', 'oneTouch', 'noTouch', 'doubleNoTouch'),
      ),
      pair: optionPair(),
      type: defaulted(optionType(), 'call'),
      strike: optional(described('the strike', pairRate())),
      barrier: optional(described('the barrier', pairRate())),
      barriers: optional(described('the lower and the upper barrier', listOf(pairRate(), 2))),
      ...expiring(),
      payout: optional(described('the payout', pairMoney())),
      payAt: defaulted(described('when a touch pays', choice('hit', 'expiry')), 'expiry'),
      side: side(),
      vol: vol(),
      market,
    },
    { exactlyOne: [oneExpiry] },
  ),
  response: record({ value: money(), vol: volatility(), method: text() }),
  errors: [...pricingErrors, 'missingBarrier', 'missingStrike', 'badBarrier'],
})

export const priceBarrier = contract({
  name: 'finance.priceBarrier',
  summary: 'Price a vanilla option that a barrier knocks in or out.',
  method:
    'reflected densities (Reiner-Rubinstein), continuous monitoring, one flat vol; Greeks by automatic differentiation',
  accuracy: '1e-12 relative times max(1, condition number)',
  request: record({
    barrierType: described('the kind of barrier', choice('DownIn', 'DownOut', 'UpIn', 'UpOut')),
    barrier: described('the barrier', rate()),
    rebate: optional(described('the rebate', carried('any'))),
    option,
    vol: vol(),
    market,
  }),
  response: record({ value: money(), greeks: optionGreeks, vol: volatility(), method: text() }),
  errors: [...pricingErrors, 'badBarrier'],
})

export const priceAmerican = contract({
  name: 'finance.priceAmerican',
  summary: 'Price a vanilla option that may be exercised at any time.',
  method: 'integral equation of the exercise boundary (Kim), smooth fit at Chebyshev points',
  accuracy: 'a millionth of the greater of spot and strike; the `error` of the answer is an estimate of it',
  request: record({ option, vol: vol(), market }),
  response: record({
    value: money(),
    earlyExercisePremium: money(),
    /** an estimate of the numerical error of the value, not a bound */
    error: money(),
    vol: volatility(),
    method: text(),
  }),
  errors: pricingErrors,
})
