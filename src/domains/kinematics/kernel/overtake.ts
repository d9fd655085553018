import type { DomainError } from '../../../fabric/fault.js'
import { ok, type Result } from '../../../fabric/result.js'
import { sumOfProducts } from './exact-products.js'
import { refusal } from './refusal.js'
import { unlessNonNegative } from './require-inputs.js'

export interface Runner {
  /** m/s */
  readonly speed: number
  /** m/s^2, kept through a halt; 0 when absent */
  readonly acceleration?: number
}

/**
 * Seconds until the chaser draws level with the lead, `gap` metres ahead: the first root t >= 0 of
 * gap + (vL - vC) t + (aL - aC) t^2/2 = 0. Side by side at the start (gap 0), a lead that pulls away is drawn level with at the
 * next root, not at t = 0.
 *
 * Errors: `never` (no such root), `domain` (a gap below 0).
 */
export function overtake(gap: number, lead: Runner, chaser: Runner): Result<{ readonly time: number }, DomainError> {
  const refused = unlessNonNegative({ gap })
  if (refused !== undefined) return refused
  const closingSpeed = chaser.speed - lead.speed
  const closingAcceleration = (chaser.acceleration ?? 0) - (lead.acceleration ?? 0)
  const time = firstMeeting(gap, closingSpeed, closingAcceleration)
  if (time === undefined) return refusal('never', 'the chaser never draws level with the one ahead')
  return Number.isFinite(time) ? ok({ time }) : refusal('never', 'it takes longer than can be represented')
}

/** The first time at which v t + a t^2/2 = gap; both kinds of cancellation are avoided by 2 gap/(v + root). */
function firstMeeting(gap: number, v: number, a: number): number | undefined {
  if (gap === 0) return pullsAway(v, a) ? (a > 0 ? (-2 * v) / a : undefined) : 0
  if (a === 0) return v > 0 ? gap / v : undefined
  const square = sumOfProducts(v, v, 2 * a, gap)
  // A lead that is just reached, its speeds rounded, may seem to be missed by a unit of the last place.
  if (square < -4 * Number.EPSILON * v * v) return undefined
  const root = Math.sqrt(Math.max(0, square))
  if (a > 0) return v >= 0 ? (2 * gap) / (v + root) : (root - v) / a
  return v > 0 ? (2 * gap) / (v + root) : undefined
}

const pullsAway = (v: number, a: number): boolean => v < 0 || (v === 0 && a < 0)
