// Quadratic drag: a force of 1/2 rho C A v^2 against the motion.

import type { DomainError } from '../../../fabric/fault.js'
import { ok, type Result } from '../../../fabric/result.js'
import { isFiniteRecord, refusal } from './refusal.js'
import { unlessNonNegative, unlessPositive } from './require-inputs.js'

/** A body in air. */
export interface Body {
  /** kg */
  readonly mass: number
  readonly dragCoefficient: number
  /** m^2, frontal */
  readonly area: number
  /** kg/m^3 */
  readonly airDensity: number
}

/** rho C A/(2 m), in 1/m: the deceleration by drag is this times v^2. Error `domain`: what cannot be of a body in air. */
export function dragPerLength({ mass, dragCoefficient, area, airDensity }: Body): Result<number, DomainError> {
  const refused =
    unlessPositive({ mass }) ??
    unlessNonNegative({ 'drag coefficient': dragCoefficient, area, 'density of the air': airDensity })
  if (refused !== undefined) return refused
  const drag = (0.5 * airDensity * dragCoefficient * area) / mass
  return Number.isFinite(drag) ? ok(drag) : refusal('domain', 'the drag is too large to be represented')
}

/** sqrt(2 m g/(rho C A)), where drag balances weight. Error `domain`: also where nothing drags. */
export function terminalVelocity(body: Body, gravity: number): Result<{ readonly speed: number }, DomainError> {
  const drag = dragPerLength(body)
  if (!drag.ok) return drag
  const refused = unlessPositive({ gravity, drag: drag.value })
  if (refused !== undefined) return refused
  const speed = Math.sqrt(gravity / drag.value)
  return Number.isFinite(speed) ? ok({ speed }) : refusal('domain', 'the speed is too large to be represented')
}

export interface DragFall {
  /** m/s */
  readonly speed: number
  /** m */
  readonly drop: number
}

/**
 * After a time of falling from rest: v = w tanh x and s = w^2/g ln cosh x, x = g t/w, w being the terminal speed.
 * Error `domain`: a terminal speed or gravity not above 0, a time below 0.
 */
export function fallWithDrag(terminalSpeed: number, time: number, gravity: number): Result<DragFall, DomainError> {
  const refused = unlessPositive({ 'terminal speed': terminalSpeed, gravity }) ?? unlessNonNegative({ time })
  if (refused !== undefined) return refused
  const x = (gravity * time) / terminalSpeed
  const fall = {
    speed: terminalSpeed * Math.tanh(x),
    drop:
      x < 1 ? 0.5 * gravity * time * time * shareOfFreeFall(x) : terminalSpeed * (terminalSpeed / gravity) * logCosh(x),
  }
  return isFiniteRecord(fall) ? ok(fall) : refusal('domain', 'the fall is too large to be represented')
}

/** ln cosh x/(x^2/2) for 0 <= x < 1: cosh^2 = 1 + sinh^2, of which nothing is lost where x is small. */
function shareOfFreeFall(x: number): number {
  const ratio = x < 1e-8 ? 1 : Math.sinh(x) / x
  const square = ratio * x * (ratio * x)
  return square === 0 ? ratio * ratio : (Math.log1p(square) / square) * ratio * ratio
}

/** For x >= 1: no cosh that overflows. */
const logCosh = (x: number): number => x - Math.LN2 + Math.log1p(Math.exp(-2 * x))
