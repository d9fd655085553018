import type { DomainError } from '../../../fabric/fault.js'
import { ok, type Result } from '../../../fabric/result.js'
import { sumOfProducts } from './exact-products.js'
import { refusal } from './refusal.js'
import { unlessNonNegative, unlessPositive } from './require-inputs.js'

export interface LaunchAngles {
  /** rad, at most pi/4 */
  readonly low: number
  /** rad, the complement of `low` */
  readonly high: number
}

/** Of v^2: what the rounding of a range to float64 may take it beyond the greatest one, v^2/g. */
const GREATEST_RANGE = 4 * Number.EPSILON

/**
 * The two angles of launch over level ground: sin(2 low) = g R/v^2, as the arc of a tangent,
 * 2 low = atan2(g R, sqrt((v^2 - g R)(v^2 + g R))), which keeps its digits near the greatest range, where both are pi/4.
 * Errors: `unreachable` (beyond v^2/g); `domain` (a speed or range below 0, gravity not above 0).
 */
export function launchAngles(speed: number, range: number, gravity: number): Result<LaunchAngles, DomainError> {
  const refused = unlessNonNegative({ speed, range }) ?? unlessPositive({ gravity })
  if (refused !== undefined) return refused
  // In units of the speed: what overflows or vanishes as a square is a range near 0 or beyond any reach.
  const needed = speed === 0 ? (range === 0 ? 0 : Number.POSITIVE_INFINITY) : (gravity / speed) * (range / speed)
  const spare = Number.isFinite(speed * speed) && speed * speed > 0 ? spareShare(speed, range, gravity) : 1 - needed
  if (!(spare >= -GREATEST_RANGE)) return refusal('unreachable', 'at that speed no angle throws it that far')
  const low = 0.5 * Math.atan2(needed, Math.sqrt(Math.max(0, spare) * (1 + needed)))
  return ok({ low, high: 0.5 * Math.PI - low })
}

/** (v^2 - g R)/v^2 with the rounding errors of both products. */
const spareShare = (speed: number, range: number, gravity: number): number =>
  sumOfProducts(speed, speed, -gravity, range) / (speed * speed)
