// A put whose strike is the unit of price, and where it is exercised when time does not matter.

export interface UnitPut {
  /** 1/yr, of the strike's currency */
  readonly strikeYield: number
  /** 1/yr, of what the spot is the price of */
  readonly spotYield: number
  /** yr^(-1/2) */
  readonly vol: number
}

/** `exercisedBelow`: the spots under the boundary are exercised; otherwise those above it, up to the other boundary. */
export type BoundarySide = 'exercisedBelow' | 'exercisedAbove'

/** Whether what is exercised lies between two boundaries: waiting costs interest only to spots near the strike. */
export const isDouble = ({ strikeYield, spotYield }: UnitPut): boolean => spotYield < strikeYield && strikeYield < 0

/** The boundary just before expiry, in strikes: below it waiting costs more interest than it earns. */
export function boundaryAtExpiry({ strikeYield, spotYield }: UnitPut, side: BoundarySide): number {
  if (side === 'exercisedAbove') return strikeYield / spotYield
  return spotYield > 0 && strikeYield < spotYield ? strikeYield / spotYield : 1
}

/**
 * |ln(b / b(0))| at a time to expiry, roughly and rather less than it is: like the square root of time at first, levelling off where the
 * boundary of the put without expiry lies.
 */
export function roughHeight(put: UnitPut, side: BoundarySide, years: number): number {
  const early = 0.5 * put.vol * Math.sqrt(years)
  const farthest = greatestHeight(put, side)
  return side === 'exercisedBelow' && farthest < Infinity ? farthest * -Math.expm1(-early / farthest) : early
}

/** |ln(b / b(0))| of the put that never expires; infinite where it has no boundary. */
export function greatestHeight(put: UnitPut, side: BoundarySide): number {
  if (side === 'exercisedAbove') return -Math.log(boundaryAtExpiry(put, side))
  const farthest = Math.log(boundaryAtExpiry(put, side) / perpetualBoundary(put))
  return farthest > 0 ? farthest : Infinity
}

/** The boundary of the put that never expires; 0 or NaN where it has none. */
function perpetualBoundary({ strikeYield, spotYield, vol }: UnitPut): number {
  const half = 0.5 * vol * vol
  const drift = strikeYield - spotYield - half
  const root = Math.sqrt(drift * drift + 4 * half * strikeYield)
  const beta = drift > 0 ? -(drift + root) / (2 * half) : (2 * strikeYield) / (drift - root)
  return beta / (beta - 1)
}
