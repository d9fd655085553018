// Markets and options as books print them, of an underlying in a currency: read as EURUSD, its dividend yield as the euro's.

import { given } from '../requests.js'

export interface Flat {
  readonly spot: number
  readonly domesticYield: number
  readonly foreignYield: number
  readonly vol?: number
}

export const flatMarket = ({ spot, domesticYield, foreignYield, vol }: Flat) => ({
  spots: { EURUSD: given(spot, 'USD/EUR') },
  yields: { USD: given(domesticYield, '1/yr'), EUR: given(foreignYield, '1/yr') },
  ...(vol === undefined ? {} : { vols: { EURUSD: given(vol, 'yr^(-1/2)') } }),
})

export const printedOption = (type: 'call' | 'put', strike: number, years: number) => ({
  pair: 'EURUSD',
  type,
  strike: given(strike, 'USD/EUR'),
  expiry: given(years, 'yr'),
})
