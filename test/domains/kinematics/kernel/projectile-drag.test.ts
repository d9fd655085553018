import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { projectile, projectileDrag } from '../../../../src/domains/kinematics/kernel/index.js'
import { answerOf } from './answer-of.js'
import { hodographFlight } from './hodograph.js'

const baseball = { mass: 0.145, dragCoefficient: 0.35, area: 0.0042, airDensity: 1.2 }
const relative = (actual: number, expected: number) => Math.abs(actual - expected) / Math.abs(expected)

describe('a flight with quadratic drag', () => {
  it('is that of the hodograph, which the slope of the path parametrises', () => {
    const throws = fc.record({
      speed: fc.double({ min: 1, max: 300, noNaN: true }),
      angle: fc.double({ min: -1.2, max: 1.4, noNaN: true }),
      height: fc.double({ min: 0.1, max: 200, noNaN: true }),
      gravity: fc.double({ min: 1, max: 20, noNaN: true }),
    })
    const drag = fc.double({ min: 1e-5, max: 0.5, noNaN: true })
    fc.assert(
      fc.property(throws, drag, (thrown, k) => {
        const body = { mass: 1, dragCoefficient: 2 * k, area: 1, airDensity: 1 }
        const flight = answerOf(projectileDrag(thrown, body))
        const expected = hodographFlight(thrown, k)
        expect(relative(flight.flightTime, expected.flightTime)).toBeLessThan(2e-11)
        expect(relative(flight.range, expected.range)).toBeLessThan(2e-11)
        expect(relative(flight.impactSpeed, expected.impactSpeed)).toBeLessThan(2e-11)
      }),
      { numRuns: 40 },
    )
  })

  // From an integration of the hodograph with thirty digits.
  it.each([
    [{ speed: 45, angle: 0.6, gravity: 9.81 }, baseball, 4.3833830020709605, 110.30679294293417, 26.10939192882542],
    [
      { speed: 700, angle: 0.8, gravity: 9.80665 },
      { mass: 0.01, dragCoefficient: 0.3, area: 5e-5, airDensity: 1.225 },
      32.07749280871872,
      2430.82659191283,
      98.4002381625805,
    ],
    [
      { speed: 10, angle: 1.2, height: -2, gravity: 9.8 },
      { mass: 1, dragCoefficient: 0.5, area: 0.05, airDensity: 1.2 },
      1.5700278380826125,
      5.301815984931748,
      7.091305912554432,
    ],
  ])('%j of %j lands after %d s, %d m away, at %d m/s', (thrown, body, flightTime, range, impactSpeed) => {
    const flight = answerOf(projectileDrag(thrown, body))
    expect(relative(flight.flightTime, flightTime)).toBeLessThan(1e-11)
    expect(relative(flight.range, range)).toBeLessThan(1e-11)
    expect(relative(flight.impactSpeed, impactSpeed)).toBeLessThan(1e-11)
  })

  it('straight up and down is what the closed forms say', () => {
    const [g, k, up, height] = [9.80665, 0.5 * 1.225 * 0.47 * 0.01, 20, 5]
    const w = Math.sqrt(g / k)
    const top = height + Math.log1p((up / w) ** 2) / (2 * k)
    const body = { mass: 1, dragCoefficient: 0.47, area: 0.01, airDensity: 1.225 }
    const flight = answerOf(projectileDrag({ speed: up, angle: Math.PI / 2, height, gravity: g }, body))
    expect(relative(flight.flightTime, (w / g) * (Math.atan(up / w) + Math.acosh(Math.exp(k * top))))).toBeLessThan(
      1e-11,
    )
    expect(relative(flight.impactSpeed, w * Math.sqrt(-Math.expm1(-2 * k * top)))).toBeLessThan(1e-11)
  })

  it('of dust from a tower is a long fall at the terminal speed', () => {
    const dust = { mass: 1e-9, dragCoefficient: 1, area: 1e-6, airDensity: 1.2 }
    const flight = answerOf(projectileDrag({ speed: 3, angle: 0.2, height: 1000 }, dust))
    const w = Math.sqrt((2 * 1e-9 * 9.80665) / (1.2 * 1e-6))
    expect(flight.impactSpeed).toBeCloseTo(w, 13)
    expect(relative(flight.flightTime, 1000 / w)).toBeLessThan(1e-4)
  })

  it('faster downwards than the terminal speed slows down', () => {
    const feather = { mass: 0.01, dragCoefficient: 1, area: 0.01, airDensity: 1.2 }
    const flight = answerOf(projectileDrag({ speed: 50, angle: -Math.PI / 2, height: 2 }, feather))
    const [g, k] = [9.80665, 0.6]
    expect(flight.impactSpeed).toBeCloseTo(Math.sqrt(g / k + (2500 - g / k) * Math.exp(-4 * k)), 9)
  })

  it('is the flight without drag where nothing drags', () => {
    const thrown = { speed: 20, angle: 0.7, height: 3 }
    const { flightTime, range, impactSpeed } = answerOf(projectile(thrown))
    const vacuum = { ...baseball, airDensity: 0 }
    expect(answerOf(projectileDrag(thrown, vacuum))).toEqual({ flightTime, range, impactSpeed })
    const nearly = answerOf(projectileDrag(thrown, { ...baseball, airDensity: 1e-12 }))
    expect(relative(nearly.range, range)).toBeLessThan(1e-11)
  })

  it('is over at once along the ground', () => {
    expect(answerOf(projectileDrag({ speed: 5, angle: 0 }, baseball))).toMatchObject({ flightTime: 0, range: 0 })
  })

  it.each([
    ['unreachable', { speed: 10, angle: 0.5, height: -100 }, baseball],
    // Without drag it would just get there.
    ['unreachable', { speed: 10, angle: 1.5, height: -5 }, { ...baseball, area: 0.1 }],
    ['domain', { speed: -1, angle: 0.5 }, baseball],
    ['domain', { speed: 5, angle: -1 }, baseball],
    ['domain', { speed: 1, angle: 0.5, gravity: 0 }, baseball],
    ['domain', { speed: 1, angle: 0.5 }, { ...baseball, mass: 0 }],
    ['domain', { speed: 1, angle: 0.5 }, { ...baseball, dragCoefficient: -1 }],
  ])('is %s for %j', (reason, thrown, body) => {
    expect(projectileDrag(thrown, body)).toMatchObject({ ok: false, error: { reason } })
  })
})
