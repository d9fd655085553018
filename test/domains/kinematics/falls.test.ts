import { describe, expect, it } from 'vitest'
import { answerTo, ask, reasonFrom } from '../ask.js'
import { given, near } from './figures.js'

describe('a free fall', () => {
  it('of 20 m under g = 10 takes 2 s and ends at 20 m/s', () => {
    const request = { h: given(20, 'm'), g: given(10, 'm/s^2') }
    expect(answerTo('kinematics.freeFall', request)).toEqual({ t: given(2, 's'), impactSpeed: near(20, 'm / s') })
  })

  it('is under standard gravity where none is said', () => {
    expect(answerTo('kinematics.freeFall', { h: given(4.903325, 'm') })).toEqual({
      t: near(1, 's'),
      impactSpeed: near(9.80665, 'm / s'),
    })
  })

  it.each([{ h: given(-1, 'm') }, { h: given(1, 'm'), g: given(0, 'm/s^2') }])('is none for %j', (request) => {
    expect(reasonFrom('kinematics.freeFall', request)).toEqual({ ok: true, value: 'domain' })
  })
})

describe('a vertical throw', () => {
  it('at 29.4 m/s under 9.8 m/s^2 rises to 44.1 m, comes back after 6 s and has half its speed after 1.5 s', () => {
    const request = { u: given(29.4, 'm/s'), g: given(9.8, 'm/s^2') }
    expect(answerTo('kinematics.verticalThrow', request)).toEqual({
      flightTime: near(6, 's'),
      maxHeight: near(44.1, 'm'),
      timeToHalfSpeed: near(1.5, 's'),
    })
  })

  it('does not go downwards', () => {
    const request = { u: given(-1, 'm/s') }
    expect(reasonFrom('kinematics.verticalThrow', request)).toEqual({ ok: true, value: 'domain' })
  })
})

describe('launch angles', () => {
  const angles = (speed: number, range: number, g = 9.8) =>
    answerTo('kinematics.launchAngles', {
      speed: given(speed, 'm/s'),
      range: given(range, 'm'),
      gravity: given(g, 'm/s^2'),
    })

  it('are complements: a cannonball at 82 m/s hits a pirate 560 m away at 27 or 63 degrees', () => {
    // Halliday, Resnick and Walker, "Fundamentals of Physics", chapter 4: a fort defends a harbour.
    const degrees = Math.PI / 180
    const answer = angles(82, 560) as { low: { value: number }; high: { value: number } }
    expect(answer.low.value / degrees).toBeCloseTo(27, 0)
    expect(answer.high.value / degrees).toBeCloseTo(63, 0)
    expect(answer.low.value + answer.high.value).toBeCloseTo(Math.PI / 2, 15)
  })

  it('are both 45 degrees at the greatest range, and level and straight up at none', () => {
    expect(angles(10, 10, 10)).toEqual({ low: given(Math.PI / 4, 'rad'), high: given(Math.PI / 4, 'rad') })
    expect(angles(10, 0)).toEqual({ low: given(0, 'rad'), high: given(Math.PI / 2, 'rad') })
    expect(angles(0, 0)).toEqual({ low: given(0, 'rad'), high: given(Math.PI / 2, 'rad') })
  })

  it.each([
    ['unreachable', 10, 10.3],
    ['unreachable', 0, 1],
    ['domain', -10, 1],
    ['domain', 10, -1],
  ])('are %s at %d m/s for %d m', (reason, speed, range) => {
    const request = { speed: given(speed, 'm/s'), range: given(range, 'm') }
    expect(reasonFrom('kinematics.launchAngles', request)).toEqual({ ok: true, value: reason })
  })
})

describe('a terminal velocity', () => {
  const sphere = { mass: given(1, 'kg'), dragCoefficient: 0.5, airDensity: given(1.2, 'kg/m^3') }

  it('is the same by the radius and by the area of a ball', () => {
    const expected = { speed: near(Math.sqrt((2 * 9.80665) / (1.2 * 0.5 * Math.PI * 0.01)), 'm / s') }
    expect(answerTo('kinematics.terminalVelocity', { ...sphere, radius: given(10, 'cm') })).toEqual(expected)
    expect(answerTo('kinematics.terminalVelocity', { ...sphere, area: given(Math.PI * 0.01, 'm^2') })).toEqual(expected)
  })

  it('needs one size, and something that drags', () => {
    const both = { ...sphere, radius: given(1, 'm'), area: given(1, 'm^2') }
    expect(ask('kinematics.terminalVelocity', both)).toMatchObject({ fault: { code: 'FAULT_SHAPE' } })
    expect(ask('kinematics.terminalVelocity', sphere)).toMatchObject({ fault: { code: 'FAULT_SHAPE' } })
    const tiny = { ...sphere, radius: given(0, 'm') }
    expect(reasonFrom('kinematics.terminalVelocity', tiny)).toEqual({ ok: true, value: 'domain' })
    const inverted = { ...sphere, radius: given(-1, 'm') }
    expect(reasonFrom('kinematics.terminalVelocity', inverted)).toEqual({ ok: true, value: 'domain' })
  })
})

describe('a fall with drag', () => {
  it('nears its terminal speed: w tanh(g t/w), w^2/g ln cosh(g t/w)', () => {
    const request = { terminalSpeed: given(50, 'm/s'), time: given(5, 's'), gravity: given(10, 'm/s^2') }
    expect(answerTo('kinematics.fallWithDrag', request)).toEqual({
      speed: near(50 * Math.tanh(1), 'm / s'),
      drop: near(250 * Math.log(Math.cosh(1)), 'm'),
    })
  })

  it.each([
    { terminalSpeed: given(0, 'm/s'), time: given(1, 's') },
    { terminalSpeed: given(1, 'm/s'), time: given(-1, 's') },
  ])('is none for %j', (request) => {
    expect(reasonFrom('kinematics.fallWithDrag', request)).toEqual({ ok: true, value: 'domain' })
  })
})
