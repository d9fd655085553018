import type { DomainError } from '../../../fabric/fault.js'
import { ok, type Result } from '../../../fabric/result.js'
import { refusal } from './refusal.js'
import { unlessNonNegative } from './require-inputs.js'

export interface Meeting {
  /** s */
  readonly time: number
  /** m from where the first one started, towards the second */
  readonly meetingPointFromA: number
}

/**
 * Two that move towards each other at constant speeds: t = gap/(vA + vB), at vA t from the first; a speed below zero moves away.
 * Errors: `never` (together they do not close the gap), `domain` (a gap below 0).
 */
export function closing(gap: number, speedA: number, speedB: number): Result<Meeting, DomainError> {
  const refused = unlessNonNegative({ gap })
  if (refused !== undefined) return refused
  if (gap === 0) return ok({ time: 0, meetingPointFromA: 0 })
  const together = speedA + speedB
  if (!(together > 0)) return refusal('never', 'the gap does not close: together they do not approach')
  const meeting = { time: gap / together, meetingPointFromA: gap * (speedA / together) }
  const represented = Number.isFinite(meeting.time) && Number.isFinite(meeting.meetingPointFromA)
  return represented ? ok(meeting) : refusal('never', 'the gap closes too slowly to be represented')
}
