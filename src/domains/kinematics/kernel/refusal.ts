import type { DomainError } from '../../../fabric/fault.js'
import { err } from '../../../fabric/result.js'

/** Every reason for which the kinematics kernels say no. The names are part of the contracts. */
export type KinematicsReason =
  | 'unreachable' // no motion of this kind ever gets there
  | 'underdetermined' // the given values leave what is asked open
  | 'inconsistent' // the given values contradict each other
  | 'never' // the gap does not close
  | 'notConverged' // the iteration found no answer within its steps
  | 'domain' // an input outside the model: a negative speed, braking that never stops

export const refusal = (reason: KinematicsReason, message: string) => err<DomainError>({ reason, message })

/** `domain` unless every number in it is finite. */
export const isFiniteRecord = (record: object): boolean =>
  Object.values(record).every((value) => typeof value !== 'number' || Number.isFinite(value))
