import type { DomainError } from '../../../../fabric/fault.js'
import { ok, type Result } from '../../../../fabric/result.js'
import { refusal } from '../refusal.js'
import { unlessPositive } from '../require-inputs.js'
import { shareOfWay, type TimeScalingKind } from './time-scaling.js'

export interface JointMove {
  readonly start: readonly number[]
  readonly end: readonly number[]
  /** s */
  readonly Tf: number
  /** How many rows: the first is the start, the last the end */
  readonly N: number
  readonly method: TimeScalingKind
}

export const TRAJECTORY_ROWS_MAX = 10_000

/**
 * Joint positions at N equally spaced times of a straight move in joint space (JointTrajectory of Lynch and Park, "Modern Robotics",
 * 9.2). The rows are made as they are taken. Error `domain`: start and end of different lengths or none, a duration not above 0, fewer
 * than 2 or more than 10,000 rows.
 */
export function jointTrajectory(move: JointMove): Result<Iterable<readonly number[]>, DomainError> {
  const { start, end, Tf, N } = move
  const refused = unlessPositive({ duration: Tf })
  if (refused !== undefined) return refused
  if (start.length === 0) return refusal('domain', 'a move needs at least one joint')
  if (start.length !== end.length)
    return refusal('domain', `the start has ${start.length} joints and the end ${end.length}`)
  if (!(N >= 2)) return refusal('domain', `a move has at least 2 points, not ${N}`)
  if (N > TRAJECTORY_ROWS_MAX)
    return refusal('domain', `${N} points are more than the ${TRAJECTORY_ROWS_MAX} at a time`)
  return ok(rowsOf(move))
}

function* rowsOf({ start, end, N, method }: JointMove): Generator<readonly number[]> {
  for (let row = 0; row < N; row++) {
    // Both scalings are point-symmetric: what is left of the way is the scaling of the time left, and both ends are met exactly.
    const done = shareOfWay(method, row / (N - 1))
    const left = shareOfWay(method, (N - 1 - row) / (N - 1))
    yield start.map((from, joint) => {
      const to = end[joint]!
      // A joint that stands still does so to the last digit.
      return from === to ? from : from * left + to * done
    })
  }
}
