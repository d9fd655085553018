// Cases spread over the whole range that users meet, the same for the same seed.

import { Random } from '../../../src/backends/corpus/random.js'
import type { VanillaOption } from '../../../src/domains/finance/kernel/index.js'

export class Draws {
  private readonly random: Random

  constructor(seed: number) {
    this.random = new Random(seed)
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.random.next()
  }

  /** Log-uniform: each decade as likely as the other. */
  magnitude(low: number, high: number): number {
    return low * Math.exp(this.random.next() * Math.log(high / low))
  }

  chance(probability: number): boolean {
    return this.random.chance(probability)
  }

  of<T>(choices: readonly T[]): T {
    return this.random.pick(choices)
  }
}

export const MINUTE = 1 / (365 * 24 * 60)

/** -5 % to +50 %; often the same for both currencies, or none at all. */
export function drawnYields(draws: Draws): { readonly domesticYield: number; readonly foreignYield: number } {
  const domesticYield = draws.chance(0.05) ? 0 : draws.between(-0.05, 0.5)
  return { domesticYield, foreignYield: draws.chance(0.1) ? domesticYield : draws.between(-0.05, 0.5) }
}

/**
 * Vols from 1e-6 to 5, a minute to 50 years, strikes up to 40 standard deviations or a factor of e^20 from the forward
 * (prices down to 1e-300 and past it), at the money to the last digit, and everything between.
 */
export function drawnOption(draws: Draws): VanillaOption {
  const spot = draws.magnitude(1e-6, 1e6)
  const yields = drawnYields(draws)
  const vol = draws.magnitude(1e-6, 5)
  const expiry = draws.magnitude(MINUTE, 50)
  const deviation = vol * Math.sqrt(expiry)
  const forward = spot * Math.exp((yields.domesticYield - yields.foreignYield) * expiry)
  const away = draws.of([
    () => draws.between(-40, 40) * deviation,
    () => draws.between(-5, 5) * deviation,
    () => draws.between(-20, 20),
    () => draws.of([-1, 1]) * draws.magnitude(1e-16, 1),
    () => 0,
  ])()
  const strike = draws.chance(0.05) ? spot : forward * Math.exp(Math.max(-20, Math.min(20, away)))
  return { type: draws.of(['call', 'put']), spot, strike, ...yields, vol, expiry }
}
