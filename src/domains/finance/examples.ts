// How people ask for the operations of finance, and the request that each means. Where people attach a book or a
// market, the request holds a small one.

import type { ContractExample } from '../../fabric/schema/index.js'

const given = (value: number, unit: string) => ({ value, unit })
const money = (amount: number, unit: string) => ({ amount, unit })

const market = {
  spots: { EURUSD: given(1.156, 'USD/EUR'), GBPUSD: given(1.3575, 'USD/GBP'), USDJPY: given(144.7, 'JPY/USD') },
  yields: { USD: given(4.33, '%/yr'), EUR: given(1.95, '%/yr'), GBP: given(4.18, '%/yr'), JPY: given(0.55, '%/yr') },
  vols: { EURUSD: given(7.8, 'volpt'), GBPUSD: given(7.65, 'volpt'), USDJPY: given(10.5, 'volpt') },
}

const book = [
  {
    id: 'FX-001',
    pair: 'EURUSD',
    type: 'call',
    side: 'long',
    strike: given(1.2, 'USD/EUR'),
    notional: money(15e6, 'EUR'),
    tenor: '2M',
  },
  {
    id: 'FX-002',
    pair: 'GBPUSD',
    type: 'put',
    side: 'short',
    strike: given(1.34, 'USD/GBP'),
    notional: money(2.5e6, 'GBP'),
    vol: given(7.95, 'volpt'),
    tenor: '2W',
  },
  {
    id: 'FX-003',
    pair: 'USDJPY',
    type: 'put',
    side: 'long',
    strike: given(0.0069, 'USD/JPY'),
    notional: money(7.5e6, 'USD'),
    tenor: '1M',
  },
]

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
