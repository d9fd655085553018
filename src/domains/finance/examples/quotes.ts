import type { ContractExample } from '../../../fabric/schema/index.js'
import { book, given, market, money } from './attached.js'

const smile = { atm: given(7.8, 'volpt'), rr: given(-0.5, 'volpt'), bf: given(0.22, 'volpt') }
const smiling = { ...market, vols: { ...market.vols, EURUSD: { '1M': given(7.2, 'volpt'), '3M': smile } } }

export const greeks: readonly ContractExample[] = [
  {
    goal: 'Delta and vega of every position in the book, totals in dollars.',
    request: { book, market, which: ['delta', 'vega'], reporting: 'USD' },
  },
  {
    goal: 'premium-adjusted delta of a 3M EURUSD 1.15 call on 10 million euros',
    request: {
      option: {
        pair: 'EURUSD',
        type: 'call',
        strike: given(1.15, 'USD/EUR'),
        tenor: '3M',
        notional: money(10e6, 'EUR'),
      },
      market,
      which: ['delta'],
      deltaConvention: 'premiumAdjustedSpot',
    },
  },
  {
    goal: 'What do the cable puts lose if nothing moves for 7 days?',
    request: {
      book,
      market,
      which: ['theta'],
      filter: { pair: 'GBPUSD', type: 'put' },
      horizon: '7D',
    },
  },
]

export const strikeFromDelta: readonly ContractExample[] = [
  {
    goal: 'Which strike has the 0.25 delta EURUSD call in three months?',
    request: { pair: 'EURUSD', type: 'call', delta: 0.25, tenor: '3M', market },
  },
  {
    goal: '1M cable put, 0.10 delta forward, strike? use 8.4 vol',
    request: {
      pair: 'GBPUSD',
      type: 'put',
      delta: 0.1,
      tenor: '1M',
      deltaConvention: 'forward',
      vol: given(8.4, 'volpt'),
      market,
    },
  },
  {
    goal: 'strike of the premium-adjusted 0.3 delta dollar-yen call, 1Y',
    request: {
      pair: 'USDJPY',
      type: 'call',
      delta: 0.3,
      tenor: '1Y',
      deltaConvention: 'premiumAdjustedSpot',
      market,
    },
  },
]

export const atmStrike: readonly ContractExample[] = [
  {
    goal: 'The delta-neutral straddle strike of EURUSD in six months, please.',
    request: { pair: 'EURUSD', tenor: '6M', convention: 'DNS', market },
  },
  {
    goal: '1Y USDJPY at the money forward: what strike?',
    request: { pair: 'USDJPY', tenor: '1Y', convention: 'forward', market },
  },
  {
    goal: 'zero-delta straddle strike with premium in yen-dollar terms, 1M USDJPY at 11 vol',
    request: {
      pair: 'USDJPY',
      tenor: '1M',
      convention: 'DNS',
      deltaConvention: 'premiumAdjustedSpot',
      vol: given(11, 'volpt'),
      market,
    },
  },
]

export const impliedVol: readonly ContractExample[] = [
  {
    goal: 'What vol does $250,000 for 10 million euros of the 3M EURUSD 1.15 call imply?',
    request: {
      option: {
        pair: 'EURUSD',
        type: 'call',
        strike: given(1.15, 'USD/EUR'),
        tenor: '3M',
        notional: money(10e6, 'EUR'),
      },
      price: money(250_000, 'USD'),
      market,
    },
  },
  {
    goal: 'implied of the 1M 1.33 cable put at 0.0058 USD/GBP',
    request: {
      option: { pair: 'GBPUSD', type: 'put', strike: given(1.33, 'USD/GBP'), tenor: '1M' },
      price: given(0.0058, 'USD/GBP'),
      market,
    },
  },
  {
    goal: 'Somebody paid 9.6 JPY/USD for a one-year 145 USDJPY put. At what volatility?',
    request: {
      option: { pair: 'USDJPY', type: 'put', strike: given(145, 'JPY/USD'), tenor: '1Y' },
      price: given(9.6, 'JPY/USD'),
      market,
    },
  },
]

export const volQuote: readonly ContractExample[] = [
  {
    goal: 'Where is the three-month EURUSD risk reversal?',
    request: { pair: 'EURUSD', tenor: '3M', quote: 'RR', market: smiling },
  },
  { goal: 'ATM vol of euro-dollar for 2M', request: { pair: 'EURUSD', tenor: '2M', quote: 'ATM', market: smiling } },
  {
    goal: '0.1 delta fly, EURUSD 3M',
    request: { pair: 'EURUSD', tenor: '3M', quote: 'BF', delta: 0.1, market: smiling },
  },
]
