// Poses, Jacobians and logarithms against matrices in arbitrary precision, to the accuracy that the contracts declare.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exponential, logarithm } from '../../../../../src/domains/kinematics/kernel/arm/exponential.js'
import {
  forwardKinematicsBody,
  forwardKinematicsDH,
  forwardKinematicsMDH,
  forwardKinematicsSpace,
  inverseKinematicsBody,
  jacobianBody,
  jacobianSpace,
} from '../../../../../src/domains/kinematics/kernel/index.js'
import { atPrecision } from '../../../reference/big-float.js'
import * as reference from '../../../reference/rigid-motion.js'
import { answerOf } from '../answer-of.js'

const RUNS = { numRuns: 25 }
const BITS = 160
const component = fc.double({ min: -2, max: 2, noNaN: true })
const screw = fc
  .array(component, { minLength: 6, maxLength: 6 })
  .filter(([a, b, c]) => Math.hypot(a!, b!, c!) > 0.1)
  .map(([a, b, c, ...v]) => [...[a!, b!, c!].map((x) => x / Math.hypot(a!, b!, c!)), ...v])
const arms = fc.array(fc.record({ screw, q: fc.double({ min: -4, max: 4, noNaN: true }) }), {
  minLength: 1,
  maxLength: 6,
})
const M = [
  [0, 0, 1, 0.5],
  [1, 0, 0, -0.25],
  [0, 1, 0, 2],
  [0, 0, 0, 1],
]

/** How far apart at most, of 1 and of the greatest entry of the reference. */
function distance(actual: readonly (readonly number[])[], expected: reference.BigMatrix): number {
  const greatest = Math.max(1, ...expected.flat().map((entry) => Math.abs(entry.toNumber())))
  const apart = actual.flatMap((row, i) => row.map((entry, j) => expected[i]![j]!.minus(entry).abs().toNumber()))
  return Math.max(...apart) / greatest
}

const columns = (rows: reference.BigMatrix): reference.BigMatrix => rows[0]!.map((_, j) => rows.map((row) => row[j]!))

describe('arms of screws, against series in arbitrary precision', () => {
  it('take the pose of the product of exponentials, in either frame', () => {
    fc.assert(
      fc.property(arms, (arm) => {
        const [screws, q] = [arm.map(({ screw }) => screw), arm.map(({ q }) => q)]
        atPrecision(BITS, () => {
          const motions = arm.map(({ screw, q }) => reference.exponential(screw, q))
          const inSpace = reference.chain([...motions, reference.bigMatrix(M)])
          const inBody = reference.chain([reference.bigMatrix(M), ...motions])
          expect(distance(answerOf(forwardKinematicsSpace(M, screws, q)), inSpace)).toBeLessThan(1e-14 * arm.length)
          expect(distance(answerOf(forwardKinematicsBody(M, screws, q)), inBody)).toBeLessThan(1e-14 * arm.length)
        })
      }),
      RUNS,
    )
  })

  it('have the Jacobians of screws moved by the joints before or behind', () => {
    fc.assert(
      fc.property(arms, (arm) => {
        const [screws, q] = [arm.map(({ screw }) => screw), arm.map(({ q }) => q)]
        atPrecision(BITS, () => {
          const inSpace = arm.map(({ screw }, i) =>
            reference.movedScrew(
              reference.chain(arm.slice(0, i).map((j) => reference.exponential(j.screw, j.q))),
              screw,
            ),
          )
          const inBody = arm.map(({ screw }, i) => {
            const behind = arm.slice(i + 1).toReversed()
            return reference.movedScrew(reference.chain(behind.map((j) => reference.exponential(j.screw, -j.q))), screw)
          })
          expect(distance(answerOf(jacobianSpace(screws, q)), columns(inSpace))).toBeLessThan(1e-14 * arm.length)
          expect(distance(answerOf(jacobianBody(screws, q)), columns(inBody))).toBeLessThan(1e-14 * arm.length)
        })
      }),
      RUNS,
    )
  })
})

describe('Denavit-Hartenberg parameters, against rows multiplied out in arbitrary precision', () => {
  const row = fc.record({ a: component, alpha: component, d: component, theta: component })
  const table = fc.array(fc.record({ row, q: fc.double({ min: -4, max: 4, noNaN: true }) }), {
    minLength: 1,
    maxLength: 7,
  })
  it.each([
    ['standard', forwardKinematicsDH, false],
    ['modified', forwardKinematicsMDH, true],
  ] as const)('%s', (_, forwardKinematics, modified) => {
    fc.assert(
      fc.property(table, (rows) => {
        const joints = rows.map(({ row }) => ({ kind: 'revolute' as const, ...row }))
        const pose = answerOf(
          forwardKinematics(
            { joints },
            rows.map(({ q }) => q),
          ),
        )
        atPrecision(BITS, () => {
          const links = rows.map(({ row, q }) => reference.link(row, q, modified))
          expect(distance(pose, reference.chain(links))).toBeLessThan(1e-14 * rows.length)
        })
      }),
      RUNS,
    )
  })
})

describe('the exponential and the logarithm of one twist', () => {
  const near = fc.double({ min: -15, max: -1, noNaN: true }).map((exponent) => 10 ** exponent)
  const pitched = fc.tuple(screw, near)

  it.each([
    ['no turn', (share: number) => share],
    ['where the series takes over', (share: number) => 0.02 * (1 - share)],
    ['where it no longer does', (share: number) => 0.02 * (1 + share)],
    ['half a turn', (share: number) => Math.PI * (1 - share)],
  ])('near %s', (_, angleOf) => {
    fc.assert(
      fc.property(pitched, ([axis, share]) => {
        const angle = angleOf(share)
        atPrecision(BITS, () => {
          const exact = reference.exponential(axis, angle)
          expect(distance(exponential(axis.map((x) => x * angle)), exact)).toBeLessThan(4e-15)
          const back = logarithm(exact.map((row) => row.map((entry) => entry.toNumber())))
          // Of a small turn the angle is as relatively accurate as of a large one.
          const apart = back.map((x, i) => Math.abs(x - axis[i]! * angle))
          expect(Math.max(...apart.slice(0, 3))).toBeLessThan(1e-14 * angle)
          expect(Math.max(...apart.slice(3))).toBeLessThan(2e-14 * angle)
        })
      }),
      { numRuns: 40 },
    )
  })
})

describe('inverse kinematics near singularities', () => {
  // Shoulder and wrist of a planar arm with a prismatic joint, all but stretched.
  const screws = [
    [0, 0, 1, 0, 2, 0],
    [0, 0, 1, 0, 1, 0],
    [0, 0, 0, 0, 0, 1],
  ]
  const home = [
    [1, 0, 0, 2],
    [0, 1, 0, 0],
    [0, 0, 1, 0],
    [0, 0, 0, 1],
  ]
  it.each([1e-1, 1e-3, 1e-5, 1e-7, 0])('comes back to an elbow bent by %d', (bend) => {
    for (const direction of [-3, -0.4, 0, 1.1]) {
      const target = answerOf(forwardKinematicsBody(home, screws, [direction, bend, 0.3]))
      const guess = [direction + 0.2, bend + 0.4, 0]
      const { q } = answerOf(inverseKinematicsBody({ M: home, screws, target, guess, eomg: 1e-10, ev: 1e-10 }))
      atPrecision(BITS, () => {
        const reached = reference.chain([
          reference.bigMatrix(home),
          ...screws.map((axis, i) => reference.exponential(axis, q[i]!)),
        ])
        expect(distance(target, reached)).toBeLessThan(3e-10)
      })
    }
  })
})
