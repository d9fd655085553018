import { expect, it } from 'vitest'
import { reasonFrom } from '../ask.js'
import { given, market, money } from './requests.js'

// So many euros, for so many dollars at so low a strike, are no number.
const option = {
  pair: 'EURUSD',
  type: 'call',
  strike: given(1e-12, 'USD/EUR'),
  tenor: '6M',
  notional: money(1e300, 'USD'),
}

it.each([
  ['priceOption', { option }],
  ['priceAmerican', { option }],
  ['priceBarrier', { option, barrierType: 'UpOut', barrier: given(2, 'USD/EUR') }],
  [
    'priceDigital',
    { kind: 'assetOrNothing', pair: 'EURUSD', strike: option.strike, tenor: '6M', payout: option.notional },
  ],
  [
    'priceStrategy',
    { strategy: 'straddle', pair: 'EURUSD', strike: option.strike, tenor: '6M', notional: option.notional },
  ],
  ['greeks', { option, which: ['vega', 'pv'] }],
])('%s of a notional beyond numbers is a no, not a defect', (name, request) => {
  expect(reasonFrom(`finance.${name}`, { ...request, market })).toEqual({ ok: true, value: 'domain' })
})
