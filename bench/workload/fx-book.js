// A book of FX options for benchmarks: the same positions at every run, in the JSON view that peers attach.

import { readFileSync } from 'node:fs'

/** The market that comes with the package, as JSON. */
export const market = JSON.parse(readFileSync(new URL('../../examples/market.json', import.meta.url), 'utf8'))

const tenors = ['2W', '1M', '2M', '3M', '6M', '9M', '1Y']

/**
 * Positions on the market's pairs, strikes within 5 % of spot, every unit right.
 *
 * @param {number} count
 * @returns {readonly object[]}
 */
export function fxBook(count) {
  const pairs = Object.keys(market.vols).filter((pair) => pair in market.spots)
  const draw = linearCongruential(20_250_616)
  return Array.from({ length: count }, (_, index) => {
    const pair = pairs[draw(pairs.length)]
    const spot = market.spots[pair]
    return {
      id: `FX-${String(index + 1).padStart(5, '0')}`,
      pair,
      type: ['call', 'put'][draw(2)],
      side: ['long', 'short'][draw(2)],
      strike: { value: Number((spot.value * (0.95 + draw(1_000) / 10_000)).toPrecision(5)), unit: spot.unit },
      notional: { amount: (1 + draw(40)) * 500_000, unit: pair.slice(0, 3) },
      tenor: tenors[draw(tenors.length)],
    }
  })
}

/** Numerical Recipes' 32-bit generator; the high bits are the good ones. */
function linearCongruential(seed) {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
