import type { DomainError } from '../../../fabric/fault.js'
import { ok, type Result } from '../../../fabric/result.js'
import { refusal } from './refusal.js'
import { unlessNonNegative } from './require-inputs.js'

export interface Crossing {
  /** rad, upstream of straight across; negative for a current of negative sign */
  readonly heading: number
  /** s */
  readonly time: number
}

/**
 * To land straight across: sin(heading) = current/boat, time = width/sqrt(boat^2 - current^2), the square as
 * (boat - current)(boat + current), which keeps its digits where the current is nearly as fast.
 *
 * Errors: `unreachable` (the current is at least as fast as the boat), `domain` (a width or speed of the boat below 0).
 */
export function riverCrossing(width: number, boatSpeed: number, current: number): Result<Crossing, DomainError> {
  const refused = unlessNonNegative({ width, 'speed of the boat': boatSpeed })
  if (refused !== undefined) return refused
  if (!(Math.abs(current) < boatSpeed))
    return refusal('unreachable', 'the current carries it off: the boat is no faster')
  const across = rootOfProduct(boatSpeed - current, boatSpeed + current)
  const time = width / across
  if (!Number.isFinite(time)) return refusal('domain', 'the crossing takes longer than can be represented')
  return ok({ heading: Math.atan2(current, across), time })
}

/** Of speeds whose product is beyond what a number holds, root by root. */
function rootOfProduct(one: number, other: number): number {
  const product = one * other
  return product > 1e-290 && Number.isFinite(product) ? Math.sqrt(product) : Math.sqrt(one) * Math.sqrt(other)
}
