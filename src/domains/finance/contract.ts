// Requests and responses of FX options. A rate for pair FORDOM has dimension DOM / FOR; measure variables 'F and 'D are
// bound per record by its pair, so a strike quoted the wrong way round cannot be written down.

import {
  carried,
  choice,
  contract,
  currency,
  date,
  defaulted,
  described,
  list,
  map,
  money,
  named,
  number,
  optional,
  pair,
  quantity,
  rate,
  record,
  tenor,
  text,
  union,
} from '../../fabric/schema/index.js'

const volatilityUnit = 'yr^(-1/2)'
/** "7.5%" beside a volatility is read as volatility points. */
const volatility = () => quantity(volatilityUnit, { '%': 'volpt' })
/** "5.3%" beside a yield is read per year. */
const yieldRate = () => quantity('1/yr', { '%': '%/yr', bp: 'bp/yr' })

const optionType = () => described('whether it is a call or a put', choice('call', 'put'))
const side = () => defaulted(described('long or short', choice('long', 'short')), 'long')
const expiry = () => described('the expiry', union({ time: quantity('yr'), date: date() }))
const optionPair = () => described('the currency pair', pair("'F", "'D"))

export const option = record(
  {
    pair: optionPair(),
    type: optionType(),
    // A bare strike is read in the pair's own rate, as every dealer writes it.
    strike: described('the strike', quantity("'D / 'F", { '': "'D / 'F" })),
    tenor: optional(described('the tenor', tenor())),
    expiry: optional(expiry()),
    side: side(),
    notional: optional(described('the notional', carried(["'F", "'D"]))),
  },
  { exactlyOne: [['tenor', 'expiry']] },
)

/** A position brings its own units: books come from elsewhere, and that is what must be checked. */
export const position = record(
  {
    id: described('the position id', text(64)),
    pair: optionPair(),
    type: optionType(),
    side: side(),
    strike: described('the strike', carried(["'D / 'F"])),
    notional: described('the notional', carried(["'F", "'D"])),
    premium: optional(described('the premium', carried(["'F", "'D"]))),
    vol: optional(described('a volatility of its own', carried([volatilityUnit], { '%': 'volpt' }))),
    tenor: optional(described('the tenor', tenor())),
    expiry: optional(expiry()),
  },
  { exactlyOne: [['tenor', 'expiry']] },
)

export const book = named('Book', described('the option book', list(position, { onMismatch: 'collect' })))

const smile = record({
  atm: volatility(),
  rr: volatility(),
  bf: volatility(),
  delta: defaulted(number(), 0.25),
  deltaConvention: optional(choice('spot', 'forward', 'premiumAdjustedSpot', 'premiumAdjustedForward')),
  atmConvention: optional(choice('spot', 'forward', 'DNS')),
})

/** `byTenor`: a flat vol or a smile at each tenor, between which the vol of an expiry is interpolated. */
export const market = named(
  'Market',
  described(
    'the market data',
    record({
      asOf: optional(date()),
      spots: map(pair("'F", "'D"), quantity("'D / 'F")),
      yields: map(currency(), yieldRate()),
      vols: map(
        pair(),
        union({ flat: volatility(), smile, byTenor: map(tenor(), union({ flat: volatility(), smile })) }),
      ),
    }),
  ),
)

/** Reasons for which one option has no value. */
const pricingErrors = [
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
]

const flag = record({
  position: text(64),
  kind: choice('dimension'),
  field: text(),
  expected: text(),
  actual: text(),
})

export const priceBook = contract({
  name: 'finance.priceBook',
  summary: 'Price an FX option book in one reporting currency and flag positions whose dimensions are inconsistent.',
  request: record({
    book,
    market,
    reporting: defaulted(described('the reporting currency', currency()), 'USD'),
    groupBy: optional(described('what to group totals by', choice('pair', 'currency', 'side', 'type'))),
    rate: optional(described("the reporting currency's yield", yieldRate())),
  }),
  response: record({
    lines: list(
      record({
        id: text(64),
        pv: money(),
        pvReporting: money(),
        delta: money(),
        gammaPer1pct: money(),
        vegaPer1vol: money(),
        thetaPerDay: money(),
      }),
    ),
    totalReporting: money(),
    currencyExposure: map(currency(), money()),
    groups: optional(map(text(), money())),
    flagged: list(flag),
  }),
  stream: 'lines',
  errors: [...pricingErrors, 'duplicatePosition'],
})

export const checkBook = contract({
  name: 'finance.checkBook',
  summary: 'Check the dimensions of an option book without pricing it.',
  request: record({
    book,
    fields: optional(described('the fields to check', list(choice('strike', 'notional', 'premium', 'vol')))),
  }),
  response: record({ flagged: list(flag) }),
  errors: ['duplicatePosition'],
})

export const priceOption = contract({
  name: 'finance.priceOption',
  summary: 'Price one FX option by Garman-Kohlhagen, with its Greeks.',
  request: record({
    option,
    market,
    vol: optional(described('the volatility', volatility())),
  }),
  response: record({
    value: money(),
    styles: record({ domPips: rate(), pctFor: number(), pctDom: number(), forPips: rate() }),
    greeks: record({
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
    }),
    method: text(),
  }),
  errors: pricingErrors,
})

export const convert = contract({
  name: 'finance.convert',
  summary: 'Convert an amount of money into another currency, by the market or by a given rate.',
  request: record({
    amount: described('the amount', money()),
    to: described('the currency to convert into', currency()),
    market,
    rate: optional(described('the rate to use', rate())),
  }),
  response: record({ amount: money(), path: list(currency()) }),
  errors: ['noPath', 'unknownCurrency', 'nonPositiveRate', 'domain'],
})

export const sum = contract({
  name: 'finance.sum',
  summary: 'Add amounts of money of one currency.',
  request: record({ amounts: described('the amounts', list(carried(["'C"]), { countMax: 1_000 })) }),
  response: money(),
  errors: ['domain'],
})
