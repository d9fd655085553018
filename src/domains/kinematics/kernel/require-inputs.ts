// What the kernels ask of their inputs, in the words of a refusal.

import type { DomainError } from '../../../fabric/fault.js'
import type { Result } from '../../../fabric/result.js'
import { refusal } from './refusal.js'

/** Inputs by the names that people know them under. */
type Inputs = Readonly<Record<string, number>>

/** The refusal of the first input that is not above zero; an infinite one is none to calculate with. */
export function unlessPositive(inputs: Inputs): Result<never, DomainError> | undefined {
  return firstRefused(inputs, (value) => value > 0, 'must be a number above zero')
}

/** The refusal of the first input that is below zero. */
export function unlessNonNegative(inputs: Inputs): Result<never, DomainError> | undefined {
  return firstRefused(inputs, (value) => value >= 0, 'must be a number of at least zero')
}

function firstRefused(inputs: Inputs, holds: (value: number) => boolean, rule: string) {
  for (const [name, value] of Object.entries(inputs)) {
    if (!(Number.isFinite(value) && holds(value))) return refusal('domain', `the ${name} ${rule}, as ${value} is not`)
  }
  return undefined
}
