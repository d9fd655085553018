// What people attach, in examples: a small book, once as it should be and once with a strike turned over, and a small market.

type Given = ReturnType<typeof given>

export const given = (value: number, unit: string) => ({ value, unit })
export const money = (amount: number, unit: string) => ({ amount, unit })

export const market = {
  spots: { EURUSD: given(1.156, 'USD/EUR'), GBPUSD: given(1.3575, 'USD/GBP'), USDJPY: given(144.7, 'JPY/USD') },
  yields: { USD: given(4.33, '%/yr'), EUR: given(1.95, '%/yr'), GBP: given(4.18, '%/yr'), JPY: given(0.55, '%/yr') },
  vols: { EURUSD: given(7.8, 'volpt'), GBPUSD: given(7.65, 'volpt'), USDJPY: given(10.5, 'volpt') },
}

const euroAndCable = [
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
]

const dollarYen = (strike: Given) => ({
  id: 'FX-003',
  pair: 'USDJPY',
  type: 'put',
  side: 'long',
  strike,
  notional: money(7.5e6, 'USD'),
  tenor: '1M',
})

export const soundBook = [...euroAndCable, dollarYen(given(144.9, 'JPY/USD'))]

/** Its last strike is in dollars per yen, which priceBook and checkBook flag. */
export const book = [...euroAndCable, dollarYen(given(0.0069, 'USD/JPY'))]
