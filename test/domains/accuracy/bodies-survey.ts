// Every closed form of kinematics beyond suvat and the projectile, near the edges of what it answers too.

import * as kernel from '../../../src/domains/kinematics/kernel/index.js'
import type { DomainError } from '../../../src/fabric/fault.js'
import type { Result } from '../../../src/fabric/result.js'
import { type BigFloat, big } from '../reference/big-float.js'
import * as reference from '../reference/bodies-in-motion.js'
import { conditionNumbers } from '../reference/differentiate.js'
import type { Draws } from './seeded-cases.js'
import type { Tallies } from './tally.js'

type Given = { readonly [name: string]: number }

interface Form {
  readonly draw: (draws: Draws) => Given
  /** Of the figures that the reference names. */
  readonly answer: (given: Given) => Result<object, DomainError>
  readonly formulas: (at: { readonly [name: string]: BigFloat }) => { readonly [figure: string]: BigFloat }
}

/** Its names are told apart while it is written; what is drawn is all that either is asked for. */
const form = <Name extends string>(
  draw: (draws: Draws) => { readonly [name in Name]: number },
  answer: (given: { readonly [name in Name]: number }) => Result<object, DomainError>,
  formulas: (at: { readonly [name in Name]: BigFloat }) => { readonly [figure: string]: BigFloat },
) => ({ draw, answer, formulas }) as unknown as Form

/** Within `most`, near it as often as not. */
const below = (draws: Draws, most: number): number =>
  draws.chance(0.5) ? most * draws.between(0, 1) : most * (1 - draws.magnitude(1e-14, 1e-2))
/** On either side of it. */
const around = (draws: Draws, what: number): number =>
  draws.chance(0.5) ? what * draws.magnitude(1e-6, 1e6) : what * (1 + draws.of([-1, 1]) * draws.magnitude(1e-15, 1e-2))

const speed = (draws: Draws): number => draws.magnitude(1e-3, 1e5)
const gravity = (draws: Draws): number => draws.magnitude(1e-3, 300)

const forms: { readonly [name: string]: Form } = {
  freeFall: form(
    (draws) => ({ h: draws.magnitude(1e-9, 1e9), g: gravity(draws) }),
    ({ h, g }) => kernel.freeFall(h, g),
    reference.freeFall,
  ),
  verticalThrow: form(
    (draws) => ({ u: speed(draws), g: gravity(draws) }),
    ({ u, g }) => kernel.verticalThrow(u, g),
    reference.verticalThrow,
  ),
  launchAngles: form(
    (draws) => {
      const [v, g] = [speed(draws), gravity(draws)]
      const range = draws.chance(0.3) ? ((v * v) / g) * draws.magnitude(1e-30, 1) : below(draws, (v * v) / g)
      return { speed: v, range, gravity: g }
    },
    (given) => kernel.launchAngles(given.speed, given.range, given.gravity),
    reference.launchAngles,
  ),
  terminalVelocity: form(
    (draws) => ({
      mass: draws.magnitude(1e-9, 1e6),
      dragCoefficient: draws.magnitude(1e-3, 10),
      area: draws.magnitude(1e-9, 1e4),
      airDensity: draws.magnitude(1e-9, 1e3),
      gravity: gravity(draws),
    }),
    (given) => kernel.terminalVelocity(given, given.gravity),
    reference.terminalVelocity,
  ),
  fallWithDrag: form(
    (draws) => {
      const [w, g] = [speed(draws), gravity(draws)]
      return { terminalSpeed: w, gravity: g, time: (w / g) * draws.magnitude(1e-12, 50) }
    },
    (given) => kernel.fallWithDrag(given.terminalSpeed, given.time, given.gravity),
    reference.fallWithDrag,
  ),
  stoppingDistance: form(
    (draws) => {
      const friction = draws.magnitude(1e-3, 2)
      const grade = draws.chance(0.3) ? draws.between(-1, 1) * friction : -below(draws, friction)
      return { speed: speed(draws), reactionTime: draws.between(0, 10), friction, grade, gravity: gravity(draws) }
    },
    (given) => kernel.stoppingDistance({ ...given, brake: { frictionCoefficient: given.friction } }),
    reference.stoppingDistance,
  ),
  closing: form(
    (draws) => {
      const speedA = speed(draws)
      return {
        gap: draws.magnitude(1e-6, 1e9),
        speedA,
        speedB: draws.chance(0.3) ? -below(draws, speedA) : speed(draws),
      }
    },
    (given) => kernel.closing(given.gap, given.speedA, given.speedB),
    reference.closing,
  ),
  overtake: form(
    (draws) => {
      const [chaserSpeed, chaserAcceleration] = [speed(draws), draws.magnitude(1e-6, 1e3)]
      const leadSpeed = draws.chance(0.5) ? chaserSpeed * draws.between(0, 1) : speed(draws)
      const pullsAway = leadSpeed < chaserSpeed && draws.chance(0.5)
      const leadAcceleration = chaserAcceleration * (pullsAway ? draws.between(1.1, 5) : draws.between(0, 0.9))
      const reached = (chaserSpeed - leadSpeed) ** 2 / (2 * Math.abs(leadAcceleration - chaserAcceleration))
      const gap = pullsAway ? below(draws, reached) : draws.magnitude(1e-6, 1e6)
      return { gap, leadSpeed, leadAcceleration, chaserSpeed, chaserAcceleration }
    },
    (given) =>
      kernel.overtake(
        given.gap,
        { speed: given.leadSpeed, acceleration: given.leadAcceleration },
        { speed: given.chaserSpeed, acceleration: given.chaserAcceleration },
      ),
    reference.overtake,
  ),
  riverCrossing: form(
    (draws) => {
      const boatSpeed = speed(draws)
      const current = draws.chance(0.3) ? boatSpeed * draws.magnitude(1e-30, 1) : below(draws, boatSpeed)
      return { width: draws.magnitude(1, 1e5), boatSpeed, current }
    },
    (given) => kernel.riverCrossing(given.width, given.boatSpeed, given.current),
    reference.riverCrossing,
  ),
  trapezoid: form(
    (draws) => {
      const [v, a] = [speed(draws), draws.magnitude(1e-3, 1e3)]
      return { distance: around(draws, (v * v) / a), speed: v, acceleration: a }
    },
    (given) => kernel.trapezoid(given.distance, given.speed, given.acceleration),
    reference.trapezoid,
  ),
  sCurve: form(
    (draws) => {
      const [a, j] = [draws.magnitude(1e-3, 1e3), draws.magnitude(1e-3, 1e5)]
      const v = around(draws, (a * a) / j)
      const way = v < (a * a) / j ? 2 * Math.sqrt(v / j) : v / a + a / j
      const distance = around(draws, draws.chance(0.5) ? v * way : (2 * a ** 3) / j ** 2)
      return { distance, speed: v, acceleration: a, jerk: j }
    },
    (given) => kernel.sCurve(given.distance, given.speed, given.acceleration, given.jerk),
    reference.sCurve,
  ),
  planarArm: form(
    (draws) => {
      const l1 = draws.magnitude(1e-3, 1e3)
      const l2 = l1 * draws.of([1, draws.magnitude(1e-2, 1e2), 1 - draws.magnitude(1e-15, 1e-2)])
      const [nearest, farthest] = [Math.abs(l1 - l2), l1 + l2]
      const margin = draws.chance(0.5) ? draws.between(0, 1) : draws.magnitude(1e-12, 1e-2)
      const r = nearest + (farthest - nearest) * (draws.chance(0.5) ? margin : 1 - margin)
      const direction = draws.between(-Math.PI, Math.PI)
      return { l1, l2, x: r * Math.cos(direction), y: r * Math.sin(direction) }
    },
    (given) => {
      const solutions = kernel.planarSolutions(given)
      return solutions.ok ? { ok: true, value: solutions.value[0]! } : solutions
    },
    reference.planarArm,
  ),
}

export function surveyBodies(cases: number, draws: Draws, tallies: Tallies): void {
  for (const [name, { draw, answer, formulas }] of Object.entries(forms)) {
    for (let i = 0; i < cases; i++) {
      const given = draw(draws)
      const terms = Object.fromEntries(Object.entries(given).map(([term, value]) => [term, big(value)]))
      const { figures, conditions } = conditionNumbers(formulas, terms)
      const answered = answer(given)
      for (const [figure, value] of Object.entries(figures)) {
        const actual: unknown = answered.ok ? Reflect.get(answered.value, figure) : Number.NaN
        tallies.add(
          `${name}.${figure}`,
          typeof actual === 'number' ? actual : Number.NaN,
          value,
          conditions[figure]!,
          given,
        )
      }
    }
  }
}
