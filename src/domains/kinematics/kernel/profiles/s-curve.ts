import type { DomainError } from '../../../../fabric/fault.js'
import { ok, type Result } from '../../../../fabric/result.js'
import { isFiniteRecord, refusal } from '../refusal.js'
import { unlessNonNegative, unlessPositive } from '../require-inputs.js'

export interface SCurve {
  /** s */
  readonly total: number
  /** m/s */
  readonly peakSpeed: number
  /** m/s^2 */
  readonly peakAcceleration: number
  /** s, of each of the four phases of constant jerk */
  readonly tJerk: number
  /** s, from rest to the peak speed, phases of jerk included */
  readonly tAccel: number
  /** s at the peak speed */
  readonly tCruise: number
}

/**
 * The quickest move from rest to rest within a speed v, an acceleration a and a jerk j, in seven phases or fewer (Biagiotti and
 * Melchiorri, "Trajectory Planning for Automatic Machines and Robots", 3.4.3). To reach a speed w takes T(w) = 2 sqrt(w/j) while
 * w <= a^2/j, the acceleration then peaking at sqrt(w j), and w/a + a/j beyond; there and back cover w T(w). The peak speed is the
 * greatest w <= v with w T(w) <= distance.
 *
 * Error `domain`: a distance below 0, a limit not above 0.
 */
export function sCurve(distance: number, v: number, a: number, j: number): Result<SCurve, DomainError> {
  const refused =
    unlessNonNegative({ distance }) ??
    unlessPositive({ 'greatest speed': v, 'greatest acceleration': a, 'greatest jerk': j })
  if (refused !== undefined) return refused
  const kneeSpeed = a * (a / j)
  const reachable = speedWithin(distance, a, j, kneeSpeed)
  const cruises = v < reachable
  const peakSpeed = cruises ? v : reachable
  const reachesAcceleration = peakSpeed >= kneeSpeed
  const peakAcceleration = reachesAcceleration ? a : Math.sqrt(peakSpeed) * Math.sqrt(j)
  const tJerk = reachesAcceleration ? a / j : Math.sqrt(peakSpeed / j)
  const tAccel = reachesAcceleration ? peakSpeed / a + tJerk : 2 * tJerk
  const tCruise = cruises ? Math.max(0, (distance - v * tAccel) / v) : 0
  const move = { total: 2 * tAccel + tCruise, peakSpeed, peakAcceleration, tJerk, tAccel, tCruise }
  return isFiniteRecord(move) ? ok(move) : refusal('domain', 'the move takes longer than can be represented')
}

/** The peak speed of a move without cruise: 2 w sqrt(w/j) = d, or beyond the knee w^2/a + w a/j = d. */
function speedWithin(distance: number, a: number, j: number, kneeSpeed: number): number {
  if (distance <= 2 * kneeSpeed * (a / j)) return Math.cbrt(0.5 * distance * Math.sqrt(j)) ** 2
  // The root as 2 c/(b + sqrt(b^2 + 4 c)): nothing cancels.
  return (2 * distance * a) / (kneeSpeed + Math.sqrt(kneeSpeed * kneeSpeed + 4 * a * distance))
}
