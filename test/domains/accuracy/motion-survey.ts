import { projectile, type SuvatName, solveSuvat } from '../../../src/domains/kinematics/kernel/index.js'
import { type BigFloat, big, ZERO } from '../reference/big-float.js'
import { conditionNumbers } from '../reference/differentiate.js'
import { FLIGHT_FIGURES, flight, MOTION_SOLUTIONS, type Motion, type MotionName } from '../reference/motion.js'
import type { Draws } from './seeded-cases.js'
import type { Tallies } from './tally.js'

const signed = (draws: Draws, low: number, high: number): number => draws.of([-1, 1]) * draws.magnitude(low, high)

/** Speeds from a snail's to a meteor's, accelerations from a ship's to a bullet's, a millisecond to three years. */
function drawnMotion(draws: Draws) {
  const [u, a, t] = [signed(draws, 1e-6, 1e5), signed(draws, 1e-6, 1e6), draws.magnitude(1e-3, 1e8)]
  return { u, a, t, v: u + a * t, s: t * (u + 0.5 * a * t) }
}

export function surveySuvat(cases: number, draws: Draws, tallies: Tallies): void {
  const triples = Object.keys(MOTION_SOLUTIONS)
  for (let i = 0; i < cases; i++) {
    const motion = drawnMotion(draws)
    const triple = draws.of(triples)
    // The names of a triple are its letters.
    const names = [...triple] as MotionName[]
    const known = Object.fromEntries(names.map((name) => [name, motion[name]]))
    // At a turning point the two times meet, and the last digit decides whether there is any.
    if (Math.min(Math.abs(motion.v), Math.abs(motion.u)) < 1e-6 * Math.abs(motion.a * motion.t)) continue
    const answer = solveSuvat(known)
    // The solution reads no more than the names it is for.
    const solve = (at: Motion) => MOTION_SOLUTIONS[triple]!(at) as Record<MotionName, BigFloat>
    const terms = Object.fromEntries(names.map((name) => [name, big(motion[name])])) as unknown as Motion
    const { figures, conditions } = conditionNumbers(solve, terms)
    for (const name of Object.keys(figures) as SuvatName[]) {
      const actual = answer.ok ? answer.value.values[name] : undefined
      tallies.add(`suvat.${name}`, actual ?? Number.NaN, figures[name], conditions[name], known)
    }
  }
}

export function surveyProjectile(cases: number, draws: Draws, tallies: Tallies): void {
  for (let i = 0; i < cases; i++) {
    const thrown = {
      speed: draws.magnitude(1e-3, 1e5),
      angle: draws.chance(0.5) ? draws.between(0, Math.PI / 2) : draws.magnitude(1e-12, 1),
      height: draws.chance(0.3) ? 0 : draws.magnitude(1e-6, 1e6),
      gravity: draws.magnitude(1e-3, 300),
    }
    const answer = projectile(thrown)
    const terms = {
      speed: big(thrown.speed),
      angle: big(thrown.angle),
      height: thrown.height === 0 ? ZERO : big(thrown.height),
      gravity: big(thrown.gravity),
    }
    const { figures, conditions } = conditionNumbers(flight, terms)
    for (const figure of FLIGHT_FIGURES) {
      const actual = answer.ok ? answer.value[figure] : Number.NaN
      tallies.add(`projectile.${figure}`, actual, figures[figure], conditions[figure], thrown)
    }
  }
}
