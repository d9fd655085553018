// An arm's pose from Denavit-Hartenberg parameters, in the standard convention and in Craig's modified one.

import type { DomainError } from '../../../../fabric/fault.js'
import { ok, type Result } from '../../../../fabric/result.js'
import { refusal } from '../refusal.js'
import { identity, multiply, type Transform, unlessPose } from './transform.js'

/** A row of the table. What the joint moves is added to the row's own `theta` (rad) or `d` (m). */
export interface Joint {
  readonly kind: 'revolute' | 'prismatic'
  /** m */
  readonly a: number
  /** rad */
  readonly alpha: number
  /** m */
  readonly d: number
  /** rad */
  readonly theta: number
}

export interface Arm {
  readonly joints: readonly Joint[]
  /** From the frame of the last row to the tool. */
  readonly tool?: Transform
}

/**
 * Each row is Rot_z(theta) Trans_z(d) Trans_x(a) Rot_x(alpha) (Denavit and Hartenberg, 1955; Spong, Hutchinson and Vidyasagar, "Robot
 * Modeling and Control", 3.2).
 *
 * @param q a position for each joint: rad, or m of prismatic ones
 *
 * Error `domain`: q of another length, a number that is not finite, a tool that is no pose.
 */
export const forwardKinematicsDH = (arm: Arm, q: readonly number[]): Result<Transform, DomainError> =>
  forwardKinematics(arm, q, standardRow)

/**
 * Each row is Rot_x(alpha) Trans_x(a) Rot_z(theta) Trans_z(d), `alpha` and `a` being those of the link before the joint (Craig,
 * "Introduction to Robotics", 3.4). Errors as with `forwardKinematicsDH`.
 */
export const forwardKinematicsMDH = (arm: Arm, q: readonly number[]): Result<Transform, DomainError> =>
  forwardKinematics(arm, q, modifiedRow)

type Row = (a: number, alpha: number, d: number, theta: number) => Transform

function forwardKinematics(arm: Arm, q: readonly number[], rowOf: Row): Result<Transform, DomainError> {
  const { joints, tool = identity } = arm
  if (q.length !== joints.length)
    return refusal('domain', `${joints.length} joints take as many positions, not ${q.length}`)
  const refused = unlessPose('the tool', tool)
  if (refused !== undefined) return refused
  let T = identity
  for (const [i, joint] of joints.entries()) {
    const isRevolute = joint.kind === 'revolute'
    const theta = isRevolute ? joint.theta + q[i]! : joint.theta
    const d = isRevolute ? joint.d : joint.d + q[i]!
    T = multiply(T, rowOf(joint.a, joint.alpha, d, theta))
  }
  T = multiply(T, tool)
  return T.every((row) => row.every(Number.isFinite))
    ? ok(T)
    : refusal('domain', 'the pose is too large to be represented')
}

const standardRow: Row = (a, alpha, d, theta) => {
  const [ct, st, ca, sa] = [Math.cos(theta), Math.sin(theta), Math.cos(alpha), Math.sin(alpha)]
  return [
    [ct, -st * ca, st * sa, a * ct],
    [st, ct * ca, -ct * sa, a * st],
    [0, sa, ca, d],
    [0, 0, 0, 1],
  ]
}

const modifiedRow: Row = (a, alpha, d, theta) => {
  const [ct, st, ca, sa] = [Math.cos(theta), Math.sin(theta), Math.cos(alpha), Math.sin(alpha)]
  return [
    [ct, -st, 0, a],
    [st * ca, ct * ca, -sa, -d * sa],
    [st * sa, ct * sa, ca, d * ca],
    [0, 0, 0, 1],
  ]
}
