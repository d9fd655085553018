// The way a vehicle takes to a halt: the driver's reaction at constant speed, then constant braking.

import type { DomainError } from '../../../fabric/fault.js'
import { ok, type Result } from '../../../fabric/result.js'
import { isFiniteRecord, refusal } from './refusal.js'
import { STANDARD_GRAVITY } from './standard-gravity.js'

/**
 * What brakes on the level, in m/s^2 or as a coefficient of friction, of which the deceleration is that times
 * gravity.
 */
export type Brake = { readonly deceleration: number } | { readonly frictionCoefficient: number }

export interface Stop {
  /** m/s */
  readonly speed: number
  /** s */
  readonly reactionTime: number
  readonly brake: Brake
  /** rise over run, positive uphill; 0 when absent */
  readonly grade?: number
  /** m/s^2; standard gravity when absent */
  readonly gravity?: number
}

export interface StoppingDistance {
  /** m */
  readonly thinking: number
  /** m */
  readonly braking: number
  /** m */
  readonly total: number
}

/**
 * thinking = v t and braking = v^2 / (2 g (f + G)) with f the friction coefficient (or deceleration / g) and G the
 * grade: the stopping sight distance of AASHTO, "A Policy on Geometric Design of Highways and Streets", 3.2.2,
 * measured in plan.
 *
 * Error `domain`: a speed, time or friction below 0, gravity not above 0, or braking that never stops (downhill
 * steeper than the brake holds).
 */
export function stoppingDistance(stop: Stop): Result<StoppingDistance, DomainError> {
  const { speed, reactionTime, brake, grade = 0, gravity = STANDARD_GRAVITY } = stop
  if (!(speed >= 0)) return refusal('domain', `a speed cannot be below zero, as ${speed} m/s is`)
  if (!(reactionTime >= 0)) return refusal('domain', `a reaction time cannot be below zero, as ${reactionTime} s is`)
  if (!(gravity > 0)) return refusal('domain', `gravity must be above zero, not ${gravity} m/s^2`)
  const onTheLevel = 'deceleration' in brake ? brake.deceleration : brake.frictionCoefficient * gravity
  if (!(onTheLevel >= 0)) return refusal('domain', `a brake cannot push forward, as one of ${onTheLevel} m/s^2 would`)
  const deceleration = onTheLevel + gravity * grade
  if (!(deceleration > 0)) {
    return refusal('domain', `the braking never stops it: along the grade it slows down by ${deceleration} m/s^2`)
  }

  const thinking = speed * reactionTime
  const braking = ((0.5 * speed) / deceleration) * speed
  const distance = { thinking, braking, total: thinking + braking }
  return isFiniteRecord(distance) ? ok(distance) : refusal('domain', 'the distance is too large to be represented')
}
