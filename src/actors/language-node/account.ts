// Where a goal's time and bytes went.

import {
  type Basis,
  further,
  leavesMachine,
  type OutcomeRecord,
  type Posture,
  type RegisteredOperation,
} from '../../fabric/index.js'
import type { Attempt } from './attempt.js'

/** A call that was answered: values of its contract's schemas, and what its request did not say. */
export interface AnsweredCall {
  readonly operation: RegisteredOperation
  readonly request: unknown
  readonly response: unknown
  readonly assumptions: Basis['assumptions']
  /** How many more there were than `assumptions` has. */
  readonly untold?: number
}

/** What the calls of a goal took. */
export interface CallAccount {
  /** By their number in the plan, those that were answered. */
  readonly answered: Map<number, AnsweredCall>
  /** Seconds spent inside calls. */
  total: number
  /** The part of them that domain models of this process computed. */
  domain: number
  /** Bytes of requests that went to models beyond this machine. */
  bytesLeft: number
  /** The furthest that a request went. */
  posture: Posture
}

export const noCalls = (): CallAccount => ({
  answered: new Map(),
  total: 0,
  domain: 0,
  bytesLeft: 0,
  posture: 'in-process',
})

/** Notes a request of so many bytes to a model that stands so far off. */
export function noteRequest(calls: CallAccount, bytes: number, posture: Posture): void {
  if (leavesMachine(posture)) calls.bytesLeft += bytes
  calls.posture = further(calls.posture, posture)
}

/** Seconds before and between the attempts. */
export interface SurroundingSeconds {
  /** Reading the goal and what is attached to it, and the grammar over it. */
  readonly inputs: number
  /** Waiting for what must be durable. */
  readonly journal: number
}

export const timingsOf = (
  attempts: readonly Attempt[],
  calls: CallAccount,
  { inputs, journal }: SurroundingSeconds,
  totalSeconds: number,
) => ({
  inputs,
  proposal: sum(attempts, ({ proposalSeconds }) => proposalSeconds),
  elaboration: sum(attempts, ({ elaborationSeconds }) => elaborationSeconds),
  fabric: Math.max(0, calls.total - calls.domain),
  domain: calls.domain,
  journal,
  total: totalSeconds,
})

/** The same goal with what it waited for to be accepted, which the loop knows nothing of. */
export const withAcceptance = (outcome: OutcomeRecord, seconds: number): OutcomeRecord => {
  const { timings } = outcome
  const journal = (timings.journal ?? 0) + seconds
  return { ...outcome, timings: { ...timings, journal, total: timings.total + seconds } }
}

/** Bytes that went beyond this machine: none while backend and domains stand on it. */
export const bytesLeftOf = (attempts: readonly Pick<Attempt, 'bytesLeft'>[], calls: CallAccount): number =>
  calls.bytesLeft + sum(attempts, ({ bytesLeft }) => bytesLeft)

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0)
