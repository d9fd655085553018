// A thrown body without air resistance over level ground: x = v cos(angle) t, y = h + v sin(angle) t - g t^2/2.

import type { DomainError } from '../../../fabric/fault.js'
import { ok, type Result } from '../../../fabric/result.js'
import { sumOfProducts } from './exact-products.js'
import { isFiniteRecord, refusal } from './refusal.js'
import { STANDARD_GRAVITY } from './standard-gravity.js'

export interface Throw {
  /** m/s */
  readonly speed: number
  /** rad above the horizontal */
  readonly angle: number
  /** m, of the start above where it lands; 0 when absent, negative when it lands higher */
  readonly height?: number
  /** m/s^2; standard gravity when absent */
  readonly gravity?: number
}

export interface Trajectory {
  /** s */
  readonly flightTime: number
  /** m, horizontally from start to landing */
  readonly range: number
  /** m, of the highest point above where it lands */
  readonly apex: number
  /** m, horizontally from the start to the highest point */
  readonly apexX: number
  /** s; 0 when it is thrown level or downwards */
  readonly timeToApex: number
  /** m/s */
  readonly impactSpeed: number
}

/** What rounding may come to: of the speed upwards, squared, where a landing level is the highest point; of the speed, where the angle is half a turn. */
const TURNING_POINT = 4 * Number.EPSILON

/**
 * Errors: `domain` (speed below 0, gravity not above 0; downwards from where it should land, which is no flight, while a throw along the ground
 * is one that ends at once), `unreachable` (it never rises to the level where it should land).
 */
export function projectile(thrown: Throw): Result<Trajectory, DomainError> {
  const { speed, angle, height = 0, gravity = STANDARD_GRAVITY } = thrown
  if (!(speed >= 0)) return refusal('domain', `a speed cannot be below zero, as ${speed} m/s is`)
  if (!(gravity > 0)) return refusal('domain', `gravity must be above zero, not ${gravity} m/s^2`)
  const across = speed * Math.cos(angle)
  const up = speed * Math.sin(angle)

  // Not by the rounding of an angle that is meant to be level.
  if (height === 0 && up < -TURNING_POINT * speed)
    return refusal('domain', 'thrown downwards from where it should land it has no flight')
  const square = sumOfProducts(up, up, 2 * gravity, height)
  // From below the landing level, only a body on its way up gets there.
  if (square < -TURNING_POINT * up * up || (height < 0 && up <= 0))
    return refusal('unreachable', 'it never rises to where it should land')
  const fallSquared = Math.max(0, square)
  const fall = Math.sqrt(fallSquared)
  const timeToApex = Math.max(up, 0) / gravity
  const flightTime = up >= 0 ? (up + fall) / gravity : descentTime(height, up, fall)
  const trajectory = {
    flightTime,
    range: across * flightTime,
    apex: height + 0.5 * Math.max(up, 0) * timeToApex,
    apexX: across * timeToApex,
    timeToApex,
    impactSpeed: Math.sqrt(across * across + fallSquared),
  }
  return isFiniteRecord(trajectory) ? ok(trajectory) : refusal('domain', 'the flight is too large to be represented')
}

/** 2 h/(fall - up): the root (up + fall)/g of a downward throw, without its cancellation. */
const descentTime = (height: number, up: number, fall: number): number => (2 * height) / (fall - up)
