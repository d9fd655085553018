import type { ContractExample } from '../../../fabric/schema/index.js'
import { given, market, money } from './attached.js'

const smile = { atm: given(7.8, 'volpt'), rr: given(-0.5, 'volpt'), bf: given(0.22, 'volpt') }
const smiling = { ...market, vols: { ...market.vols, EURUSD: smile } }

export const priceStrategy: readonly ContractExample[] = [
  {
    goal: 'Price a 3M EURUSD straddle struck at 1.16 on 10 million euros.',
    request: {
      strategy: 'straddle',
      pair: 'EURUSD',
      tenor: '3M',
      strike: given(1.16, 'USD/EUR'),
      notional: money(10e6, 'EUR'),
      market,
    },
  },
  {
    goal: 'six-month 0.25 delta risk reversal in EURUSD, 20 mio EUR a leg',
    request: {
      strategy: 'riskReversal',
      pair: 'EURUSD',
      tenor: '6M',
      delta: 0.25,
      notional: money(20e6, 'EUR'),
      market: smiling,
    },
  },
  {
    goal: 'Sell the 1M cable 1.34 / 1.37 call spread, 5m GBP',
    request: {
      strategy: 'callSpread',
      pair: 'GBPUSD',
      tenor: '1M',
      strikes: { value: [1.34, 1.37], unit: 'USD/GBP' },
      side: 'short',
      notional: money(5e6, 'GBP'),
      market,
    },
  },
]

export const priceDigital: readonly ContractExample[] = [
  {
    goal: 'What is a 3M EURUSD digital call at 1.18 worth that pays 1 million dollars?',
    request: {
      kind: 'cashOrNothing',
      pair: 'EURUSD',
      type: 'call',
      strike: given(1.18, 'USD/EUR'),
      tenor: '3M',
      payout: money(1e6, 'USD'),
      market,
    },
  },
  {
    goal: 'one touch USDJPY 150 in six months, 500k USD paid at hit',
    request: {
      kind: 'oneTouch',
      pair: 'USDJPY',
      barrier: given(150, 'JPY/USD'),
      tenor: '6M',
      payout: money(500e3, 'USD'),
      payAt: 'hit',
      market,
    },
  },
  {
    goal: 'cable double no-touch 1.31 to 1.41 for 2M, pays 250,000 GBP',
    request: {
      kind: 'doubleNoTouch',
      pair: 'GBPUSD',
      barriers: { value: [1.31, 1.41], unit: 'USD/GBP' },
      tenor: '2M',
      payout: money(250e3, 'GBP'),
      market,
    },
  },
]

export const priceBarrier: readonly ContractExample[] = [
  {
    goal: 'Price a 3M EURUSD 1.15 call that knocks out at 1.10, 10 million euros.',
    request: {
      barrierType: 'DownOut',
      barrier: given(1.1, 'USD/EUR'),
      option: {
        pair: 'EURUSD',
        type: 'call',
        strike: given(1.15, 'USD/EUR'),
        tenor: '3M',
        notional: money(10e6, 'EUR'),
      },
      market,
    },
  },
  {
    goal: 'up-and-in dollar-yen 142 put, barrier 149, 1Y, 9.5 vol',
    request: {
      barrierType: 'UpIn',
      barrier: given(149, 'JPY/USD'),
      option: { pair: 'USDJPY', type: 'put', strike: given(142, 'JPY/USD'), tenor: '1Y' },
      vol: given(9.5, 'volpt'),
      market,
    },
  },
  {
    goal: 'reverse knock-out: 6M cable 1.33 call, out at 1.42 with a rebate of 0.02 dollars per pound',
    request: {
      barrierType: 'UpOut',
      barrier: given(1.42, 'USD/GBP'),
      rebate: given(0.02, 'USD/GBP'),
      option: { pair: 'GBPUSD', type: 'call', strike: given(1.33, 'USD/GBP'), tenor: '6M' },
      market,
    },
  },
]

export const priceAmerican: readonly ContractExample[] = [
  {
    goal: 'What is an American 1Y EURUSD put at 1.20 worth on 5 million euros?',
    request: {
      option: {
        pair: 'EURUSD',
        type: 'put',
        strike: given(1.2, 'USD/EUR'),
        tenor: '1Y',
        notional: money(5e6, 'EUR'),
      },
      market,
    },
  },
  {
    goal: 'american style 6M cable call 1.32, how much is early exercise worth?',
    request: {
      option: { pair: 'GBPUSD', type: 'call', strike: given(1.32, 'USD/GBP'), tenor: '6M' },
      market,
    },
  },
  {
    goal: 'short an American dollar-yen 140 call, 2Y, 11 vol',
    request: {
      option: { pair: 'USDJPY', type: 'call', strike: given(140, 'JPY/USD'), tenor: '2Y', side: 'short' },
      vol: given(11, 'volpt'),
      market,
    },
  },
]
