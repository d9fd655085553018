import type { DomainError } from '../../../../fabric/fault.js'
import { ok, type Result } from '../../../../fabric/result.js'
import { refusal } from '../refusal.js'
import { unlessPositive } from '../require-inputs.js'

export type TimeScalingKind = 'cubic' | 'quintic'

/**
 * How far along at the time t of Tf: 3 r^2 - 2 r^3, or 10 r^3 - 15 r^4 + 6 r^5, r = t/Tf (Lynch and Park, "Modern Robotics", 9.2.2.1).
 * Error `domain`: a duration not above 0, a time outside [0, Tf].
 */
export function timeScaling(kind: TimeScalingKind, Tf: number, t: number): Result<{ readonly s: number }, DomainError> {
  const refused = unlessPositive({ duration: Tf })
  if (refused !== undefined) return refused
  if (!(t >= 0 && t <= Tf))
    return refusal('domain', `the move is over after ${Tf} s and starts at 0 s; ${t} s is outside`)
  return ok({ s: shareOfWay(kind, t / Tf) })
}

/** For a share of the time from 0 to 1. */
export const shareOfWay = (kind: TimeScalingKind, r: number): number =>
  kind === 'cubic' ? r * r * (3 - 2 * r) : r * r * r * (10 + r * (6 * r - 15))
