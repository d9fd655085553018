import type { DomainError } from '../../../../fabric/fault.js'
import { ok, type Result } from '../../../../fabric/result.js'
import { sumOfProducts } from '../exact-products.js'
import { isFiniteRecord, refusal } from '../refusal.js'
import { unlessNonNegative, unlessPositive } from '../require-inputs.js'

export interface Trapezoid {
  /** s */
  readonly total: number
  /** m/s */
  readonly peakSpeed: number
  /** s, of each of the two ramps */
  readonly tAccel: number
  /** s; 0 where the greatest speed is not reached, or just so */
  readonly tCruise: number
}

/**
 * From rest to rest through `distance`: ramps of v/a and a cruise of d/v - v/a (Lynch and Park, "Modern Robotics", 9.2.2.2); below
 * d = v^2/a a triangle with its peak at sqrt(a d). Error `domain`: a distance below 0, a limit not above 0.
 */
export function trapezoid(distance: number, maxSpeed: number, maxAcceleration: number): Result<Trapezoid, DomainError> {
  const refused =
    unlessNonNegative({ distance }) ??
    unlessPositive({ 'greatest speed': maxSpeed, 'greatest acceleration': maxAcceleration })
  if (refused !== undefined) return refused
  // a d - v^2 with the rounding errors of both products.
  const spare = sumOfProducts(maxAcceleration, distance, -maxSpeed, maxSpeed)
  const isTriangle = !(spare > 0)
  const peakSpeed = isTriangle ? Math.sqrt(maxAcceleration * distance) : maxSpeed
  const tAccel = isTriangle ? Math.sqrt(distance / maxAcceleration) : maxSpeed / maxAcceleration
  const tCruise = isTriangle ? 0 : spare / maxAcceleration / maxSpeed
  const move = { total: 2 * tAccel + tCruise, peakSpeed, tAccel, tCruise }
  return isFiniteRecord(move) ? ok(move) : refusal('domain', 'the move takes longer than can be represented')
}
