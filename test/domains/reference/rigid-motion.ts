// Poses of arms in arbitrary precision: matrices multiplied out, exponentials by their series. No Rodrigues, no angles.

import { type BigFloat, big, cos, sin, ZERO } from './big-float.js'

export type BigMatrix = readonly (readonly BigFloat[])[]

export const bigMatrix = (rows: readonly (readonly number[])[]): BigMatrix => rows.map((row) => row.map((x) => big(x)))

export const product = (A: BigMatrix, B: BigMatrix): BigMatrix =>
  A.map((row) => B[0]!.map((_, j) => row.reduce((sum, x, k) => sum.plus(x.times(B[k]![j]!)), ZERO)))

const sum = (A: BigMatrix, B: BigMatrix): BigMatrix => A.map((row, i) => row.map((x, j) => x.plus(B[i]![j]!)))
const scaled = (A: BigMatrix, factor: BigFloat): BigMatrix => A.map((row) => row.map((x) => x.times(factor)))
const identity: BigMatrix = bigMatrix([0, 1, 2, 3].map((i) => [0, 1, 2, 3].map((j) => (i === j ? 1 : 0))))

const HALVINGS = 10
const TERMS = 60

/** 1 + X + X^2/2 + .. of [omega v; 0 0] times the position, halved ten times and squared as often. */
export function exponential(screw: readonly number[], position: number): BigMatrix {
  const [a, b, c, u, v, w] = screw.map((x) => big(x)) as [BigFloat, BigFloat, BigFloat, BigFloat, BigFloat, BigFloat]
  const twist = [
    [ZERO, c.negated(), b, u],
    [c, ZERO, a.negated(), v],
    [b.negated(), a, ZERO, w],
    [ZERO, ZERO, ZERO, ZERO],
  ]
  const X = scaled(twist, big(position).scaled(-HALVINGS))
  let [term, power] = [identity, identity]
  for (let n = 1; n < TERMS; n++) {
    term = scaled(product(term, X), big(1).over(n))
    power = sum(power, term)
  }
  for (let i = 0; i < HALVINGS; i++) power = product(power, power)
  return power
}

export const chain = (motions: readonly BigMatrix[]): BigMatrix => motions.reduce(product, identity)

/** [R -R p; 0 1] turned about: of a rigid motion. */
const inverse = (T: BigMatrix): BigMatrix => {
  const R = [0, 1, 2].map((i) => [0, 1, 2].map((j) => T[j]![i]!))
  const p = R.map((row) => row.reduce((total, x, k) => total.minus(x.times(T[k]![3]!)), ZERO))
  return [...R.map((row, i) => [...row, p[i]!]), identity[3]!]
}

/** The twist whose matrix is T [S] T^-1. */
export function movedScrew(T: BigMatrix, screw: readonly number[]): readonly BigFloat[] {
  const [a, b, c, u, v, w] = screw as [number, number, number, number, number, number]
  const matrix = bigMatrix([
    [0, -c, b, u],
    [c, 0, -a, v],
    [-b, a, 0, w],
    [0, 0, 0, 0],
  ])
  const moved = product(product(T, matrix), inverse(T))
  return [moved[2]![1]!, moved[0]![2]!, moved[1]![0]!, moved[0]![3]!, moved[1]![3]!, moved[2]![3]!]
}

export interface LinkRow {
  readonly a: number
  readonly alpha: number
  readonly d: number
  readonly theta: number
}

const turnedZ = (theta: BigFloat, d: BigFloat): BigMatrix => [
  [cos(theta), sin(theta).negated(), ZERO, ZERO],
  [sin(theta), cos(theta), ZERO, ZERO],
  [ZERO, ZERO, big(1), d],
  [ZERO, ZERO, ZERO, big(1)],
]
const turnedX = (alpha: BigFloat, a: BigFloat): BigMatrix => [
  [big(1), ZERO, ZERO, a],
  [ZERO, cos(alpha), sin(alpha).negated(), ZERO],
  [ZERO, sin(alpha), cos(alpha), ZERO],
  [ZERO, ZERO, ZERO, big(1)],
]

/** Rot_z Trans_z Trans_x Rot_x, or with `modified` the last two first, the joint turning by q. */
export function link({ a, alpha, d, theta }: LinkRow, q: number, modified: boolean): BigMatrix {
  const [z, x] = [turnedZ(big(theta).plus(q), big(d)), turnedX(big(alpha), big(a))]
  return modified ? product(x, z) : product(z, x)
}
