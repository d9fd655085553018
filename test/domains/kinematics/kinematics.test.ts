import { describe, expect, it } from 'vitest'
import { answerTo, ask, reasonFrom } from '../ask.js'

const given = (value: number, unit: string) => ({ value, unit })

describe('a stopping distance', () => {
  const speed = given(72, 'km/h')
  const reactionTime = given(1.5, 's')
  const stop = (over: object) => answerTo('kinematics.stoppingDistance', { speed, reactionTime, ...over })

  it('is the way of thinking and the way of braking', () => {
    expect(stop({ deceleration: given(8, 'm/s^2') })).toEqual({
      thinking: given(30, 'm'),
      braking: given(25, 'm'),
      total: given(55, 'm'),
    })
  })

  it('takes friction under standard gravity in place of a deceleration, on a grade', () => {
    expect(stop({ frictionCoefficient: 0.7, grade: given(5, '%') })).toMatchObject({
      braking: { value: expect.closeTo(400 / (2 * 9.80665 * 0.75), 10) },
    })
  })

  it('is not there where the braking never stops', () => {
    const request = { speed, reactionTime, frictionCoefficient: 0.1, grade: -0.2 }
    expect(reasonFrom('kinematics.stoppingDistance', request)).toEqual({ ok: true, value: 'domain' })
  })

  it.each([
    [{ deceleration: given(7, 'm / s') }, 'FAULT_DIMENSION', 'deceleration'],
    [{}, 'FAULT_SHAPE', 'deceleration'],
    [{ deceleration: given(7, 'm/s^2'), frictionCoefficient: 0.7 }, 'FAULT_SHAPE', 'deceleration'],
  ])('is a fault of the sender with %j', (over, code, path) => {
    expect(ask('kinematics.stoppingDistance', { speed, reactionTime, ...over })).toMatchObject({
      fault: { code, path },
    })
  })
})

describe('a projectile', () => {
  it('flies from the ground under standard gravity where nothing else is said', () => {
    expect(answerTo('kinematics.projectile', { speed: given(20, 'm / s'), angle: given(30, 'deg') })).toEqual({
      flightTime: given(expect.closeTo(20 / 9.80665, 12) as number, 's'),
      range: given(expect.closeTo((400 * Math.sin(Math.PI / 3)) / 9.80665, 12) as number, 'm'),
      apex: given(expect.closeTo(100 / (2 * 9.80665), 12) as number, 'm'),
      apexX: given(expect.closeTo((200 * Math.sin(Math.PI / 3)) / 9.80665, 12) as number, 'm'),
      timeToApex: given(expect.closeTo(10 / 9.80665, 12) as number, 's'),
      impactSpeed: given(expect.closeTo(20, 12) as number, 'm / s'),
    })
  })

  it('flies from a height under another gravity', () => {
    const request = {
      speed: given(0, 'm / s'),
      angle: given(0, 'rad'),
      height: given(10, 'ft'),
      gravity: given(1.62, 'm/s^2'),
    }
    expect(answerTo('kinematics.projectile', request)).toMatchObject({
      flightTime: { value: expect.closeTo(Math.sqrt(6.096 / 1.62), 12) },
    })
  })

  it.each([
    ['unreachable', { height: given(-100, 'm') }],
    ['domain', { gravity: given(0, 'm/s^2') }],
  ])('answers %s with %j', (reason, over) => {
    const request = { speed: given(10, 'm / s'), angle: given(45, 'deg'), ...over }
    expect(reasonFrom('kinematics.projectile', request)).toEqual({ ok: true, value: reason })
  })
})

describe('uniform acceleration', () => {
  const suvat = (request: object) => answerTo('kinematics.suvat', request)
  const fromRest = { u: given(0, 'm / s'), a: given(2.5, 'm/s^2'), t: given(8, 's') }

  it('answers the one value asked for', () => {
    expect(suvat({ ...fromRest, solve: 's' })).toEqual({ s: given(80, 'm') })
  })

  it('answers several values asked for', () => {
    expect(suvat({ ...fromRest, solve: ['s', 'v'] })).toEqual({ s: given(80, 'm'), v: given(20, 'm / s') })
  })

  it.each([[undefined], [[]]])('answers all that is not known where solve is %j', (solve) => {
    expect(suvat({ ...fromRest, solve })).toEqual({ s: given(80, 'm'), v: given(20, 'm / s') })
  })

  const upwards = { u: given(15, 'm / s'), a: given(-10, 'm/s^2'), s: given(10, 'm') }

  it('answers the first time at which it gets there, and both roots', () => {
    expect(suvat({ ...upwards, solve: 't' })).toEqual({ t: given(1, 's'), roots: [given(1, 's'), given(2, 's')] })
  })

  it('gives roots in the unit of what was asked for', () => {
    expect(suvat({ ...upwards, solve: 'v' })).toEqual({
      v: given(5, 'm / s'),
      roots: [given(-5, 'm / s'), given(5, 'm / s')],
    })
  })

  it.each([
    ['unreachable', { ...upwards, s: given(100, 'm'), solve: 't' }],
    ['underdetermined', { u: given(1, 'm / s'), t: given(1, 's') }],
    ['inconsistent', { ...fromRest, v: given(1, 'm / s') }],
    ['domain', { u: given(1e308, 'm / s'), v: given(1e308, 'm / s'), t: given(10, 's') }],
  ])('answers %s', (reason, request) => {
    expect(reasonFrom('kinematics.suvat', request)).toEqual({ ok: true, value: reason })
  })

  it('is a fault of the sender where a unit is wrong', () => {
    expect(ask('kinematics.suvat', { ...fromRest, a: given(3, 'm / s') })).toMatchObject({
      fault: { path: 'a', expected: 'm / s^2', actual: 'm / s' },
    })
  })
})

describe('the time to a collision', () => {
  const follow = (over: object) => ({
    gap: given(50, 'm'),
    speedSelf: given(108, 'km/h'),
    speedLead: given(20, 'm / s'),
    ...over,
  })

  it('is the gap over the closing speed', () => {
    expect(answerTo('kinematics.timeToCollision', follow({}))).toEqual({ time: given(5, 's') })
  })

  it.each([
    ['never', { speedLead: given(30, 'm / s') }],
    ['domain', { gap: given(-1, 'm') }],
  ])('answers %s with %j', (reason, over) => {
    expect(reasonFrom('kinematics.timeToCollision', follow(over))).toEqual({ ok: true, value: reason })
  })
})
