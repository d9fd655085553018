// Garman-Kohlhagen in high precision, and its derivatives by differences so fine that their error does not show:
// nothing here repeats a formula for a Greek.

import type { VanillaOption } from '../../../../src/domains/finance/kernel/index.js'
import type { Arithmetic, Fixed } from '../../../reference/fixed-point.js'

type Input = 'spot' | 'strike' | 'domesticYield' | 'foreignYield' | 'vol' | 'expiry'
type Inputs = { readonly [name in Input]: Fixed }

export interface Reference {
  value: Fixed
  /** dV/d(input) */
  slope(input: Input): Fixed
  /** d2V/d(one)d(other) */
  curvature(one: Input, other: Input): Fixed
  spot: Fixed
  foreignDiscount: Fixed
}

/** @param math its bits must be at least 500, for the differences take 360 of them */
export function referenceValue(math: Arithmetic, option: VanillaOption): Reference {
  const inputs: Inputs = {
    spot: math.of(option.spot),
    strike: math.of(option.strike),
    domesticYield: math.of(option.domesticYield),
    foreignYield: math.of(option.foreignYield),
    vol: math.of(option.vol),
    expiry: math.of(option.expiry),
  }
  const phi = option.type === 'call' ? 1n : -1n
  const value = (at: Inputs): Fixed => garmanKohlhagen(math, phi, at)
  const moved = (at: Inputs, input: Input, step: Fixed): Inputs => ({ ...at, [input]: at[input] + step })
  const step = math.one >> 120n
  const slopeOf = (f: (at: Inputs) => Fixed, input: Input) => (at: Inputs) =>
    math.divide(f(moved(at, input, step)) - f(moved(at, input, -step)), 2n * step)
  return {
    value: value(inputs),
    slope: (input) => slopeOf(value, input)(inputs),
    curvature: (one, other) => slopeOf(slopeOf(value, one), other)(inputs),
    spot: inputs.spot,
    foreignDiscount: math.exp(-math.multiply(inputs.foreignYield, inputs.expiry)),
  }
}

function garmanKohlhagen(math: Arithmetic, phi: bigint, at: Inputs): Fixed {
  const totalVol = math.multiply(at.vol, math.sqrt(at.expiry))
  const domesticDiscount = math.exp(-math.multiply(at.domesticYield, at.expiry))
  const foreignDiscount = math.exp(-math.multiply(at.foreignYield, at.expiry))
  const spotPaid = math.multiply(at.spot, foreignDiscount)
  const strikePaid = math.multiply(at.strike, domesticDiscount)
  const moneyness = math.divide(math.ln(math.divide(spotPaid, strikePaid)), totalVol)
  const N1 = math.cumulative(phi * (moneyness + totalVol / 2n))
  const N2 = math.cumulative(phi * (moneyness - totalVol / 2n))
  return phi * (math.multiply(spotPaid, N1) - math.multiply(strikePaid, N2))
}
