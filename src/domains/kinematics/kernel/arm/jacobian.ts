// Jacobians of arms in screw axes (Lynch and Park, "Modern Robotics", 5.1): six rows, angular then linear, a column for each joint.

import type { DomainError } from '../../../../fabric/fault.js'
import { ok, type Result } from '../../../../fabric/result.js'
import { refusal } from '../refusal.js'
import { adjoint, type Twist } from './exponential.js'
import { motionOf, unlessAsMany } from './screw-chain.js'
import { identity, multiply } from './transform.js'

export type Jacobian = readonly (readonly number[])[]

/** Column i: S_i moved by the joints before it. Error `domain`: another number of positions than of screws. */
export function jacobianSpace(screws: readonly Twist[], q: readonly number[]): Result<Jacobian, DomainError> {
  const refused = unlessAsMany(screws, q)
  if (refused !== undefined) return refused
  let before = identity
  const columns = screws.map((screw, i) => {
    const column = adjoint(before, screw)
    before = multiply(before, motionOf(screw, q[i]!))
    return column
  })
  return asRows(columns)
}

/** Column i: B_i moved by the joints behind it, backwards. Errors as with `jacobianSpace`. */
export function jacobianBody(screws: readonly Twist[], q: readonly number[]): Result<Jacobian, DomainError> {
  const refused = unlessAsMany(screws, q)
  return refused ?? asRows(bodyColumns(screws, q))
}

/** Joint by joint. */
export function bodyColumns(screws: readonly Twist[], q: readonly number[]): readonly Twist[] {
  let behind = identity
  return screws
    .map((screw, i) => ({ screw, position: q[i]! }))
    .toReversed()
    .map(({ screw, position }) => {
      const column = adjoint(behind, screw)
      behind = multiply(behind, motionOf(screw, -position))
      return column
    })
    .toReversed()
}

function asRows(columns: readonly Twist[]): Result<Jacobian, DomainError> {
  const rows = [0, 1, 2, 3, 4, 5].map((row) => columns.map((column) => column[row]!))
  return rows.every((row) => row.every(Number.isFinite))
    ? ok(rows)
    : refusal('domain', 'the Jacobian is too large to be represented')
}
