// Homogeneous transforms: a rotation R and a translation p, as [R p; 0 1] row by row. Lengths in metres.

import type { DomainError } from '../../../../fabric/fault.js'
import type { Result } from '../../../../fabric/result.js'
import { refusal } from '../refusal.js'

export type Vector = readonly [number, number, number]
/** Four rows of four. */
export type Transform = readonly (readonly number[])[]

export const identity: Transform = [
  [1, 0, 0, 0],
  [0, 1, 0, 0],
  [0, 0, 1, 0],
  [0, 0, 0, 1],
]

/** A B, whose last rows are taken as 0 0 0 1. */
export function multiply(A: Transform, B: Transform): Transform {
  const rows = [0, 1, 2].map((i) => {
    const [a, b, c, d] = A[i]!
    return [0, 1, 2, 3].map((j) => a! * B[0]![j]! + b! * B[1]![j]! + c! * B[2]![j]! + (j === 3 ? d! : 0))
  })
  return [...rows, [0, 0, 0, 1]]
}

/** [R' -R'p; 0 1] */
export function inverse(T: Transform): Transform {
  const rows = [0, 1, 2].map((i) => {
    const [a, b, c] = [T[0]![i]!, T[1]![i]!, T[2]![i]!]
    return [a, b, c, -(a * T[0]![3]! + b * T[1]![3]! + c * T[2]![3]!)]
  })
  return [...rows, [0, 0, 0, 1]]
}

/**
 * How far R'R may be from the identity, entry by entry. Wide enough for rotations as books print them, with two decimals; a scaling or
 * a shear is beyond it.
 */
export const ORTHONORMAL_WITHIN = 0.01

/** The refusal of a matrix that is no pose: a last row other than 0 0 0 1, axes not orthonormal, or a reflection. */
export function unlessPose(name: string, T: Transform): Result<never, DomainError> | undefined {
  if (T.length !== 4 || T.some((row) => row.length !== 4 || !row.every(Number.isFinite)))
    return refusal('domain', `${name} is no matrix of four rows of four numbers`)
  const [x, y, z, w] = T[3]!
  if (x !== 0 || y !== 0 || z !== 0 || w !== 1) return refusal('domain', `the last row of ${name} is not 0 0 0 1`)
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j <= i; j++) {
      const product = T[0]![i]! * T[0]![j]! + T[1]![i]! * T[1]![j]! + T[2]![i]! * T[2]![j]!
      if (Math.abs(product - (i === j ? 1 : 0)) > ORTHONORMAL_WITHIN)
        return refusal('domain', `the rotation of ${name} is not orthonormal`)
    }
  }
  return determinant(T) > 0 ? undefined : refusal('domain', `the rotation of ${name} is a reflection`)
}

/** Of the rotation. */
const determinant = ([a, b, c]: Transform): number =>
  a![0]! * (b![1]! * c![2]! - b![2]! * c![1]!) -
  a![1]! * (b![0]! * c![2]! - b![2]! * c![0]!) +
  a![2]! * (b![0]! * c![1]! - b![1]! * c![0]!)
