// Requests and responses about single vanilla options: value, Greeks, and from quotes back to strikes and vols.

import {
  carried,
  choice,
  contract,
  currency,
  date,
  described,
  list,
  money,
  number,
  optional,
  quantity,
  rate,
  record,
  text,
} from '../../../fabric/schema/index.js'
import { market, pricingErrors } from './market-data.js'
import { atmConvention, deltaConvention, expiring, option, optionPair, optionType, volatility } from './quotes.js'

/** Per unit of notional, each with the unit that follows from it. */
export const optionGreeks = record({
  deltaSpot: number(),
  deltaForward: number(),
  deltaSpotPremiumAdjusted: number(),
  deltaForwardPremiumAdjusted: number(),
  gamma: carried('any'),
  vega: carried('any'),
  theta: carried('any'),
  rhoDomestic: carried('any'),
  rhoForeign: carried('any'),
  vanna: carried('any'),
  volga: carried('any'),
})

export const priceOption = contract({
  name: 'finance.priceOption',
  summary: 'Price one FX option by Garman-Kohlhagen, with its Greeks.',
  method: 'Garman-Kohlhagen, closed form',
  accuracy: '1e-12 relative times max(1, condition number)',
  request: record({
    option,
    market,
    vol: optional(described('the volatility', volatility())),
  }),
  response: record({
    value: money(),
    styles: record({ domPips: rate(), pctFor: number(), pctDom: number(), forPips: rate() }),
    greeks: optionGreeks,
    method: text(),
  }),
  errors: pricingErrors,
})

/** Beside an `optionPair`: which expiry a quote is for. */
const oneExpiry = { exactlyOne: [['tenor', 'expiry'] as const] }

export const strikeFromDelta = contract({
  name: 'finance.strikeFromDelta',
  summary: 'The strike of the option that has a given delta.',
  method:
    'closed form by the inverse normal distribution; a premium-adjusted call by the root right of its greatest delta; on a smile, strike and vol solved together',
  accuracy: '1e-12 relative times max(1, condition number) of the equation that it solves',
  request: record(
    {
      pair: optionPair(),
      ...expiring(),
      delta: described('the delta, of either sign for a put', number()),
      type: optionType(),
      deltaConvention: optional(deltaConvention()),
      vol: optional(described('the volatility', volatility())),
      market,
    },
    oneExpiry,
  ),
  response: record({ strike: rate(), vol: volatility(), deltaConvention: deltaConvention() }),
  errors: pricingErrors,
})

export const atmStrike = contract({
  name: 'finance.atmStrike',
  summary: 'The at-the-money strike: spot, forward, or delta-neutral straddle.',
  method: 'closed form: spot, forward, or the strike at which a straddle has no delta',
  accuracy: '1e-12 relative times max(1, condition number)',
  request: record(
    {
      pair: optionPair(),
      ...expiring(),
      convention: atmConvention(),
      deltaConvention: optional(deltaConvention()),
      vol: optional(described('the volatility', volatility())),
      market,
    },
    oneExpiry,
  ),
  /** The last two where the strike rests on them: for DNS. */
  response: record({ strike: rate(), vol: optional(volatility()), deltaConvention: optional(deltaConvention()) }),
  errors: pricingErrors,
})

export const impliedVol = contract({
  name: 'finance.impliedVol',
  summary: 'The volatility at which an option is worth a given price.',
  method: 'rational start, Householder steps of order 4',
  accuracy: '1e-12 relative wherever one rounding of the price does not move the vol by more',
  request: record({
    option,
    price: described('the price', carried('any')),
    market,
  }),
  response: record({ vol: volatility(), method: text() }),
  errors: [...pricingErrors, 'belowIntrinsic', 'aboveMaximum'],
})

export const volQuote = contract({
  name: 'finance.volQuote',
  summary: "A quote of the market's volatility smile: at the money, risk reversal or butterfly.",
  method:
    'the smile through its three quotes: a parabola in forward delta, total variance linear in time at one moneyness',
  accuracy: '1e-12 of the vols that it is made of, absolute',
  request: record(
    {
      pair: optionPair(),
      ...expiring(),
      quote: described('which quote', choice('ATM', 'RR', 'BF')),
      delta: optional(described('the delta of the wings', number())),
      market,
    },
    oneExpiry,
  ),
  response: record({
    vol: volatility(),
    /** Of the wings; where they play a part. */
    delta: optional(number()),
    deltaConvention: optional(deltaConvention()),
    atmConvention: optional(atmConvention()),
  }),
  errors: pricingErrors,
})

export const forwardRate = contract({
  name: 'finance.forwardRate',
  summary: 'The forward rate of a pair and its forward points.',
  method: 'spot times e^((rd - rf) T), the points by expm1',
  accuracy: '1e-12 relative times max(1, condition number)',
  request: record({ pair: optionPair(), ...expiring(), market }, oneExpiry),
  response: record({
    rate: rate(),
    points: rate(),
    /** years over which the yields run */
    time: quantity('yr'),
    /** of the spot, by the market's chain of quotes */
    path: list(currency()),
    /** where the market has a date */
    delivery: optional(date()),
  }),
  errors: pricingErrors,
})

export const greekNames = [
  'pv',
  'delta',
  'deltaSpot',
  'deltaForward',
  'deltaSpotPremiumAdjusted',
  'deltaForwardPremiumAdjusted',
  'gamma',
  'gammaPer1pct',
  'vega',
  'vegaPer1vol',
  'theta',
  'thetaPerDay',
  'rhoDomestic',
  'rhoForeign',
  'vanna',
  'volga',
] as const
export type GreekName = (typeof greekNames)[number]
export const greekName = () => choice(...greekNames)
