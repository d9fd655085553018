import type { ContractExample } from '../../../fabric/schema/index.js'
import { market } from './attached.js'

export const crossRate: readonly ContractExample[] = [
  { goal: 'How many yen is a pound?', request: { pair: 'GBPJPY', market } },
  { goal: 'EURGBP cross from the dollar rates, and through what', request: { pair: 'EURGBP', market } },
  { goal: 'what does euro-yen come to?', request: { pair: 'EURJPY', market } },
]

export const forwardRate: readonly ContractExample[] = [
  { goal: 'Where is the six-month forward in EURUSD?', request: { pair: 'EURUSD', tenor: '6M', market } },
  { goal: '1Y cable fwd points pls', request: { pair: 'GBPUSD', tenor: '1Y', market } },
  {
    goal: 'Outright dollar-yen for delivery after 3M, and when does it settle?',
    request: { pair: 'USDJPY', tenor: '3M', market },
  },
]
