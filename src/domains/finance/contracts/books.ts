// Requests and responses about whole books.

import {
  type CarriedSchema,
  carried,
  choice,
  contract,
  currency,
  defaulted,
  described,
  list,
  map,
  money,
  number,
  type OptionalSchema,
  optional,
  pair,
  quantity,
  record,
  tenor,
  text,
  union,
} from '../../../fabric/schema/index.js'
import { book, flag, market, pricingErrors } from './market-data.js'
import { deltaConvention, filter, option, optionPair, pairRate, volatility, yieldRate } from './quotes.js'
import { type GreekName, greekName, greekNames } from './vanilla.js'

const reporting = () => optional(described('the reporting currency', currency()))

export const priceBook = contract({
  name: 'finance.priceBook',
  summary: 'Price an FX option book in one reporting currency and flag positions whose dimensions are inconsistent.',
  method: 'Garman-Kohlhagen for each position, closed form; currencies by the shortest path of quoted pairs',
  accuracy: '1e-12 relative times max(1, condition number) for each position; sums compensated',
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
  method: 'comparison of dimensions with those that the contract asks for',
  accuracy: 'exact',
  request: record({
    book,
    fields: optional(described('the fields to check', list(choice('strike', 'notional', 'premium', 'vol')))),
  }),
  response: record({ flagged: list(flag) }),
  errors: ['duplicatePosition'],
})

/** A field for each Greek that was asked for. */
const asked = Object.fromEntries(greekNames.map((name) => [name, optional(carried('any'))])) as Readonly<
  Record<GreekName, OptionalSchema<CarriedSchema>>
> // every name is there: fromEntries alone forgets which

export const greeks = contract({
  name: 'finance.greeks',
  summary: 'Sensitivities of an option, or of each position of a book and in total.',
  method: 'Garman-Kohlhagen, Greeks in closed form; theta over a horizon by valuing again',
  accuracy: '1e-12 relative times max(1, condition number) for each line; totals by a compensated sum',
  request: record(
    {
      book: optional(book),
      option: optional(option),
      market,
      which: described('the sensitivities', list(greekName(), { countMax: greekNames.length })),
      deltaConvention: optional(deltaConvention()),
      filter: optional(filter),
      reporting: reporting(),
      horizon: optional(
        described('the time over which theta is taken', union({ time: quantity('yr'), tenor: tenor() })),
      ),
      vol: optional(described('the volatility', volatility())),
    },
    { exactlyOne: [['book', 'option']] },
  ),
  response: record({
    lines: list(record({ id: text(64), ...asked })),
    /** Where the lines of a Greek have unlike dimensions and nothing says in what to report, it has no total. */
    total: record(asked),
    withoutTotal: list(greekName(), { countMax: greekNames.length }),
    /** of `delta`, where it was asked for */
    deltaConvention: optional(deltaConvention()),
    flagged: list(flag),
  }),
  stream: 'lines',
  errors: [...pricingErrors, 'duplicatePosition'],
})

export const currencyExposure = contract({
  name: 'finance.currencyExposure',
  summary: 'What a book holds of each currency to first order.',
  method: 'Garman-Kohlhagen deltas, closed form: delta of FOR and value less spot times delta of DOM',
  accuracy: '1e-12 relative times max(1, condition number) for each position; sums compensated',
  request: record({
    book,
    market,
    currencies: optional(described('the currencies', list(currency(), { countMax: 200 }))),
  }),
  response: map(currency(), money()),
  errors: [...pricingErrors, 'duplicatePosition'],
})

export const hedgeAmount = contract({
  name: 'finance.hedgeAmount',
  summary: "The spot or forward deal that takes a book's delta in a pair to a target, or what a given deal leaves.",
  method: 'Garman-Kohlhagen deltas, closed form; the deal by the delta of one unit of it',
  accuracy: '1e-12 relative times max(1, condition number) for the delta of each position; sums compensated',
  request: record({
    book,
    market,
    pair: optionPair(),
    instrument: described('what to hedge with', choice('spot', 'forward')),
    tenor: optional(described('the tenor of the forward', tenor())),
    target: optional(described('the delta to be left', money())),
    amount: optional(described('the amount of a given hedge', money())),
  }),
  response: record({
    amount: money(),
    side: described('of FOR: long is bought, short sold', choice('long', 'short')),
    deltaBefore: money(),
    deltaAfter: money(),
    flagged: list(flag),
  }),
  errors: [...pricingErrors, 'duplicatePosition'],
})

/** A spot moves by a share of itself: of one pair, or of every pair that has the currency, which gains against all others. */
const spotShock = record(
  { pair: optional(pair()), currency: optional(currency()), relative: number() },
  { exactlyOne: [['pair', 'currency']] },
)
/** Shares of the spot where the steps are plain numbers, levels where they are rates. */
const ladderStep = () => carried(['1', "'D / 'F"])
const ladder = record({ pair: optionPair(), from: ladderStep(), to: ladderStep(), step: ladderStep() })
const spotLevel = record({ pair: optionPair(), level: pairRate() })

export const scenario = contract({
  name: 'finance.scenario',
  summary: 'The value of a book under shocks of spot and volatility.',
  method: 'every point a full revaluation by Garman-Kohlhagen, closed form; values converted at the moved spots',
  accuracy:
    '1e-12 relative times max(1, condition number) for each position at each point; sums compensated. A change is as accurate as the two values that it is the difference of',
  request: record({
    book,
    market,
    spotShock: optional(described('the move of a spot', spotShock)),
    volShock: optional(described('the move of all volatilities', volatility())),
    ladder: optional(described('the ladder of spots', ladder)),
    spotLevel: optional(described('the level of a spot', spotLevel)),
    reporting: reporting(),
    filter: optional(filter),
  }),
  response: record({
    grid: list(record({ shock: carried('any'), volShock: optional(volatility()), pv: money(), change: money() }), {
      countMax: 10_000,
    }),
    base: money(),
    flagged: list(flag),
  }),
  stream: 'grid',
  errors: [...pricingErrors, 'duplicatePosition', 'noShock'],
})

export const aggregate = contract({
  name: 'finance.aggregate',
  summary: 'The sum of some figures over a book, where their dimensions allow one.',
  method: 'Garman-Kohlhagen figures in closed form, added over the book',
  accuracy: '1e-12 relative times max(1, condition number) for each figure; sums compensated',
  request: record({
    book,
    market,
    terms: described('the figures to add', list(greekName(), { countMax: greekNames.length })),
    filter: optional(filter),
  }),
  response: carried('any'),
  errors: [...pricingErrors, 'duplicatePosition'],
})
