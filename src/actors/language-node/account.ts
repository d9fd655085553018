// Where a goal's time and bytes went.

import type { OutcomeRecord, Posture } from '../../fabric/index.js'
import type { Attempt } from './attempt.js'

/** Seconds spent inside calls: all of it, and the part that the domain models computed. */
export interface CallSeconds {
  total: number
  domain: number
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
  calls: CallSeconds,
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

/** Bytes that went beyond this machine: none while the backend stands on it. */
export const bytesLeftOf = (attempts: readonly Attempt[], posture: Posture): number =>
  posture === 'in-process' || posture === 'on-host' ? 0 : sum(attempts, ({ promptBytes }) => promptBytes)

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0)
