// American options against finite differences, which share nothing with the integral equation that the kernel solves.

import { valueAmerican } from '../../../src/domains/finance/kernel/exotics/index.js'
import { valueOption } from '../../../src/domains/finance/kernel/index.js'
import { differencedPut } from '../reference/american.js'
import { type Draws, MINUTE } from './seeded-cases.js'
import type { Tallies } from './tally.js'

/** What is promised of a value early exercise is part of, as a share of the greater of spot and strike. */
export const AMERICAN_PROMISED = 1e-6

/** Cells from spot to the edge, and steps in time: as many more as it takes until two grids agree. */
const CELLS = [400, 800, 1600]
/** Of the extrapolated value, in strikes or in spot; grids that differ by more say nothing. */
const SETTLED = 1e-6

interface DrawnAmerican {
  readonly type: 'call' | 'put'
  readonly spot: number
  readonly strike: number
  readonly domesticYield: number
  readonly foreignYield: number
  readonly vol: number
  readonly expiry: number
}

/** From -10 % to +50 %, and often next to nothing. */
function drawnYield(draws: Draws): number {
  if (draws.chance(0.05)) return 0
  return draws.chance(0.4) ? -draws.magnitude(1e-6, 0.1) : draws.magnitude(1e-6, 0.5)
}

export function drawnAmerican(draws: Draws): DrawnAmerican {
  const vol = draws.magnitude(1e-6, 5)
  const expiry = draws.magnitude(MINUTE, 50)
  const domesticYield = drawnYield(draws)
  const foreignYield = draws.of([
    () => drawnYield(draws),
    () => drawnYield(draws),
    () => domesticYield,
    () => domesticYield + draws.of([-1, 1]) * draws.magnitude(1e-9, 0.01),
  ])()
  const deviation = vol * Math.sqrt(expiry)
  const carry = domesticYield - foreignYield
  const turn = domesticYield * foreignYield > 0 ? Math.log(domesticYield / foreignYield) : 0
  const away = draws.of([
    () => draws.between(-3, 3) * deviation,
    () => draws.between(-1, 1),
    () => draws.between(-2, 2) * deviation - carry * expiry,
    // Where the boundary lies when drift outruns the vol.
    () => (draws.between(-2, 2) * vol * vol) / Math.max(1e-9, Math.abs(carry)),
    // Where the forward path comes, in the option's life or a little later, to where early exercise begins to pay or to cost.
    () => turn - carry * expiry * draws.between(0, 1.2),
    () => 0,
  ])()
  const strike = draws.magnitude(1e-3, 1e3)
  const spot = strike * Math.exp(Math.max(-5, Math.min(5, away)))
  return { type: draws.of(['call', 'put'] as const), spot, strike, domesticYield, foreignYield, vol, expiry }
}

/**
 * Errors are shares of the greater of spot and strike, and in units of a millionth of it to be tallied beside what is promised of closed forms. The
 * bound of `premium` is from below: an option may be exercised later, or at once.
 */
export function surveyAmericans(cases: number, draws: Draws, tallies: Tallies): void {
  for (let i = 0; i < cases; i++) {
    const option = drawnAmerican(draws)
    const { type, spot, strike, domesticYield, foreignYield, vol, expiry } = option
    const isPut = type === 'put'
    // A call is the put of the other currency.
    const [unit, price] = isPut ? [strike, spot] : [spot, strike]
    const [strikeYield, spotYield] = isPut ? [domesticYield, foreignYield] : [foreignYield, domesticYield]
    const scale = Math.max(spot, strike)
    const answer = valueAmerican(option)
    const value = answer.ok ? answer.value.value : Number.NaN
    const european = valueOption(option)
    const least = Math.max(unit - price, european.ok ? european.value.value : Number.NaN)
    tallies.addError('american.belowLeast', Math.max(0, (least - value) / scale), 1, option, AMERICAN_PROMISED)
    tallies.addError('american.error', answer.ok ? answer.value.error / scale : Infinity, 1, option, AMERICAN_PROMISED)
    const put = { spot: price / unit, strikeYield, spotYield, vol, expiry }
    for (const cells of CELLS) {
      const reference = differencedPut(put, cells)
      if (reference.apart * unit > SETTLED * scale) continue
      const error = Math.abs(value - reference.value * unit) / scale
      tallies.addError('american', error, 1, option, AMERICAN_PROMISED)
      break
    }
  }
}
