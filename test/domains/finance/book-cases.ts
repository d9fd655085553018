// Requests of all kinds about books: plain ones, and those in which something is not.

import fc from 'fast-check'
import { given, market, money, position } from './requests.js'

/** Each with a strike, and the unit of strikes. */
const pairs: readonly (readonly [pair: string, strike: number, unit: string])[] = [
  ['EURUSD', 1.05, 'USD/EUR'],
  ['USDJPY', 140, 'JPY/USD'],
  ['GBPUSD', 1.2, 'USD/GBP'],
  ['EURJPY', 160, 'JPY/EUR'],
  ['USDEUR', 0.95, 'EUR/USD'],
]

const plainPosition = fc
  .record({
    pair: fc.constantFrom(...pairs),
    type: fc.constantFrom('call', 'put'),
    side: fc.constantFrom('long', 'short'),
    moneyness: fc.double({ min: 0.5, max: 2, noNaN: true }),
    amount: fc.oneof(fc.integer({ min: -1e6, max: 1e9 }), fc.double({ min: 1e-300, max: 1e100, noNaN: true })),
    inForeign: fc.boolean(),
    tenor: fc.constantFrom('0D', '1D', '2W', '1M', '12M', '1Y', '10Y', '007D'),
  })
  .map(({ pair: [pair, strike, unit], moneyness, amount, inForeign, ...rest }) => ({
    ...rest,
    pair,
    strike: given(strike * moneyness, unit),
    notional: money(amount, inForeign ? pair.slice(0, 3) : pair.slice(3)),
  }))

const oddity = fc.constantFrom<object>(
  { premium: money(1e4, 'EUR') },
  { vol: given(9, 'volpt') },
  { tenor: undefined, expiry: given(0.5, 'yr') },
  { strike: given(1, 'kg') },
  { strike: given(0, 'USD/EUR') },
  { id: 'same' },
  { id: '' },
  { id: 'Zürich' },
  { id: 'x'.repeat(64) },
  { notional: money(1e200, 'EUR') },
  { notional: money(1e308, 'EUR') },
)

const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme-ascii' }), {
  minLength: 1,
  maxLength: 30,
})

const smile = { atm: given(8, '%'), rr: given(0.5, '%'), bf: given(0.2, '%') }

/** What is beside the book. */
const besides = fc.record({
  reporting: fc.constantFrom('USD', 'EUR', 'JPY'),
  market: fc
    .record({
      EURUSD: fc.constantFrom<object>(given(7.5, '%'), smile),
      EURJPY: fc.constantFrom<object>(given(11, '%'), { '1M': given(9, '%'), '1Y': smile }),
      asOf: fc.constantFrom({}, { asOf: '2026-01-30' }),
    })
    .map(({ asOf, ...vols }) => ({ ...market, ...asOf, vols: { ...market.vols, ...vols } })),
  rate: fc.option(
    fc.double({ min: -0.1, max: 0.2, noNaN: true }).map((rate) => given(rate, '1/yr')),
    { nil: undefined },
  ),
  groupBy: fc.constantFrom(...Array<undefined>(9).fill(undefined), 'pair'),
})

/** `isPlain`: if the model answers, it is to be answered in place. */
export const bookCases = fc
  .record({
    ids,
    positions: fc.array(plainPosition, { minLength: 30, maxLength: 30 }),
    odd: fc.option(fc.tuple(fc.nat(29), oddity), { nil: undefined, freq: 1 }),
    over: besides,
  })
  .map(({ ids, positions, odd, over }) => {
    const book = ids.map((id, row) => position(id, { ...positions[row], ...(odd?.[0] === row ? odd[1] : {}) }))
    const isOdd = odd !== undefined && odd[0] < book.length
    return { book, over, isPlain: !isOdd && over.groupBy === undefined }
  })
