// Joint positions for a pose of an arm in body screw axes, by Newton's method with the damping of Levenberg and Marquardt.

import type { DomainError } from '../../../../fabric/fault.js'
import { ok, type Result } from '../../../../fabric/result.js'
import { refusal } from '../refusal.js'
import { unlessPositive } from '../require-inputs.js'
import { logarithm, type Twist } from './exponential.js'
import { bodyColumns } from './jacobian.js'
import { dampedSolution, singularValues } from './least-squares.js'
import { forwardKinematicsBody, unlessAsMany } from './screw-chain.js'
import { inverse, multiply, type Transform, unlessPose } from './transform.js'

export interface BodyGoal {
  /** The home pose */
  readonly M: Transform
  /** In the body frame */
  readonly screws: readonly Twist[]
  readonly target: Transform
  readonly guess: readonly number[]
  /** rad, of the error's rotation */
  readonly eomg: number
  /** m, of the error's translation */
  readonly ev: number
}

export interface BodySolution {
  readonly q: readonly number[]
  /** Steps taken */
  readonly iterations: number
  /** rad */
  readonly omegaError: number
  /** m */
  readonly vError: number
}

/** As many as the book's own procedure takes. */
const NEWTON_STEPS_MAX = 20
/** rad: a revolute joint that is sent farther stands by a singularity. */
const NEWTON_TURN_MAX = Math.PI
const STEPS_MAX = 200
/** Of the greatest singular value. */
const DAMPING_FIRST = 1e-3
const DAMPING_MAX = 1e3

/**
 * Steps of the pseudo-inverse as in IKinBody (Lynch and Park, "Modern Robotics", 6.2.2), so that guesses lead where they do there. Where
 * those do not arrive, as from near a singularity, the way is gone again in steps each of which brings the pose nearer, with as much
 * damping as that takes. Positions are answered as they are reached, not wrapped into a turn. The orientation of the target is that of
 * its quaternion.
 *
 * Errors: `notConverged` (a target out of reach, or not found from that guess), `domain` (another number of positions than of screws,
 * a matrix that is no pose, a tolerance not above 0).
 */
export function inverseKinematicsBody(goal: BodyGoal): Result<BodySolution, DomainError> {
  const { M, screws, target, guess, eomg, ev } = goal
  const refused =
    unlessPose('M', M) ??
    unlessPose('the target', target) ??
    unlessAsMany(screws, guess) ??
    unlessPositive({ 'tolerance of orientation': eomg, 'tolerance of position': ev })
  if (refused !== undefined) return refused

  const start = errorAt(goal, guess)
  if (start === undefined) return refusal('domain', 'the pose is too large to be represented')
  const found = byNewtonSteps(goal, start) ?? byDampedSteps(goal, start)
  return found === undefined
    ? refusal('notConverged', 'no joint positions that reach the target were found from that guess')
    : ok(found)
}

interface Reached {
  readonly q: readonly number[]
  /** The body twist that would take the arm's pose to the target in unit time */
  readonly twist: Twist
  readonly omegaError: number
  readonly vError: number
}

function errorAt({ M, screws, target }: BodyGoal, q: readonly number[]): Reached | undefined {
  const pose = forwardKinematicsBody(M, screws, q)
  if (!pose.ok) return undefined
  const twist = logarithm(multiply(inverse(pose.value), target))
  return { q, twist, omegaError: Math.hypot(...twist.slice(0, 3)), vError: Math.hypot(...twist.slice(3)) }
}

const hasArrived = ({ eomg, ev }: BodyGoal, { omegaError, vError }: Reached): boolean =>
  omegaError <= eomg && vError <= ev

const solution = ({ q, omegaError, vError }: Reached, iterations: number): BodySolution => ({
  q,
  iterations,
  omegaError,
  vError,
})

function byNewtonSteps(goal: BodyGoal, start: Reached): BodySolution | undefined {
  let at = start
  for (let iterations = 0; ; iterations++) {
    if (hasArrived(goal, at)) return solution(at, iterations)
    if (iterations === NEWTON_STEPS_MAX) return undefined
    const step = dampedSolution(singularValues(bodyColumns(goal.screws, at.q)), at.twist, 0)
    if (goal.screws.some((screw, i) => Math.abs(step[i]!) * Math.hypot(...screw.slice(0, 3)) > NEWTON_TURN_MAX))
      return undefined
    const next = errorAt(goal, moved(at.q, step))
    if (next === undefined) return undefined
    at = next
  }
}

function byDampedSteps(goal: BodyGoal, start: Reached): BodySolution | undefined {
  let at = start
  let damping = 0
  for (let iterations = 0; iterations <= STEPS_MAX; iterations++) {
    if (hasArrived(goal, at)) return solution(at, iterations)
    const stepped = stepFrom(goal, at, damping)
    if (stepped === undefined) return undefined
    at = stepped.to
    damping = stepped.damping
  }
  return undefined
}

const moved = (q: readonly number[], step: readonly number[]): readonly number[] =>
  q.map((position, i) => position + step[i]!)

/** The least damped step that brings the pose nearer; undefined where none does. */
function stepFrom(
  goal: BodyGoal,
  from: Reached,
  firstDamping: number,
): { readonly to: Reached; readonly damping: number } | undefined {
  const values = singularValues(bodyColumns(goal.screws, from.q))
  const greatest = values[0]?.s ?? 0
  for (let damping = firstDamping; damping <= DAMPING_MAX; damping = Math.max(DAMPING_FIRST, 4 * damping)) {
    const step = dampedSolution(values, from.twist, damping * greatest)
    const to = errorAt(goal, moved(from.q, step))
    if (to !== undefined && distanceOf(to) < distanceOf(from)) {
      return { to, damping: damping <= DAMPING_FIRST ? 0 : damping / 4 }
    }
  }
  return undefined
}

const distanceOf = ({ twist }: Reached): number => Math.hypot(...twist)
