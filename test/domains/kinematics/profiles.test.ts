import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type SCurve, sCurve, trapezoid } from '../../../src/domains/kinematics/kernel/index.js'
import { answerTo, ask, reasonFrom } from '../ask.js'
import { given, near, nearly } from './figures.js'
import { answerOf } from './kernel/answer-of.js'

const positive = fc.double({ min: -3, max: 3, noNaN: true }).map((exponent) => 10 ** exponent)

describe('a trapezoid', () => {
  const move = (distance: number, maxSpeed: number, maxAcceleration: number) => ({
    distance: given(distance, 'm'),
    maxSpeed: given(maxSpeed, 'm/s'),
    maxAcceleration: given(maxAcceleration, 'm/s^2'),
  })

  it('cruises where it reaches its speed', () => {
    expect(answerTo('kinematics.trapezoid', move(10, 2, 1))).toEqual({
      total: near(7, 's'),
      peakSpeed: given(2, 'm / s'),
      tAccel: given(2, 's'),
      tCruise: near(3, 's'),
    })
  })

  it('is a triangle where it does not', () => {
    expect(answerTo('kinematics.trapezoid', move(4, 10, 1))).toEqual({
      total: near(4, 's'),
      peakSpeed: near(2, 'm / s'),
      tAccel: near(2, 's'),
      tCruise: given(0, 's'),
    })
  })

  it('covers its distance within its limits', () => {
    fc.assert(
      fc.property(positive, positive, positive, (distance, v, a) => {
        const { peakSpeed, tAccel, tCruise, total } = answerOf(trapezoid(distance, v, a))
        expect(peakSpeed * (tAccel + tCruise)).toEqual(nearly(distance))
        expect(peakSpeed).toBeLessThanOrEqual(v)
        expect(peakSpeed / tAccel).toEqual(nearly(a))
        expect(total).toEqual(nearly(2 * tAccel + tCruise))
        expect(tCruise === 0 || peakSpeed === v).toBe(true)
      }),
    )
  })

  it.each([move(-1, 1, 1), move(1, 0, 1), move(1, 1, 0)])('is none for %j', (request) => {
    expect(reasonFrom('kinematics.trapezoid', request)).toEqual({ ok: true, value: 'domain' })
  })

  it('of a joint that turns is answered in radians, from degrees too', () => {
    const turn = { distance: given(10, 'rad'), maxSpeed: given(2, 'rad/s'), maxAcceleration: given(1, 'rad/s^2') }
    const answer = { total: near(7, 's'), peakSpeed: near(2, 'rad / s'), tAccel: near(2, 's'), tCruise: near(3, 's') }
    expect(answerTo('kinematics.trapezoid', turn)).toEqual(answer)
    const degrees = { ...turn, distance: given(1800 / Math.PI, 'deg'), maxSpeed: given(360 / Math.PI, 'deg/s') }
    expect(answerTo('kinematics.trapezoid', degrees)).toEqual(answer)
  })

  it.each([
    ['maxSpeed', { maxSpeed: given(2, 'rad/s') }, 'm / s', 'rad / s'],
    ['maxAcceleration', { maxAcceleration: given(1, 'deg/s^2') }, 'm / s^2', 'rad / s^2'],
    ['maxSpeed', { distance: given(1, 'rad') }, 'rad / s', 'm / s'],
  ])('is a fault where %s is of the other kind of move', (path, over, expected, actual) => {
    const request = { ...move(10, 2, 1), ...over }
    expect(ask('kinematics.trapezoid', request)).toMatchObject({
      fault: { code: 'FAULT_DIMENSION', path, expected, actual },
    })
  })

  it('is a fault over anything but a length or an angle', () => {
    const request = { ...move(10, 2, 1), distance: given(1, 'kg') }
    expect(ask('kinematics.trapezoid', request)).toMatchObject({ fault: { code: 'FAULT_DIMENSION', path: 'distance' } })
  })

  it('of no distance is over at once', () => {
    expect(answerTo('kinematics.trapezoid', move(0, 1, 1))).toMatchObject({ total: given(0, 's') })
  })
})

describe('an s-curve', () => {
  const move = (distance: number, maxSpeed: number, maxAcceleration: number, maxJerk: number) => ({
    distance: given(distance, 'm'),
    maxSpeed: given(maxSpeed, 'm/s'),
    maxAcceleration: given(maxAcceleration, 'm/s^2'),
    maxJerk: given(maxJerk, 'm/s^3'),
  })

  // Biagiotti and Melchiorri, "Trajectory Planning for Automatic Machines and Robots", examples 3.9 and 3.10, there from rest.
  it.each([
    ['reaches both limits', move(10, 5, 10, 30), { total: 2 + 5 / 10 + 10 / 30, peakSpeed: 5, peakAcceleration: 10 }],
    ['reaches its speed, not its acceleration', move(10, 1, 10, 1), { total: 12, peakSpeed: 1, peakAcceleration: 1 }],
    [
      'reaches its acceleration, not its speed',
      move(10, 10, 2, 4),
      // w^2/2 + w/2 = 10 and T = w/2 + 1/2, twice
      { total: (Math.sqrt(81) - 1) / 2 + 1, peakSpeed: (Math.sqrt(81) - 1) / 2, peakAcceleration: 2 },
    ],
    ['reaches neither', move(2, 10, 10, 1), { total: 4, peakSpeed: 1, peakAcceleration: 1 }],
    ['just reaches its acceleration', move(2, 10, 1, 1), { total: 4, peakSpeed: 1, peakAcceleration: 1 }],
    ['of no distance', move(0, 1, 1, 1), { total: 0, peakSpeed: 0, peakAcceleration: 0 }],
  ])('%s', (_, request, { total, peakSpeed, peakAcceleration }) => {
    expect(answerTo('kinematics.sCurve', request)).toMatchObject({
      total: near(total, 's'),
      peakSpeed: near(peakSpeed, 'm / s'),
      peakAcceleration: near(peakAcceleration, 'm / s^2'),
    })
  })

  it('of a joint that turns is answered in radians', () => {
    const turn = {
      distance: given(10, 'rad'),
      maxSpeed: given(5, 'rad/s'),
      maxAcceleration: given(10, 'rad/s^2'),
      maxJerk: given(30, 'rad/s^3'),
    }
    expect(answerTo('kinematics.sCurve', turn)).toMatchObject({
      total: near(2 + 5 / 10 + 10 / 30, 's'),
      peakSpeed: near(5, 'rad / s'),
      peakAcceleration: near(10, 'rad / s^2'),
    })
    const mixed = { ...turn, maxJerk: given(30, 'm/s^3') }
    expect(ask('kinematics.sCurve', mixed)).toMatchObject({ fault: { code: 'FAULT_DIMENSION', path: 'maxJerk' } })
  })

  it('covers its distance within its limits, one of them being met', () => {
    fc.assert(
      fc.property(positive, positive, positive, positive, (distance, v, a, j) => {
        const curve = answerOf(sCurve(distance, v, a, j))
        const covered = integrated(curve, j)
        expect(covered.distance).toEqual(nearly(distance, 1e-11))
        expect(covered.speed).toEqual(nearly(curve.peakSpeed, 1e-12))
        expect(curve.peakSpeed).toBeLessThanOrEqual(v * (1 + 1e-15))
        expect(curve.peakAcceleration).toBeLessThanOrEqual(a * (1 + 1e-15))
        expect(curve.tCruise === 0 || curve.peakSpeed === v).toBe(true)
      }),
    )
  })

  it('is the trapezoid where the jerk hardly counts', () => {
    const { total } = answerOf(sCurve(10, 2, 1, 1e12))
    expect(total).toEqual(nearly(answerOf(trapezoid(10, 2, 1)).total, 1e-11))
  })

  it.each([move(-1, 1, 1, 1), move(1, 0, 1, 1), move(1, 1, -1, 1), move(1, 1, 1, 0)])('is none for %j', (request) => {
    expect(reasonFrom('kinematics.sCurve', request)).toEqual({ ok: true, value: 'domain' })
  })
})

/** Phase by phase of constant jerk, as a controller would run it: up, then the same way down. */
function integrated({ tJerk, tAccel, tCruise }: SCurve, j: number) {
  let [s, v, a] = [0, 0, 0]
  for (const [jerk, t] of [
    [j, tJerk],
    [0, tAccel - 2 * tJerk],
    [-j, tJerk],
  ] as const) {
    s += t * (v + t * (a / 2 + (t * jerk) / 6))
    v += t * (a + (t * jerk) / 2)
    a += jerk * t
  }
  return { speed: v, distance: 2 * s + v * tCruise }
}

describe('a time scaling', () => {
  const at = (kind: unknown, t: number, Tf = 2) => ({ kind, Tf: given(Tf, 's'), t: given(t, 's') })

  // Lynch and Park, "Modern Robotics", the examples of CubicTimeScaling and QuinticTimeScaling.
  it.each([
    ['cubic', 0.6, 0.216],
    ['quintic', 0.6, 0.16308],
    [3, 0.6, 0.216],
    [5, 0.6, 0.16308],
    ['cubic', 0, 0],
    ['quintic', 2, 1],
  ])('%s of 2 s after %d s is at %d', (kind, t, s) => {
    expect(answerTo('kinematics.timeScaling', at(kind, t))).toEqual({ s: s === 0 ? 0 : nearly(s) })
  })

  it.each([at('cubic', -0.1), at('cubic', 2.1), at('cubic', 0, 0), at(4, 1)])('is none for %j', (request) => {
    expect(reasonFrom('kinematics.timeScaling', request)).toEqual({ ok: true, value: 'domain' })
  })

  it('takes bare figures as seconds', () => {
    expect(answerTo('kinematics.timeScaling', { kind: 'cubic', Tf: 2, t: 0.6 })).toEqual({ s: nearly(0.216) })
  })
})

describe('a joint trajectory', () => {
  const move = (over: object = {}) => ({
    start: [1, 0, 0, 1, 1, 0.2, 0, 1],
    end: [1.2, 0.5, 0.6, 1.1, 2, 2, 0.9, 1],
    Tf: given(4, 's'),
    N: 6,
    method: 3,
    ...over,
  })

  it('is that of Lynch and Park', () => {
    const { rows } = answerTo('kinematics.jointTrajectory', move()) as { rows: number[][] }
    expect(rows.map((row) => row.map((joint) => Number(joint.toFixed(4))))).toEqual([
      [1, 0, 0, 1, 1, 0.2, 0, 1],
      [1.0208, 0.052, 0.0624, 1.0104, 1.104, 0.3872, 0.0936, 1],
      [1.0704, 0.176, 0.2112, 1.0352, 1.352, 0.8336, 0.3168, 1],
      [1.1296, 0.324, 0.3888, 1.0648, 1.648, 1.3664, 0.5832, 1],
      [1.1792, 0.448, 0.5376, 1.0896, 1.896, 1.8128, 0.8064, 1],
      [1.2, 0.5, 0.6, 1.1, 2, 2, 0.9, 1],
    ])
  })

  it('meets both ends exactly, by name of the method as by its order', () => {
    const named = answerTo('kinematics.jointTrajectory', move({ method: 'quintic', N: 2 }))
    expect(named).toEqual({ rows: [move().start, move().end] })
    expect(answerTo('kinematics.jointTrajectory', move({ method: 5, N: 2 }))).toEqual(named)
  })

  it('leaves a joint that stands still where it is', () => {
    const still = move({ start: [0.1], end: [0.1], N: 7 })
    expect(answerTo('kinematics.jointTrajectory', still)).toEqual({ rows: Array(7).fill([0.1]) })
  })

  it.each([
    ['one point', { N: 1 }],
    ['more points than anyone is sent', { N: 10_001 }],
    ['four billion points', { N: 4_294_967_295 }],
    ['another number of joints', { end: [1] }],
    ['no joints', { start: [], end: [] }],
    ['no time', { Tf: given(0, 's') }],
    ['an unknown order', { method: 4 }],
  ])('is none for %s', (_, over) => {
    expect(reasonFrom('kinematics.jointTrajectory', move(over))).toEqual({ ok: true, value: 'domain' })
  })

  it('is a fault of the sender for a part of a point', () => {
    expect(ask('kinematics.jointTrajectory', move({ N: 2.5 }))).toHaveProperty('fault')
  })
})
