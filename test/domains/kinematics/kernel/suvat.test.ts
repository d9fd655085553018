import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  SUVAT_NAMES,
  type SuvatName,
  type SuvatValues,
  solveSuvat,
} from '../../../../src/domains/kinematics/kernel/index.js'
import { fixedPoint } from '../../../reference/fixed-point.js'
import { answerOf } from './answer-of.js'

const math = fixedPoint(1300)

/** Every choice of three names out of five. */
const threes = SUVAT_NAMES.flatMap((a, i) =>
  SUVAT_NAMES.slice(i + 1).flatMap((b, j) => SUVAT_NAMES.slice(i + j + 2).map((c) => [a, b, c] as const)),
)

const pick = (values: Required<SuvatValues>, names: readonly SuvatName[]): SuvatValues =>
  Object.fromEntries(names.map((name) => [name, values[name]]))

/** Whole numbers, so that every relation between them is exact in float64. */
const exactMotions = fc
  .record({
    u: fc.integer({ min: -40, max: 40 }),
    a: fc.integer({ min: -12, max: 12 }),
    t: fc.integer({ min: 1, max: 60 }),
  })
  .map(({ u, a, t }) => ({ u, a, t, v: u + a * t, s: u * t + (a * t * t) / 2 }))

/** Without acceleration, or back at the start, three values may leave the others open. */
function expectTrulyOpen(motion: Required<SuvatValues>, reason: string): void {
  expect(reason).toBe('underdetermined')
  expect(motion.a === 0 || motion.s === 0).toBe(true)
}

describe('any three of s, u, v, a, t', () => {
  it.each(threes)('%s, %s and %s give back the motion that they come from', (...names) => {
    fc.assert(
      fc.property(exactMotions, (motion) => {
        const found = solveSuvat(pick(motion, names))
        if (!found.ok) return expectTrulyOpen(motion, found.error.reason)
        const { values, roots, rootsOf } = found.value
        for (const name of SUVAT_NAMES.filter((name) => !names.some((given) => given === name))) {
          const candidates = rootsOf === name ? roots! : [values[name]!]
          if (roots !== undefined && rootsOf !== name) continue
          const error = Math.min(...candidates.map((candidate) => Math.abs(candidate - motion[name])))
          expect(error, name).toBeLessThanOrEqual(1e-13 * Math.max(1, Math.abs(motion[name])))
        }
      }),
    )
  })

  it.each(threes)('%s, %s and %s: the answer satisfies both equations of motion', (...names) => {
    fc.assert(
      fc.property(exactMotions, (motion) => {
        const found = solveSuvat(pick(motion, names))
        if (!found.ok) return
        const { u, v, a, s, t } = { ...motion, ...pick(motion, names), ...found.value.values }
        expect(Math.abs(u + a * t - v)).toBeLessThan(1e-12 * (Math.abs(u) + Math.abs(v) + Math.abs(a * t) + 1))
        expect(Math.abs(((u + v) / 2) * t - s)).toBeLessThan(1e-12 * ((Math.abs(u) + Math.abs(v)) * t + 1))
      }),
    )
  })
})

describe('textbook motions', () => {
  it('a stone dropped 20 m under g = 10', () => {
    expect(answerOf(solveSuvat({ u: 0, a: 10, s: 20 }))).toEqual({
      values: { v: 20, t: 2 },
      roots: [-2, 2],
      rootsOf: 't',
    })
  })

  it('a ball thrown up at 20 m/s passes 15 m twice, the first time still rising', () => {
    const both = answerOf(solveSuvat({ u: 20, a: -10, s: 15 }))
    expect(both).toEqual({ values: { v: 10, t: 1 }, roots: [1, 3], rootsOf: 't' })
    const speedOnly = answerOf(solveSuvat({ u: 20, a: -10, s: 15 }, ['v']))
    expect(speedOnly).toEqual({ values: { v: 10 }, roots: [-10, 10], rootsOf: 'v' })
  })

  it('a final velocity, a way and an acceleration: the first time that is not negative', () => {
    expect(answerOf(solveSuvat({ v: 10, a: 2, s: 24 }))).toEqual({
      values: { u: 2, t: 4 },
      roots: [4, 6],
      rootsOf: 't',
    })
  })

  it('at the top of a throw there is one root only', () => {
    expect(answerOf(solveSuvat({ u: 20, a: -10, s: 20 }))).toEqual({ values: { v: 0, t: 2 } })
  })

  it('answers only what is asked, a given value included', () => {
    expect(answerOf(solveSuvat({ u: 5, a: 2, t: 3 }, ['s']))).toEqual({ values: { s: 24 } })
    expect(answerOf(solveSuvat({ u: 5, a: 2, t: 3 }, ['v', 'u']))).toEqual({ values: { v: 11, u: 5 } })
  })

  it('steady motion', () => {
    expect(answerOf(solveSuvat({ u: 4, a: 0, s: 12 }))).toEqual({ values: { v: 4, t: 3 } })
  })
})

describe('its own answers, given back', () => {
  const speeds = fc.double({ min: -300, max: 300, noNaN: true }).filter((speed) => Math.abs(speed) > 1e-3)
  const accelerations = fc.double({ min: 0.01, max: 30, noNaN: true })

  /** What was known and what was answered, of which every three must be a motion again. */
  function expectNoRefusal(known: SuvatValues): Required<SuvatValues> {
    const whole = { ...known, ...answerOf(solveSuvat(known)).values } as Required<SuvatValues>
    for (const names of threes) {
      const back = solveSuvat(pick(whole, names))
      expect(back.ok ? 'solved' : back.error.reason, `${names} of ${JSON.stringify(whole)}`).toBe('solved')
    }
    return whole
  }

  it('are reachable: the top of a throw at 20 m/s', () => {
    expect(answerOf(solveSuvat({ u: 20, a: -9.8, v: 0 }, ['s']))).toEqual({ values: { s: 20.408163265306122 } })
    expect(answerOf(solveSuvat({ u: 20, a: -9.8, s: 20.408163265306122 }, ['t']))).toEqual({ values: { t: 20 / 9.8 } })
  })

  it.each([
    ['a turning point', (u: number, a: number) => ({ u, v: 0, a: -Math.sign(u) * a })],
    ['a start from rest', (v: number, a: number) => ({ u: 0, v, a: Math.sign(v) * a })],
    ['the time to a turning point', (u: number, a: number) => ({ u, a: -Math.sign(u) * a, t: Math.abs(u) / a })],
  ])('are never refused: %s', (_, motion) => {
    fc.assert(
      fc.property(speeds, accelerations, (speed, acceleration) => {
        const { s, u, a, t } = expectNoRefusal(motion(speed, acceleration))
        const back = answerOf(solveSuvat({ s, u, a }, ['t'])).values.t!
        // Next to a turning point a rounding of the way is its square root in time.
        expect(Math.abs(back - t)).toBeLessThanOrEqual(1e-6 * t)
      }),
      { numRuns: 500 },
    )
  })

  it.each([1e-15, 1e-9, 1e-3])('a way longer than the highest by a share of %d is out of reach', (share) => {
    expect(solveSuvat({ u: 20, a: -10, s: 20 * (1 + share) })).toMatchObject({ error: { reason: 'unreachable' } })
  })
})

describe('digits where they would cancel', () => {
  /** t of a t^2/2 + u t - s = 0, the root nearer zero, in high precision. */
  function nearRoot(u: number, a: number, s: number): bigint {
    const [U, A, S] = [math.of(u), math.of(a), math.of(s)]
    const speed = math.sqrt(math.multiply(U, U) + 2n * math.multiply(A, S))
    return math.divide(2n * S, U + speed)
  }

  it.each([
    [1e4, 1e-6, 1], // a hair of acceleration: the plain formula subtracts equal speeds
    [1e8, -9.80665, 3],
    [0.1, 9.80665, 1e-12],
    [20.000000000000004, -9.80665, 20.394324259558566], // a breath below the top: u^2 + 2 a s cancels
    [3, -1.5, 2.9999999999999996],
  ])('u = %d, a = %d, s = %d', (u, a, s) => {
    const { values } = answerOf(solveSuvat({ u, a, s }))
    expect(math.relativeError(values.t!, nearRoot(u, a, s))).toBeLessThan(1e-15)
  })
})

describe('given values that fit no motion, or too many', () => {
  it.each([
    [{ u: 5, a: -10, s: 20 }, 'unreachable'], // turns back at 1.25 m
    [{ u: 0, v: 10, a: -1 }, 'unreachable'], // only before the start
    [{ u: 5, v: 7, a: 0 }, 'unreachable'],
    [{ u: 3, v: -3, s: 4 }, 'unreachable'],
    [{ u: 3, v: 5, s: 0 }, 'unreachable'],
    [{ u: 0, a: 0, s: 4 }, 'unreachable'],
    [{ u: 5, v: 7, t: 0 }, 'inconsistent'],
    [{ u: 5, s: 7, t: 0 }, 'inconsistent'],
    [{ u: 5, v: 5, a: 0 }, 'underdetermined'],
    [{ u: 3, v: -3, s: 0 }, 'underdetermined'],
    [{ u: 0, a: 0, s: 0 }, 'underdetermined'],
    [{ s: 0, a: 1, t: 0 }, 'underdetermined'],
    [{ u: 5, v: 5 }, 'underdetermined'],
    [{}, 'underdetermined'],
    [{ u: 1e200, a: 1e200, t: 1e200 }, 'domain'],
  ])('%j is %s', (known, reason) => {
    expect(solveSuvat(known)).toMatchObject({ ok: false, error: { reason } })
  })

  it('an open value is no obstacle to one that is determined', () => {
    expect(answerOf(solveSuvat({ u: 5, v: 5, t: 0 }, ['s']))).toEqual({ values: { s: 0 } })
    expect(solveSuvat({ u: 5, v: 5, t: 0 }, ['a'])).toMatchObject({ error: { reason: 'underdetermined' } })
  })
})

describe('more than three given values', () => {
  it('are accepted when they agree', () => {
    fc.assert(
      fc.property(exactMotions, fc.constantFrom(...SUVAT_NAMES), (motion, unknown) => {
        const given = SUVAT_NAMES.filter((name) => name !== unknown)
        const found = solveSuvat(pick(motion, given), [unknown])
        if (!found.ok) return expectTrulyOpen(motion, found.error.reason)
        expect(Math.abs(found.value.values[unknown]! - motion[unknown])).toBeLessThan(
          1e-9 * (1 + Math.abs(motion[unknown])),
        )
      }),
    )
    expect(answerOf(solveSuvat({ u: 20, a: -10, s: 15, v: -10 }))).toEqual({ values: { t: 3 } })
    expect(answerOf(solveSuvat({ u: 20, a: -10, s: 0, v: -20, t: 4 }, ['s']))).toEqual({ values: { s: 0 } })
  })

  it('are refused when they contradict each other', () => {
    expect(solveSuvat({ u: 20, a: -10, s: 15, v: 11 })).toMatchObject({ error: { reason: 'inconsistent' } })
    expect(solveSuvat({ u: 0, a: 10, t: 2, v: 20, s: 21 })).toMatchObject({ error: { reason: 'inconsistent' } })
    expect(solveSuvat({ u: 0, a: 0, v: 0, s: 5 })).toMatchObject({ error: { reason: 'inconsistent' } })
  })
})
