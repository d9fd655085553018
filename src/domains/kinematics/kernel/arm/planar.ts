// An arm of two links in a plane: where it reaches and with which joint angles.

import type { DomainError } from '../../../../fabric/fault.js'
import { ok, type Result } from '../../../../fabric/result.js'
import { sumOfManyProducts, sumOfProducts } from '../exact-products.js'
import { refusal } from '../refusal.js'
import { unlessNonNegative } from '../require-inputs.js'

export interface PlanarTarget {
  /** m, of the link from the base to the elbow */
  readonly l1: number
  /** m, from the elbow to the tip */
  readonly l2: number
  /** m */
  readonly x: number
  /** m */
  readonly y: number
}

export interface PlanarSolution {
  /** rad, of the first link from the x axis, in (-pi, pi] */
  readonly q1: number
  /** rad, of the second link from the first, in (-pi, pi] */
  readonly q2: number
}

/** The tip reaches from |l1 - l2| to l1 + l2 of the base. Error `domain`: a length below 0. */
export function planarReach(
  l1: number,
  l2: number,
): Result<{ readonly min: number; readonly max: number }, DomainError> {
  const refused = unlessNonNegative({ 'first length': l1, 'second length': l2 })
  return refused ?? ok({ min: Math.abs(l1 - l2), max: l1 + l2 })
}

/** Of (l1 + l2)^2: what the rounding of x and y may take a point beyond the edge of what is reached. */
const EDGE = 8 * Number.EPSILON

/**
 * With A = (l1 + l2)^2 - r^2 and B = r^2 - (l1 - l2)^2: tan(q2/2) = +-sqrt(A/B) and q1 = atan2(y, x) -+ atan2(sqrt(A B),
 * r^2 + l1^2 - l2^2), the law of cosines (Lynch and Park, "Modern Robotics", 6.1; Craig, "Introduction to Robotics", 4.4) by arcs of
 * tangents. Each sum of squares has its rounding errors, so that nothing is lost near the edges or near the base.
 *
 * The solution of positive q2 comes first; at an edge there is one. Errors: `unreachable`; `domain` (a length below 0, or the base
 * itself as the target of two equal links, where any q1 serves).
 */
export function planarSolutions({ l1, l2, x, y }: PlanarTarget): Result<readonly PlanarSolution[], DomainError> {
  const refused = unlessNonNegative({ 'first length': l1, 'second length': l2 })
  if (refused !== undefined) return refused
  const scale = powerOfTwo(Math.max(l1, l2, Math.abs(x), Math.abs(y)))
  if (scale === 0) return refusal('domain', 'two links of no length have no direction')
  const [a, b, u, v] = [l1 / scale, l2 / scale, x / scale, y / scale]
  const outer = sumOfManyProducts([a, b, 2 * a, -u, -v], [a, b, b, u, v])
  const inner = sumOfManyProducts([u, v, 2 * a, -a, -b], [u, v, b, a, b])
  if (outer < -EDGE * (a + b) ** 2) return refusal('unreachable', 'it is farther away than the arm is long')
  if (inner < -EDGE * (a + b) ** 2) return refusal('unreachable', 'it is nearer than the arm can fold')
  if (x === 0 && y === 0) return refusal('domain', 'at its base the folded arm may point anywhere')
  if (l1 === 0 || l2 === 0) return refusal('domain', 'an arm with a link of no length has no elbow')
  const bend = 2 * Math.atan2(Math.sqrt(Math.max(0, outer)), Math.sqrt(Math.max(0, inner)))
  // The first link is this far aside of the line to the point.
  const sine = Math.sqrt(Math.max(0, outer) * Math.max(0, inner))
  const cosine = sumOfManyProducts([u, v, a, -b], [u, v, a, b])
  const turnedBy = (side: number): number =>
    Math.atan2(sumOfProducts(v, cosine, u, side * sine), sumOfProducts(u, cosine, -v, side * sine))
  const elbowRight = { q1: withinTurn(turnedBy(-1)), q2: bend }
  const isStraight = bend === 0 || bend === Math.PI
  return ok(isStraight ? [elbowRight] : [elbowRight, { q1: withinTurn(turnedBy(1)), q2: -bend }])
}

/** Near x, by which to divide without a rounding error; 0 of 0. */
const powerOfTwo = (x: number): number => (x === 0 ? 0 : 2 ** Math.min(1023, Math.floor(Math.log2(x))))

/** Half a turn backwards is half a turn. */
const withinTurn = (angle: number): number => (angle === -Math.PI ? Math.PI : angle + 0)
