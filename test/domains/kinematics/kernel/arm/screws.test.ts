import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exponential, logarithm } from '../../../../../src/domains/kinematics/kernel/arm/exponential.js'
import { multiply, type Transform } from '../../../../../src/domains/kinematics/kernel/arm/transform.js'
import {
  forwardKinematicsBody,
  forwardKinematicsSpace,
  inverseKinematicsBody,
  jacobianBody,
  jacobianSpace,
  planarSolutions,
} from '../../../../../src/domains/kinematics/kernel/index.js'
import { answerOf } from '../answer-of.js'

const unit = fc.double({ min: -1, max: 1, noNaN: true })
const axis = fc
  .tuple(unit, unit, unit)
  .filter((v) => Math.hypot(...v) > 0.1)
  .map((v) => v.map((component) => component / Math.hypot(...v)))
const twists = (angle: fc.Arbitrary<number>) =>
  fc.tuple(axis, angle, unit, unit, unit).map(([omega, x, ...v]) => [...omega.map((component) => component * x), ...v])
const screws = fc.array(
  fc.tuple(axis, unit, unit, unit).map(([omega, ...v]) => [...omega, ...v]),
  { minLength: 1, maxLength: 7 },
)
const arms = screws.chain((axes) =>
  fc.record({
    screws: fc.constant(axes),
    q: fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: axes.length, maxLength: axes.length }),
  }),
)
const identity = exponential([])
const farthest = (A: Transform, B: Transform) =>
  Math.max(...A.flatMap((row, i) => row.map((entry, j) => Math.abs(entry - B[i]![j]!))))

/** 1 + X + X^2/2 + .. of the 4x4 matrix itself: no Rodrigues, no angles. */
function seriesExponential([a = 0, b = 0, c = 0, u = 0, v = 0, w = 0]: readonly number[]): Transform {
  const X = [
    [0, -c, b, u],
    [c, 0, -a, v],
    [-b, a, 0, w],
    [0, 0, 0, 0],
  ]
  let term: number[][] = identity.map((row) => [...row])
  const sum = term.map((row) => [...row])
  for (let n = 1; n < 60; n++) {
    term = term.map((row) => [0, 1, 2, 3].map((j) => row.reduce((s, entry, k) => s + entry * X[k]![j]!, 0) / n))
    term.forEach((row, i) => {
      row.forEach((entry, j) => {
        sum[i]![j]! += entry
      })
    })
  }
  return sum
}

describe('the exponential of a twist', () => {
  it.each([1e-300, 1e-9, 1e-3, 0.0199, 0.0201, 1, 3.14])('is the series at an angle of %d', (angle) => {
    fc.assert(
      fc.property(twists(fc.constant(angle)), (twist) => {
        expect(farthest(exponential(twist), seriesExponential(twist))).toBeLessThan(2e-14)
      }),
      { numRuns: 30 },
    )
  })

  it('moves along a line where nothing turns', () => {
    expect(exponential([0, 0, 0, 1, 2, 3]).map((row) => row[3])).toEqual([1, 2, 3, 1])
  })

  it('is undone by the logarithm, near no turn and near half a turn too', () => {
    const tiny = fc.double({ min: -300, max: -1, noNaN: true }).map((exponent) => 10 ** exponent)
    const angles = fc.oneof(
      fc.double({ min: 0, max: Math.PI, noNaN: true }),
      tiny,
      tiny.map((x) => Math.PI - x),
    )
    fc.assert(
      fc.property(twists(angles), (twist) => {
        const T = exponential(twist)
        expect(farthest(exponential(logarithm(T)), T)).toBeLessThan(2e-14)
      }),
    )
  })

  it('of half a turn has a logarithm of pi about the axis or its opposite', () => {
    const halfTurn = [
      [-1, 0, 0, 1],
      [0, 1, 0, 0],
      [0, 0, -1, 0],
      [0, 0, 0, 1],
    ]
    expect(Math.abs(logarithm(halfTurn)[1]!)).toBe(Math.PI)
  })
})

describe('arms of screws', () => {
  it('have Jacobians that are the derivatives of their poses', () => {
    fc.assert(
      fc.property(arms, ({ screws, q }) => {
        const space = answerOf(jacobianSpace(screws, q))
        const body = answerOf(jacobianBody(screws, q))
        const step = 1e-5
        const pose = (kinematics: typeof forwardKinematicsSpace, i: number, by: number) =>
          answerOf(
            kinematics(
              identity,
              screws,
              q.map((position, k) => (k === i ? position + by : position)),
            ),
          )
        q.forEach((_, i) => {
          const along = (rows: readonly (readonly number[])[]) => rows.map((row) => row[i]! * step)
          const back = pose(forwardKinematicsSpace, i, -step)
          const twice = along(space).map((component) => 2 * component)
          expect(farthest(multiply(exponential(twice), back), pose(forwardKinematicsSpace, i, step))).toBeLessThan(
            1e-12,
          )
          const bodyBack = pose(forwardKinematicsBody, i, -step)
          const bodyTwice = along(body).map((component) => 2 * component)
          expect(
            farthest(multiply(bodyBack, exponential(bodyTwice)), pose(forwardKinematicsBody, i, step)),
          ).toBeLessThan(1e-12)
        })
      }),
      { numRuns: 40 },
    )
  })

  it('come back to poses that they can take', () => {
    const bend = fc.double({ min: 0.3, max: 1.2, noNaN: true })
    fc.assert(
      fc.property(fc.tuple(bend, bend, bend, bend, bend, bend), (q) => {
        const target = answerOf(forwardKinematicsBody(identity, ur5, q))
        const guess = q.map((position) => position + 0.1)
        const goal = { M: identity, screws: ur5, target, guess, eomg: 1e-10, ev: 1e-10 }
        const solution = answerOf(inverseKinematicsBody(goal))
        expect(farthest(answerOf(forwardKinematicsBody(identity, ur5, solution.q)), target)).toBeLessThan(1e-9)
        expect(solution.iterations).toBeLessThan(40)
      }),
      { numRuns: 60 },
    )
  })

  it('say so where a target is out of reach', () => {
    const target = identity.with(0, [1, 0, 0, 9])
    const goal = { M: identity, screws: ur5, target, guess: [1, 1, 1, 1, 1, 1], eomg: 1e-6, ev: 1e-6 }
    expect(inverseKinematicsBody(goal)).toMatchObject({ ok: false, error: { reason: 'notConverged' } })
  })
})

/** Of a UR5 in its body frame (Lynch and Park, "Modern Robotics", 4.1.2 and 4.1.3): lengths in m. */
const ur5 = [
  [0, 1, 0, 0.191, 0, 0.817],
  [0, 0, 1, 0.095, -0.817, 0],
  [0, 0, 1, 0.095, -0.392, 0],
  [0, 0, 1, 0.095, 0, 0],
  [0, -1, 0, -0.082, 0, 0],
  [0, 0, 1, 0, 0, 0],
]

describe('a planar arm of two links', () => {
  it('has its tip where each solution puts it', () => {
    const length = fc.double({ min: 0.01, max: 10, noNaN: true })
    const angle = fc.double({ min: -3.1, max: 3.1, noNaN: true })
    fc.assert(
      fc.property(length, length, angle, angle, (l1, l2, q1, q2) => {
        const x = l1 * Math.cos(q1) + l2 * Math.cos(q1 + q2)
        const y = l1 * Math.sin(q1) + l2 * Math.sin(q1 + q2)
        const solutions = answerOf(planarSolutions({ l1, l2, x, y }))
        for (const solution of solutions) {
          expect(l1 * Math.cos(solution.q1) + l2 * Math.cos(solution.q1 + solution.q2)).toBeCloseTo(x, 12)
          expect(l1 * Math.sin(solution.q1) + l2 * Math.sin(solution.q1 + solution.q2)).toBeCloseTo(y, 12)
        }
        const nearest = Math.min(...solutions.map((solution) => Math.abs(solution.q2 - q2)))
        // Near the edges an angle follows from the root of what is left: half the digits.
        expect(nearest).toBeLessThan(1e-6)
      }),
    )
  })
})
