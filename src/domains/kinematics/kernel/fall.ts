// Falls and throws along the vertical, without air resistance.

import type { DomainError } from '../../../fabric/fault.js'
import { ok, type Result } from '../../../fabric/result.js'
import { isFiniteRecord, refusal } from './refusal.js'
import { unlessNonNegative, unlessPositive } from './require-inputs.js'

export interface FreeFall {
  /** s */
  readonly t: number
  /** m/s */
  readonly impactSpeed: number
}

/** From rest through h metres: t = sqrt(2 h/g), v = sqrt(2 g h). Error `domain`: h below 0, g not above 0. */
export function freeFall(h: number, g: number): Result<FreeFall, DomainError> {
  const refused = unlessNonNegative({ height: h }) ?? unlessPositive({ gravity: g })
  if (refused !== undefined) return refused
  const fall = { t: Math.sqrt((2 * h) / g), impactSpeed: Math.sqrt(2 * g * h) }
  return isFiniteRecord(fall) ? ok(fall) : refusal('domain', 'the fall is too large to be represented')
}

export interface VerticalThrow {
  /** s, until it is back where it was thrown */
  readonly flightTime: number
  /** m above where it was thrown */
  readonly maxHeight: number
  /** s, until it first has half its speed: still on its way up */
  readonly timeToHalfSpeed: number
}

/** Straight up at u m/s: 2 u/g, u^2/(2 g), u/(2 g). Error `domain`: u below 0, g not above 0. */
export function verticalThrow(u: number, g: number): Result<VerticalThrow, DomainError> {
  const refused = unlessNonNegative({ 'speed upwards': u }) ?? unlessPositive({ gravity: g })
  if (refused !== undefined) return refused
  const time = u / g
  const flight = { flightTime: 2 * time, maxHeight: 0.5 * u * time, timeToHalfSpeed: 0.5 * time }
  return isFiniteRecord(flight) ? ok(flight) : refusal('domain', 'the flight is too large to be represented')
}
