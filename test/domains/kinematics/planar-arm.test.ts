import { describe, expect, it } from 'vitest'
import { answerTo, reasonFrom } from '../ask.js'
import { given, near } from './figures.js'

describe('a planar arm of two links', () => {
  const to = (l1: number, l2: number, x: number, y: number) => ({
    l1: given(l1, 'm'),
    l2: given(l2, 'm'),
    x: given(x, 'm'),
    y: given(y, 'm'),
  })
  const solutions = (...request: Parameters<typeof to>) =>
    answerTo('kinematics.inverseKinematicsPlanar2R', to(...request))

  it('has two solutions, that of positive elbow first', () => {
    expect(solutions(1, 1, 1, 1)).toEqual({
      solutions: [
        { q1: given(0, 'rad'), q2: near(Math.PI / 2, 'rad') },
        { q1: near(Math.PI / 2, 'rad'), q2: near(-Math.PI / 2, 'rad') },
      ],
    })
  })

  it('has one where it is stretched or folded', () => {
    expect(solutions(2, 1, 3, 0)).toEqual({ solutions: [{ q1: given(0, 'rad'), q2: given(0, 'rad') }] })
    expect(solutions(2, 1, 0, 1)).toEqual({ solutions: [{ q1: near(Math.PI / 2, 'rad'), q2: near(Math.PI, 'rad') }] })
    const rim = solutions(1, 1, 2 * Math.cos(0.5), 2 * Math.sin(0.5)) as { solutions: unknown[] }
    expect(rim.solutions[0]).toMatchObject({
      q1: { value: expect.closeTo(0.5, 7) },
      q2: { value: expect.closeTo(0, 7) },
    })
  })

  it.each([
    ['unreachable', to(1, 1, 2.001, 0)],
    ['unreachable', to(2, 1, 0.9, 0)],
    ['unreachable', to(2, 1, 0, 0)],
    ['domain', to(1, 1, 0, 0)],
    ['domain', to(-1, 1, 1, 0)],
    ['domain', to(1, 0, 1, 0)],
  ])('answers %s for %j', (reason, request) => {
    expect(reasonFrom('kinematics.inverseKinematicsPlanar2R', request)).toEqual({ ok: true, value: reason })
  })

  it('keeps its digits next to the base, where the links all but cover each other', () => {
    const r = 2 ** -40
    expect(solutions(1, 1, r, 0)).toEqual({
      solutions: [1, -1].map((side) => ({
        q1: near(-side * Math.acos(r / 2), 'rad'),
        q2: near(side * (Math.PI - 2 * Math.asin(r / 2)), 'rad'),
      })),
    })
  })

  it('takes bare figures as metres', () => {
    const bare = { l1: 0.5, l2: 0.75, x: 0.6, y: -0.4, units: 'm, rad' }
    expect(answerTo('kinematics.inverseKinematicsPlanar2R', bare)).toEqual(solutions(0.5, 0.75, 0.6, -0.4))
    expect(answerTo('kinematics.reach', { l1: 0.5, l2: 0.75 })).toEqual({
      min: given(0.25, 'm'),
      max: given(1.25, 'm'),
    })
  })

  it('reaches from the difference to the sum of its links', () => {
    const request = { l1: given(0.5, 'm'), l2: given(0.75, 'm') }
    expect(answerTo('kinematics.reach', request)).toEqual({ min: given(0.25, 'm'), max: given(1.25, 'm') })
    const negative = { l1: given(-0.5, 'm'), l2: given(0.75, 'm') }
    expect(reasonFrom('kinematics.reach', negative)).toEqual({ ok: true, value: 'domain' })
  })
})
