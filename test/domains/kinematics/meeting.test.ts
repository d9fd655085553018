import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { overtake } from '../../../src/domains/kinematics/kernel/index.js'
import { answerTo, ask, reasonFrom } from '../ask.js'
import { given, near } from './figures.js'

describe('two that move towards each other', () => {
  const close = (gap: number, speedA: number, speedB: number) => ({
    gap: given(gap, 'm'),
    speedA: given(speedA, 'm/s'),
    speedB: given(speedB, 'm/s'),
  })

  it('meet after the gap over both speeds, each having gone its share', () => {
    expect(answerTo('kinematics.closing', close(1000, 30, 20))).toEqual({
      time: near(20, 's'),
      meetingPointFromA: near(600, 'm'),
    })
  })

  it('meet where one is slower away than the other comes', () => {
    expect(answerTo('kinematics.closing', close(100, 15, -5))).toEqual({
      time: near(10, 's'),
      meetingPointFromA: near(150, 'm'),
    })
  })

  it.each([
    ['never', close(10, 5, -5)],
    ['never', close(10, 0, 0)],
    ['domain', close(-1, 1, 1)],
  ])('answer %s for %j', (reason, request) => {
    expect(reasonFrom('kinematics.closing', request)).toEqual({ ok: true, value: reason })
  })
})

describe('a chaser', () => {
  const chase = (gap: number, lead: readonly [number, number?], chaser: readonly [number, number?]) => ({
    gap: given(gap, 'm'),
    lead: runner(lead),
    chaser: runner(chaser),
  })
  const runner = ([speed, acceleration]: readonly [number, number?]) => ({
    speed: given(speed, 'm/s'),
    ...(acceleration === undefined ? {} : { acceleration: given(acceleration, 'm/s^2') }),
  })

  it.each([
    ['at constant speeds', 40, [6], [14], 5],
    ['that accelerates from rest', 0, [30], [0, 3], 20],
    ['that speeds up though slower', 100, [20], [10, 2], 5 + Math.sqrt(125)],
    ['behind a lead that brakes', 50, [20, -2], [20], Math.sqrt(50)],
    ['that brakes, the first time of two', 12, [0], [8, -2], 2],
    ['that just gets there', 16, [0], [8, -2], 4],
    ['side by side and faster', 0, [5], [6], 0],
    ['side by side and alike', 0, [5, 1], [5, 1], 0],
  ] as const)('%s draws level', (_, gap, lead, chaser, time) => {
    expect(answerTo('kinematics.overtake', chase(gap, lead, chaser))).toEqual({ time: near(time, 's') })
  })

  it.each([
    ['never', chase(10, [5], [5])],
    ['never', chase(17, [0], [8, -2])],
    ['never', chase(0, [5], [4])],
    ['never', chase(0, [5, 1], [5])],
    ['domain', chase(-1, [5], [6])],
  ])('answers %s for %j', (reason, request) => {
    expect(reasonFrom('kinematics.overtake', request)).toEqual({ ok: true, value: reason })
  })

  it('is level at the time answered, and at none before it', () => {
    const speed = fc.integer({ min: -40_000, max: 40_000 }).map((thousandths) => thousandths / 1000)
    const acceleration = fc.integer({ min: -5000, max: 5000 }).map((thousandths) => thousandths / 1000)
    const runners = fc.record({ speed, acceleration })
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 500, noNaN: true }), runners, runners, (gap, lead, chaser) => {
        const v = chaser.speed - lead.speed
        const a = chaser.acceleration - lead.acceleration
        const ahead = (t: number) => gap - t * (v + 0.5 * a * t)
        const found = overtake(gap, lead, chaser)
        const until = found.ok ? found.value.time : 1e4
        for (let i = 0; i < 50; i++) expect(ahead((i / 50) * until)).toBeGreaterThanOrEqual(-1e-9 * gap)
        if (!found.ok) return
        const scale = gap + Math.abs(v * until) + 0.5 * Math.abs(a) * until * until
        expect(Math.abs(ahead(until))).toBeLessThan(1e-13 * scale)
      }),
    )
  })
})

describe('a river crossing', () => {
  const cross = (width: number, boatSpeed: number, current: number) => ({
    width: given(width, 'm'),
    boatSpeed: given(boatSpeed, 'm/s'),
    current: given(current, 'm/s'),
  })

  it('heads upstream: 5 m/s against 3 m/s goes 4 m/s across', () => {
    expect(answerTo('kinematics.riverCrossing', cross(100, 5, 3))).toEqual({
      heading: near(Math.asin(0.6), 'rad'),
      time: near(25, 's'),
    })
  })

  it('heads the other way against a current of the other sign', () => {
    expect(answerTo('kinematics.riverCrossing', cross(100, 5, -3))).toMatchObject({
      heading: near(-Math.asin(0.6), 'rad'),
    })
  })

  it.each([
    ['unreachable', cross(10, 3, 3)],
    ['unreachable', cross(10, 3, -4)],
    ['unreachable', cross(10, 0, 0)],
    ['domain', cross(-10, 3, 1)],
  ])('answers %s for %j', (reason, request) => {
    expect(reasonFrom('kinematics.riverCrossing', request)).toEqual({ ok: true, value: reason })
  })
})

describe('motion in a circle', () => {
  it('accelerates towards the centre by v^2/r', () => {
    const request = { speed: given(20, 'm/s'), radius: given(50, 'm') }
    expect(answerTo('kinematics.centripetal', request)).toEqual({ acceleration: near(8, 'm / s^2') })
  })

  it('takes no angular velocity for a speed', () => {
    const request = { speed: given(20, 'rad/s'), radius: given(50, 'm') }
    expect(ask('kinematics.centripetal', request)).toMatchObject({
      fault: { code: 'FAULT_DIMENSION', path: 'speed', actual: 'rad / s' },
    })
  })

  it('has a rim of omega r', () => {
    const request = { omega: given(60, 'rpm'), radius: given(0.5, 'm') }
    expect(answerTo('kinematics.rimSpeed', request)).toEqual({ speed: near(Math.PI, 'm / s') })
  })

  it.each([
    ['kinematics.centripetal', { speed: given(1, 'm/s'), radius: given(0, 'm') }],
    ['kinematics.rimSpeed', { omega: given(1, 'rad/s'), radius: given(-1, 'm') }],
  ])('is none for %s with %j', (name, request) => {
    expect(reasonFrom(name, request)).toEqual({ ok: true, value: 'domain' })
  })
})

describe('uniform angular acceleration', () => {
  it('answers the rest of the motion and its revolutions', () => {
    // HyperPhysics, "Rotational motion": from 0 to 33 1/3 rpm in 2 s.
    const omega = (100 / 3 / 60) * 2 * Math.PI
    const request = { omega0: given(0, 'rpm'), omega: given(omega, 'rad/s'), time: given(2, 's') }
    expect(answerTo('kinematics.angularSuvat', request)).toEqual({
      alpha: near(omega / 2, 'rad / s^2'),
      angle: near(omega, 'rad'),
      revolutions: expect.closeTo(omega / 2 / Math.PI, 13),
    })
  })

  it('answers the revolutions of an angle that is given, and both times where there are two', () => {
    const request = { omega0: given(6, 'rad/s'), alpha: given(-2, 'rad/s^2'), angle: given(8, 'rad') }
    expect(answerTo('kinematics.angularSuvat', request)).toEqual({
      omega: near(2, 'rad / s'),
      time: near(2, 's'),
      revolutions: expect.closeTo(4 / Math.PI, 13),
      roots: [near(2, 's'), near(4, 's')],
    })
  })

  it.each([
    ['unreachable', { omega0: given(6, 'rad/s'), alpha: given(-2, 'rad/s^2'), angle: given(10, 'rad') }],
    ['underdetermined', { omega0: given(6, 'rad/s') }],
    ['inconsistent', { omega0: given(1, 'rad/s'), omega: given(2, 'rad/s'), time: given(0, 's') }],
  ])('answers %s', (reason, request) => {
    expect(reasonFrom('kinematics.angularSuvat', request)).toEqual({ ok: true, value: reason })
  })
})
