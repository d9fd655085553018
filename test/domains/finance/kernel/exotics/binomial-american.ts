// American puts on a binomial tree: independent of the boundary's integral equation.
//
// Broadie and Detemple ("American option valuation", 1996), BBSR: the tree of Cox, Ross and Rubinstein, European values in place of the last step's,
// and Richardson's extrapolation from half the steps.

import { type VanillaOption, valueOption } from '../../../../../src/domains/finance/kernel/index.js'

/** The extrapolated value, and by how much the last doubling of steps moved the plain one. */
export function binomialAmerican(
  put: VanillaOption,
  steps: number,
): { readonly value: number; readonly lastStep: number } {
  const fine = smoothed(put, steps)
  const coarse = smoothed(put, steps / 2)
  return { value: 2 * fine - coarse, lastStep: Math.abs(fine - coarse) }
}

function smoothed(put: VanillaOption, steps: number): number {
  const { spot, strike, domesticYield, foreignYield, vol, expiry } = put
  const dt = expiry / steps
  const up = Math.exp(vol * Math.sqrt(dt))
  const chance = (Math.exp((domesticYield - foreignYield) * dt) - 1 / up) / (up - 1 / up)
  const rise = chance * Math.exp(-domesticYield * dt)
  const fall = (1 - chance) * Math.exp(-domesticYield * dt)
  const spots = Float64Array.from({ length: 2 * steps + 1 }, (_, i) => spot * up ** (i - steps))
  const values = new Float64Array(steps)
  for (let j = 0; j < steps; j++) {
    const at = spots[2 * j + 1]!
    const european = valueOption({ ...put, spot: at, expiry: dt })
    if (!european.ok) throw new Error(european.error.message)
    values[j] = Math.max(strike - at, european.value.value)
  }
  for (let level = steps - 2; level >= 0; level--) {
    for (let j = 0; j <= level; j++) {
      const held = rise * values[j + 1]! + fall * values[j]!
      values[j] = Math.max(strike - spots[steps - level + 2 * j]!, held)
    }
  }
  return values[0]!
}
