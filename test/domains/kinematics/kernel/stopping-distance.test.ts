import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { STANDARD_GRAVITY, stoppingDistance } from '../../../../src/domains/kinematics/kernel/index.js'
import { answerOf } from './answer-of.js'

describe('stopping distance', () => {
  it('is thinking plus braking distance: 72 km/h, 1 s, 5 m/s^2', () => {
    expect(answerOf(stoppingDistance({ speed: 20, reactionTime: 1, brake: { deceleration: 5 } }))).toEqual({
      thinking: 20,
      braking: 40,
      total: 60,
    })
  })

  it('agrees with the AASHTO table: 100 km/h, 2.5 s, 3.4 m/s^2 give 69.5 + 113.5 m (rounded there)', () => {
    const { thinking, braking } = answerOf(
      stoppingDistance({ speed: 100 / 3.6, reactionTime: 2.5, brake: { deceleration: 3.4 } }),
    )
    expect(thinking).toBeCloseTo(69.4, 1)
    expect(braking).toBeCloseTo(113.5, 1)
  })

  it('friction brakes with its share of gravity', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 1.2, noNaN: true }),
        fc.double({ min: 0, max: 90, noNaN: true }),
        (friction, speed) => {
          const stop = { speed, reactionTime: 1 }
          const byFriction = answerOf(stoppingDistance({ ...stop, brake: { frictionCoefficient: friction } }))
          const byDeceleration = answerOf(
            stoppingDistance({ ...stop, brake: { deceleration: friction * STANDARD_GRAVITY } }),
          )
          expect(byFriction).toEqual(byDeceleration)
        },
      ),
    )
  })

  it('is v^2 / (2 g (f + G)) on a grade, shorter uphill', () => {
    const at = (grade: number) =>
      answerOf(
        stoppingDistance({ speed: 25, reactionTime: 0, brake: { frictionCoefficient: 0.7 }, grade, gravity: 10 }),
      ).braking
    expect(at(0.05)).toBeCloseTo(625 / (20 * 0.75), 13)
    expect(at(-0.05)).toBeCloseTo(625 / (20 * 0.65), 13)
    expect(at(0.05)).toBeLessThan(at(0))
  })

  it.each([
    { speed: 20, reactionTime: 1, brake: { deceleration: 0 } },
    { speed: 20, reactionTime: 1, brake: { frictionCoefficient: 0.1 }, grade: -0.1 },
    { speed: 20, reactionTime: 1, brake: { deceleration: -5 }, grade: 1 },
    { speed: -20, reactionTime: 1, brake: { deceleration: 5 } },
    { speed: 20, reactionTime: -1, brake: { deceleration: 5 } },
    { speed: 20, reactionTime: 1, brake: { deceleration: 5 }, gravity: -9.81 },
    { speed: 1e200, reactionTime: 1, brake: { deceleration: 5 } },
    { speed: Number.NaN, reactionTime: 1, brake: { deceleration: 5 } },
  ])('%j is outside the model', (stop) => {
    expect(stoppingDistance(stop)).toMatchObject({ ok: false, error: { reason: 'domain' } })
  })
})
