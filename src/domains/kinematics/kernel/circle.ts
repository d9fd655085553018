// Motion in a circle. Here alone m*rad/s becomes m/s: a radian of arc is as long as the radius.

import type { DomainError } from '../../../fabric/fault.js'
import { ok, type Result } from '../../../fabric/result.js'
import { isFiniteRecord, refusal } from './refusal.js'
import { unlessNonNegative, unlessPositive } from './require-inputs.js'

/** v^2/r, towards the centre. Error `domain`: a radius not above 0. */
export function centripetal(speed: number, radius: number): Result<{ readonly acceleration: number }, DomainError> {
  const refused = unlessPositive({ radius })
  return refused ?? represented({ acceleration: speed * (speed / radius) })
}

/** omega r, of the sign of omega. Error `domain`: a radius below 0. */
export function rimSpeed(omega: number, radius: number): Result<{ readonly speed: number }, DomainError> {
  const refused = unlessNonNegative({ radius })
  return refused ?? represented({ speed: omega * radius })
}

const represented = <T extends object>(answer: T): Result<T, DomainError> =>
  isFiniteRecord(answer) ? ok(answer) : refusal('domain', 'it is too large to be represented')
