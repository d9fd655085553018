// Requests of finance as peers send them, in JSON.

export const given = (value: number, unit: string) => ({ value, unit })
export const money = (amount: number, unit: string) => ({ amount, unit })

export const market = {
  spots: { EURUSD: given(1.085, 'USD/EUR'), USDJPY: given(150, 'JPY/USD'), GBPUSD: given(1.27, 'USD/GBP') },
  yields: { USD: given(0.053, '1/yr'), EUR: given(0.039, '1/yr'), JPY: given(0.001, '1/yr'), GBP: given(0.05, '1/yr') },
  vols: { EURUSD: given(0.075, 'yr^(-1/2)'), USDJPY: given(10, 'volpt'), GBPUSD: given(8, '%') },
}

export const euroCall = { pair: 'EURUSD', type: 'call', strike: given(1.1, 'USD/EUR'), tenor: '6M' }

export const position = (id: string, over: object = {}) => ({
  id,
  ...euroCall,
  side: 'long',
  notional: money(1e6, 'EUR'),
  ...over,
})
