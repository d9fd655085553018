// As we remember it in the tables of N. Ju, "An Approximate Formula for Pricing American Options", 1999, and in E. G. Haug's book; recomputed independently by binomial
// lattices of 3000 and 6000 steps with the Black-Scholes value at the last step but one, extrapolated. What is printed there are approximations, off by
// up to 0.08: it is the last column, from the lattices, that is held to.

import { describe } from 'vitest'
import { checkPublished } from '../../published-cases.js'
import { flatMarket, printedOption } from './printed.js'

const rows: readonly (readonly [
  'call' | 'put',
  strike: number,
  spot: number,
  rf: number,
  rd: number,
  years: number,
  vol: number,
  printed: number,
  lattice: number,
])[] = [
  ['put', 35, 40, 0, 0.0488, 0.0833, 0.2, 0.006, 0.00619],
  ['put', 40, 40, 0, 0.0488, 0.3333, 0.2, 1.576, 1.57982],
  ['put', 45, 40, 0, 0.0488, 0.0833, 0.2, 5, 5],
  ['put', 45, 40, 0, 0.0488, 0.5833, 0.2, 5.26, 5.26699],
  ['put', 40, 40, 0, 0.0488, 0.5833, 0.4, 4.342, 4.35271],
  ['call', 100, 100, 0.07, 0.03, 3, 0.2, 9.065, 9.06604],
  ['call', 100, 120, 0.07, 0.03, 3, 0.4, 32.709, 32.78099],
  ['call', 100, 90, 0.03, 0.07, 3, 0.3, 17.411, 17.36832],
  ['call', 100, 100, 0.1, 0.1, 0.5, 0.35, 9.5106, 9.47375],
  ['put', 100, 90, 0.1, 0.1, 0.1, 0.15, 10, 10.00057],
  ['call', 40, 42, 0.08, 0.04, 0.75, 0.35, 5.2704, 5.30906],
  ['put', 40, 36, 0, 0.06, 1, 0.2, 4.4531, 4.48667],
]

describe('American options of published tables', () => {
  checkPublished(
    rows.map(([type, strike, spot, foreignYield, domesticYield, years, vol, approximate, lattice]) => ({
      what: `${type} ${strike} at ${spot}, yields ${foreignYield} and ${domesticYield}, ${years} years, vol ${vol}`,
      operation: 'finance.priceAmerican',
      request: {
        option: printedOption(type, strike, years),
        market: flatMarket({ spot, domesticYield, foreignYield, vol }),
      },
      figures: [
        { path: 'value', value: lattice, tolerance: 3e-5 },
        { path: 'value', value: approximate, tolerance: 0.08 },
      ],
    })),
  )
})
