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
  const farthest = endlessHeight(put, side)
  return farthest < Infinity ? farthest * -Math.expm1(-early / farthest) : early
}

/** No less than |ln(b / b(0))| at any time: what it is of the put that never expires; infinite where nothing bounds it. */
export function greatestHeight(put: UnitPut, side: BoundarySide): number {
  return Math.min(
    endlessHeight(put, side),
    side === 'exercisedAbove' ? -Math.log(boundaryAtExpiry(put, side)) : Infinity,
  )
}

/** Infinite where the put that never expires has no such boundary. */
function endlessHeight(put: UnitPut, side: BoundarySide): number {
  const { power } = perpetual(put, side)
  const height = Math.abs(Math.log(power / (power - 1) / boundaryAtExpiry(put, side)))
  return height > 0 ? height : Infinity
}

/**
 * The put that never expires goes with S^power where it is kept, and is worth as much to one who waits for a spot that distance away; paths reach it
 * at `speed`, yr^(-1/2), in standard deviations, as they count with interest. NaN where waiting pays however far away spot is.
 */
export function perpetual(
  { strikeYield, spotYield, vol }: UnitPut,
  side: BoundarySide,
): { readonly power: number; readonly speed: number } {
  const half = 0.5 * vol * vol
  const drift = strikeYield - spotYield - half
  const root = Math.sqrt(drift * drift + 4 * half * strikeYield)
  const speed = root / vol
  // Of the two roots, each by the formula in which nothing cancels.
  if (side === 'exercisedAbove') return { power: drift > 0 ? (2 * strikeYield) / (drift + root) : Number.NaN, speed }
  return { power: drift > 0 ? -(drift + root) / (2 * half) : (2 * strikeYield) / (drift - root), speed }
}
