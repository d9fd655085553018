// How people ask for the operations of finance, and the request that each means. Where people attach a book or a
// market, the request holds a small one.

import type { ContractExample } from '../../fabric/schema/index.js'
import { book, given, market, money, soundBook } from './examples/attached.js'

export * from './examples/exotics.js'
export * from './examples/quotes.js'
export * from './examples/rates.js'

export const priceBook: readonly ContractExample[] = [
  {
    goal: 'Price this FX-denominated option book and flag any position whose currency dimensions are inconsistent.',
    request: { book, market },
  },
  {
    goal: 'mark the book in EUR pls, grouped by pair',
    request: { book, market, reporting: 'EUR', groupBy: 'pair' },
  },
  {
    goal: 'Where is the book in dollars with a 4.5% per year dollar yield instead of the curve?',
    request: { book, market, reporting: 'USD', rate: given(4.5, '%/yr') },
  },
]

export const checkBook: readonly ContractExample[] = [
  { goal: 'Check the attached book for currency or unit mistakes.', request: { book } },
  { goal: 'any ccy breaks in the book? no PVs', request: { book } },
  {
    goal: 'Only look at strikes and notionals, are they all sound?',
    request: { book, fields: ['strike', 'notional'] },
  },
]

export const currencyExposure: readonly ContractExample[] = [
  { goal: 'What currencies is the attached book exposed to?', request: { book: soundBook, market } },
  {
    goal: 'net ccy exposure of the book pls, only EUR and USD',
    request: { book: soundBook, market, currencies: ['EUR', 'USD'] },
  },
  {
    goal: 'how long sterling are we, delta-wise, across these options?',
    request: { book: soundBook, market, currencies: ['GBP'] },
  },
]

export const hedgeAmount: readonly ContractExample[] = [
  {
    goal: 'How many euros do I trade in spot to make the EURUSD delta of the book flat?',
    request: { book: soundBook, market, pair: 'EURUSD', instrument: 'spot' },
  },
  {
    goal: 'cable hedge with the 1M forward, leave me long 1 mio pounds of delta',
    request: { book: soundBook, market, pair: 'GBPUSD', instrument: 'forward', tenor: '1M', target: money(1e6, 'GBP') },
  },
  {
    goal: 'If I buy 3 million EUR spot against the EURUSD options, what delta is left?',
    request: { book: soundBook, market, pair: 'EURUSD', instrument: 'spot', amount: money(3e6, 'EUR') },
  },
]

export const scenario: readonly ContractExample[] = [
  {
    goal: 'What does the book make or lose if EURUSD drops 2%?',
    request: { book: soundBook, market, spotShock: { pair: 'EURUSD', relative: given(-2, '%') } },
  },
  {
    goal: 'USD up 1.5% across the board and vols up 2 points, in euros',
    request: {
      book: soundBook,
      market,
      spotShock: { currency: 'USD', relative: given(1.5, '%') },
      volShock: given(2, 'volpt'),
      reporting: 'EUR',
    },
  },
  {
    goal: 'ladder of the cable options, spot from -5% to 5% in steps of 1%',
    request: {
      book: soundBook,
      market,
      ladder: { pair: 'GBPUSD', from: given(-5, '%'), to: given(5, '%'), step: given(1, '%') },
      filter: { pair: 'GBPUSD' },
    },
  },
  {
    goal: 'Revalue the long positions with USDJPY at 150.',
    request: {
      book: soundBook,
      market,
      spotLevel: { pair: 'USDJPY', level: given(150, 'JPY/USD') },
      filter: { side: 'long' },
    },
  },
]

export const aggregate: readonly ContractExample[] = [
  {
    goal: 'Add up the delta of all the EURUSD options in the book.',
    request: { book: soundBook, market, terms: ['delta'], filter: { pair: 'EURUSD' } },
  },
  {
    goal: 'one number for pv plus a point of vega on the cable trades',
    request: { book: soundBook, market, terms: ['pv', 'vegaPer1vol'], filter: { pair: 'GBPUSD' } },
  },
  {
    goal: 'total daily theta of the dollar-yen position',
    request: { book: soundBook, market, terms: ['thetaPerDay'], filter: { pair: 'USDJPY' } },
  },
]

export const priceOption: readonly ContractExample[] = [
  {
    goal: 'What is a three-month EURUSD call struck at 1.10 worth?',
    request: { option: { pair: 'EURUSD', type: 'call', strike: 1.1, tenor: '3M' }, market },
  },
  {
    goal: 'short 20 mio GBP of the 1M 1.33 cable put, 8.1 vol',
    request: {
      option: {
        pair: 'GBPUSD',
        type: 'put',
        strike: given(1.33, 'USD/GBP'),
        tenor: '1M',
        side: 'short',
        notional: money(20e6, 'GBP'),
      },
      market,
      vol: given(8.1, 'volpt'),
    },
  },
  {
    goal: '1y USDJPY call at 150, 500 million yen',
    request: {
      option: {
        pair: 'USDJPY',
        type: 'call',
        strike: given(150, 'JPY/USD'),
        tenor: '1Y',
        notional: money(500e6, 'JPY'),
      },
      market,
    },
  },
]

export const convert: readonly ContractExample[] = [
  { goal: 'How much is 5000 pounds in dollars?', request: { amount: money(5000, 'GBP'), to: 'USD', market } },
  { goal: '3 mio EUR into yen at market', request: { amount: money(3e6, 'EUR'), to: 'JPY', market } },
  {
    goal: '12m USD to JPY, use 151.20 yen per dollar',
    request: { amount: money(12e6, 'USD'), to: 'JPY', market, rate: given(151.2, 'JPY/USD') },
  },
]

export const sum: readonly ContractExample[] = [
  {
    goal: 'Add up 1,200 EUR, 350 EUR and 75.50 EUR.',
    request: { amounts: [money(1200, 'EUR'), money(350, 'EUR'), money(75.5, 'EUR')] },
  },
  { goal: 'CHF 400 + CHF 180 total', request: { amounts: [money(400, 'CHF'), money(180, 'CHF')] } },
  {
    goal: 'My three invoices are $120, $80.25 and $19.75. What do I get altogether?',
    request: { amounts: [money(120, 'USD'), money(80.25, 'USD'), money(19.75, 'USD')] },
  },
]
