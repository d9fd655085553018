// What a put is worth to one who fixes now when to exercise.

import type { UnitPut } from './unit-put.js'

/**
 * The greatest e^(-r t) - S e^(-q t) for t up to expiry, in strikes: the value of an American put without vol, and by Jensen's inequality a
 * bound from below with it.
 */
export function certainPut({ strikeYield, spotYield }: UnitPut, spot: number, expiry: number): number {
  const at = (years: number) => Math.exp(-strikeYield * years) - spot * Math.exp(-spotYield * years)
  // Where the income from exercise, r e^(-r t) - q S e^(-q t), changes sign.
  const turn = Math.log(strikeYield / (spotYield * spot)) / (strikeYield - spotYield)
  return Math.max(0, at(0), at(expiry), turn > 0 && turn < expiry ? at(turn) : 0)
}
