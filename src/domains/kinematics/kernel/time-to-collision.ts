import type { DomainError } from '../../../fabric/fault.js'
import { ok, type Result } from '../../../fabric/result.js'
import { refusal } from './refusal.js'

export interface Following {
  /** m, from the front of oneself to the back of the lead */
  readonly gap: number
  /** m/s */
  readonly speedSelf: number
  /** m/s, negative when the lead comes towards one */
  readonly speedLead: number
}

/**
 * Seconds until the gap closes at constant speeds: gap / (speedSelf - speedLead) (Hayward, 1972).
 * Errors: `never` (not faster than the lead), `domain` (a gap below 0).
 */
export function timeToCollision({
  gap,
  speedSelf,
  speedLead,
}: Following): Result<{ readonly time: number }, DomainError> {
  if (!(gap >= 0)) return refusal('domain', `a gap cannot be below zero, as ${gap} m is`)
  if (gap === 0) return ok({ time: 0 })
  const closingSpeed = speedSelf - speedLead
  if (!(closingSpeed > 0)) return refusal('never', 'the gap does not close: the lead is at least as fast')
  const time = gap / closingSpeed
  return Number.isFinite(time) ? ok({ time }) : refusal('never', 'the gap closes too slowly to be represented')
}
