// A thrown body with quadratic drag: x'' = -k v x', y'' = -g - k v y', k = rho C A/(2 m). No closed form joins the two; integrated.

import { Outcome, Solver } from 'odex'
import type { DomainError } from '../../../fabric/fault.js'
import { ok, type Result } from '../../../fabric/result.js'
import { type Body, dragPerLength } from './drag.js'
import { projectile, type Throw } from './projectile.js'
import { isFiniteRecord, refusal } from './refusal.js'
import { unlessNonNegative, unlessPositive } from './require-inputs.js'
import { STANDARD_GRAVITY } from './standard-gravity.js'
import { verticalDescent } from './vertical-descent.js'

export interface DragFlight {
  /** s */
  readonly flightTime: number
  /** m, horizontally from start to landing */
  readonly range: number
  /** m/s */
  readonly impactSpeed: number
}

/** Time, place and velocity, in the units that make the numbers of order one. */
interface State {
  readonly t: number
  readonly x: number
  readonly y: number
  readonly vx: number
  readonly vy: number
}

/**
 * To where it comes down at y = 0, to about 1e-11 of each figure. The integration is ODEX's at a tolerance of 1e-13; the landing is
 * found by integrating to it (Newton's steps held in a bracket), not by interpolation.
 *
 * Errors: `domain` (what cannot be of a body in air; speed below 0, gravity not above 0), `unreachable` (it never rises to the level
 * where it should land).
 */
export function projectileDrag(thrown: Throw, body: Body): Result<DragFlight, DomainError> {
  const { speed, angle, height = 0, gravity = STANDARD_GRAVITY } = thrown
  const drag = dragPerLength(body)
  if (!drag.ok) return drag
  const refused = unlessNonNegative({ speed }) ?? unlessPositive({ gravity })
  if (refused !== undefined) return refused
  const free = projectile(thrown)
  // Drag takes from the height of the flight, so what is out of reach without it stays so.
  if (!free.ok) return free
  const { flightTime, range, impactSpeed } = free.value
  if (drag.value === 0 || flightTime === 0) return ok({ flightTime, range, impactSpeed })

  const unitSpeed = Math.min(Math.sqrt(gravity / drag.value), Math.max(speed, impactSpeed))
  const unitTime = unitSpeed / gravity
  const unitLength = unitSpeed * unitTime
  const start = {
    t: 0,
    x: 0,
    y: height / unitLength,
    vx: (speed / unitSpeed) * Math.cos(angle),
    vy: (speed / unitSpeed) * Math.sin(angle),
  }
  const end = landing(start, drag.value * unitLength, flightTime / unitTime)
  if (end === undefined) return refusal('unreachable', 'it never rises to where it should land')
  const flight = {
    flightTime: end.t * unitTime,
    range: end.x * unitLength,
    impactSpeed: Math.hypot(end.vx, end.vy) * unitSpeed,
  }
  return isFiniteRecord(flight) ? ok(flight) : refusal('domain', 'the flight is too large to be represented')
}

const TOLERANCE = 1e-13
/** Of the speed: what goes sideways changes the fall by its square, which is then nothing. */
const SIDEWAYS = 1e-9

/** The state at y = 0 on the way down under unit gravity; undefined where it turns back below that. */
function landing(start: State, k: number, flightTimeWithoutDrag: number): State | undefined {
  let before = start
  let after: State | undefined
  const observe = (state: State): boolean => {
    after = state
    if (hasLanded(state) || isVertical(state, k)) return false
    before = state
    return true
  }
  if (!isVertical(start, k)) {
    // Falling at the terminal speed may take far longer than falling freely; by then it is vertical.
    integrate(start, k, 4 * flightTimeWithoutDrag + 200, observe)
    if (after === undefined) throw new Error('the flight was not integrated')
  }
  const last = after ?? start
  if (last.vy >= 0 || hasLanded(last)) return landingBetween(before, last, k)
  const rest = verticalDescent({ down: -last.vy, across: last.vx }, last.y, 1, k)
  return { t: last.t + rest.time, x: last.x + rest.across, y: 0, vx: last.vx * Math.exp(-k * last.y), vy: -rest.down }
}

const hasLanded = ({ y, vy }: State): boolean => vy < 0 && y <= 0

/** Falling straight down, and for long enough to have the terminal speed. */
const isVertical = ({ vx, vy, y }: State, k: number): boolean => vy < 0 && k * y > 1 && Math.abs(vx) <= SIDEWAYS * -vy

/** Newton's steps on y(t) = 0 from the right, within [before, after], of which only `after` has landed. */
function landingBetween(before: State, after: State, k: number): State | undefined {
  let [low, high] = [before, after]
  let best = after
  for (let step = 0; step < 200; step++) {
    const newton = best.t - best.y / best.vy
    const inside = newton > low.t && newton < high.t
    const t = inside ? newton : 0.5 * (low.t + high.t)
    if (!(t > low.t && t < high.t)) break
    const next = stateAt(before, t, k)
    const settled = Math.abs(next.t - best.t) <= 2 * Number.EPSILON * next.t
    best = next
    if (settled) break
    if (hasLanded(next)) high = next
    else low = next
  }
  // A landing level that it never reaches leaves it below, at the top of its flight.
  return Math.abs(best.y) <= 1e-9 * Math.max(Math.abs(before.y), Math.abs(best.vy) * best.t) ? best : undefined
}

function stateAt(from: State, t: number, k: number): State {
  let at = from
  integrate(from, k, t, (state) => {
    at = state
    return true
  })
  return at
}

function integrate(from: State, k: number, until: number, observe: (state: State) => boolean): void {
  const solver = new Solver(4)
  solver.relativeTolerance = TOLERANCE
  solver.absoluteTolerance = TOLERANCE * 0.1
  solver.maxSteps = 100_000
  const derivative = (_: number, [, , vx, vy]: number[]): number[] => {
    const drag = k * Math.hypot(vx!, vy!)
    return [vx!, vy!, -drag * vx!, -1 - drag * vy!]
  }
  const { x, y, vx, vy } = from
  const { outcome } = solver.solve(derivative, 0, [x, y, vx, vy], until - from.t, (_, __, t, [x, y, vx, vy]) =>
    observe({ t: from.t + t, x: x!, y: y!, vx: vx!, vy: vy! }),
  )
  if (outcome === Outcome.MaxStepsExceeded) throw new Error('the flight took more steps than any should')
}
