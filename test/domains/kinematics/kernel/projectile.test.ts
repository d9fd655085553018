import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { projectile, STANDARD_GRAVITY, type Throw } from '../../../../src/domains/kinematics/kernel/index.js'
import { fixedPoint } from '../../../reference/fixed-point.js'
import { answerOf } from './answer-of.js'

const math = fixedPoint(2400)

const throws: fc.Arbitrary<Required<Throw>> = fc.record({
  speed: fc.double({ min: 0.1, max: 1000, noNaN: true }),
  angle: fc.double({ min: -1.4, max: 1.4, noNaN: true }),
  height: fc.double({ min: 0, minExcluded: true, max: 500, noNaN: true }),
  gravity: fc.double({ min: 1.6, max: 25, noNaN: true }),
})

/** The flight from its own equations in high precision. */
function reference({ speed, angle, height, gravity }: Required<Throw>) {
  const [v, h, g] = [math.of(speed), math.of(height), math.of(gravity)]
  const across = math.multiply(v, math.cos(math.of(angle)))
  const up = math.multiply(v, math.sin(math.of(angle)))
  const fall = math.sqrt(math.multiply(up, up) + 2n * math.multiply(g, h))
  const flightTime = math.divide(up + fall, g)
  const rising = up > 0n ? up : 0n
  const timeToApex = math.divide(rising, g)
  return {
    flightTime,
    range: math.multiply(across, flightTime),
    apex: h + math.multiply(rising, timeToApex) / 2n,
    apexX: math.multiply(across, timeToApex),
    timeToApex,
    impactSpeed: math.sqrt(math.multiply(v, v) + 2n * math.multiply(g, h)),
  }
}

describe('a projectile', () => {
  it('agrees with the high-precision reference in every figure', () => {
    fc.assert(
      fc.property(throws, (thrown) => {
        const flight = answerOf(projectile(thrown))
        for (const [name, exact] of Object.entries(reference(thrown))) {
          const actual = flight[name as keyof typeof flight]
          // Squares of what is smaller than that leave the range of float64.
          if (Math.abs(actual) > 1e-140) expect(math.relativeError(actual, exact), name).toBeLessThan(3e-15)
        }
      }),
    )
  })

  it('thrown at 45 degrees from the ground goes v^2/g, to v^2/4g', () => {
    const { range, apex, apexX } = answerOf(projectile({ speed: 20, angle: Math.PI / 4 }))
    expect(range).toBeCloseTo(400 / STANDARD_GRAVITY, 13)
    expect(apex).toBeCloseTo(100 / STANDARD_GRAVITY, 13)
    expect(apexX).toBeCloseTo(200 / STANDARD_GRAVITY, 13)
  })

  it('thrown level from 80 m under g = 10 lands after 4 s', () => {
    expect(answerOf(projectile({ speed: 15, angle: 0, height: 80, gravity: 10 }))).toEqual({
      flightTime: 4,
      range: 60,
      apex: 80,
      apexX: 0,
      timeToApex: 0,
      impactSpeed: Math.sqrt(225 + 1600),
    })
  })

  it('has no flight downwards from the ground, and one of no time along it', () => {
    expect(projectile({ speed: 20, angle: -0.1 })).toMatchObject({ error: { reason: 'domain' } })
    for (const angle of [0, Math.PI, -Math.PI, 2 * Math.PI])
      expect(answerOf(projectile({ speed: 20, angle })).flightTime).toBeLessThan(1e-14)
    expect(answerOf(projectile({ speed: 0, angle: -0.1 })).flightTime).toBe(0)
  })

  it('thrown straight down from a little above keeps its digits', () => {
    const thrown = { speed: 1e6, angle: -Math.PI / 2, height: 1e-3, gravity: 9.81 }
    expect(answerOf(projectile(thrown)).flightTime).toBeCloseTo(1e-9, 23)
  })

  it('reaches a ledge above it on its way down, or not at all', () => {
    const { flightTime } = answerOf(projectile({ speed: 20, angle: Math.PI / 2, height: -15, gravity: 10 }))
    expect(flightTime).toBeCloseTo(3, 14)
    for (const speed of [17, 0]) {
      expect(projectile({ speed, angle: Math.PI / 2, height: -15, gravity: 10 })).toMatchObject({
        error: { reason: 'unreachable' },
      })
    }
    expect(projectile({ speed: 50, angle: -1, height: -15 })).toMatchObject({ error: { reason: 'unreachable' } })
  })

  it('thrown just to the top of its flight lands there, however its height is rounded', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e4, noNaN: true }), (speed) => {
        const height = -(speed * speed) / (2 * STANDARD_GRAVITY)
        const flight = answerOf(projectile({ speed, angle: Math.PI / 2, height }))
        expect(Math.abs(flight.flightTime / (speed / STANDARD_GRAVITY) - 1)).toBeLessThan(1e-7)
        expect(projectile({ speed, angle: Math.PI / 2, height: height * (1 + 1e-14) })).toHaveProperty(
          'error.reason',
          'unreachable',
        )
      }),
    )
  })

  it.each([
    { speed: -1, angle: 0 },
    { speed: 1, angle: 0, gravity: 0 },
    { speed: 1, angle: Number.NaN },
    { speed: 1e200, angle: 1 },
  ])('%j is outside the model', (thrown) => {
    expect(projectile(thrown)).toMatchObject({ ok: false, error: { reason: 'domain' } })
  })
})
