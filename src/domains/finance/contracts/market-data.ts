// What peers attach: books and markets.

import {
  carried,
  choice,
  currency,
  date,
  defaulted,
  described,
  list,
  map,
  named,
  number,
  optional,
  pair,
  quantity,
  record,
  tenor,
  text,
  union,
} from '../../../fabric/schema/index.js'
import {
  atmConvention,
  deltaConvention,
  expiring,
  optionPair,
  optionType,
  pairMoney,
  side,
  volatility,
  volatilityUnit,
  yieldRate,
} from './quotes.js'

/** A position brings its own units: books come from elsewhere, and that is what must be checked. */
export const position = record(
  {
    id: described('the position id', text(64)),
    pair: optionPair(),
    type: optionType(),
    side: side(),
    strike: described('the strike', carried(["'D / 'F"])),
    notional: described('the notional', pairMoney()),
    premium: optional(described('the premium', pairMoney())),
    vol: optional(described('a volatility of its own', carried([volatilityUnit], { '%': 'volpt' }))),
    ...expiring(),
  },
  { exactlyOne: [['tenor', 'expiry']] },
)

export const book = named('Book', described('the option book', list(position, { onMismatch: 'collect' })))

const smile = record({
  atm: volatility(),
  rr: volatility(),
  bf: volatility(),
  delta: defaulted(number(), 0.25),
  deltaConvention: optional(deltaConvention()),
  atmConvention: optional(atmConvention()),
})

/** A flat yield, or a curve: continuously compounded zero yields at tenors, between which yield times time is linear. */
const yieldCurve = union({ flat: yieldRate(), byTenor: map(tenor(), yieldRate()) })

/** `byTenor`: a flat vol or a smile at each tenor, between which the vol of an expiry is interpolated. */
const vols = union({ flat: volatility(), smile, byTenor: map(tenor(), union({ flat: volatility(), smile })) })

export const market = named(
  'Market',
  described(
    'the market data',
    record({
      asOf: optional(date()),
      spots: map(pair("'F", "'D"), quantity("'D / 'F")),
      // Rates of exchange need neither; what does and finds none says so (`missingYield`, `missingVol`).
      yields: defaulted(map(currency(), yieldCurve), new Map()),
      vols: defaulted(map(pair(), vols), new Map()),
    }),
  ),
)

/** Reasons for which one option has no value. */
export const pricingErrors = [
  'noPath',
  'unknownCurrency',
  'nonPositiveRate',
  'negativeVol',
  'missingVol',
  'missingYield',
  'badSmile',
  'deltaOutOfRange',
  'expired',
  'needsAsOf',
  'badExpiry',
  'domain',
] as const

export const flag = record({
  position: text(64),
  kind: choice('dimension'),
  field: text(),
  expected: text(),
  actual: text(),
})
