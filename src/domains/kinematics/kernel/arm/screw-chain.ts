// Products of exponentials (Lynch and Park, "Modern Robotics", 4.1): each joint a screw axis, omega then v, at the home pose M.

import type { DomainError } from '../../../../fabric/fault.js'
import { ok, type Result } from '../../../../fabric/result.js'
import { refusal } from '../refusal.js'
import { exponential, type Twist } from './exponential.js'
import { multiply, type Transform, unlessPose } from './transform.js'

/** e^[S1 q1] .. e^[Sn qn] M. Error `domain`: another number of positions than of screws, an M that is no pose. */
export function forwardKinematicsSpace(
  M: Transform,
  screws: readonly Twist[],
  q: readonly number[],
): Result<Transform, DomainError> {
  const refused = unlessPose('M', M) ?? unlessAsMany(screws, q)
  return refused ?? finite(multiply(product(screws, q), M))
}

/** M e^[B1 q1] .. e^[Bn qn]. Errors as with `forwardKinematicsSpace`. */
export function forwardKinematicsBody(
  M: Transform,
  screws: readonly Twist[],
  q: readonly number[],
): Result<Transform, DomainError> {
  const refused = unlessPose('M', M) ?? unlessAsMany(screws, q)
  return refused ?? finite(multiply(M, product(screws, q)))
}

export function unlessAsMany(screws: readonly Twist[], q: readonly number[]): Result<never, DomainError> | undefined {
  if (screws.length === q.length) return undefined
  return refusal(
    'domain',
    `${screws.length === 1 ? '1 screw takes' : `${screws.length} screws take`} as many joint positions, not ${q.length}`,
  )
}

/** The rigid motion of one joint. */
export const motionOf = (screw: Twist, q: number): Transform => exponential(screw.map((component) => component * q))

const product = (screws: readonly Twist[], q: readonly number[]): Transform =>
  screws.map((screw, i) => motionOf(screw, q[i]!)).reduce(multiply, exponential([]))

const finite = (T: Transform): Result<Transform, DomainError> =>
  T.every((row) => row.every(Number.isFinite)) ? ok(T) : refusal('domain', 'the pose is too large to be represented')
