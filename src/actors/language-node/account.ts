// Where a goal's time and bytes went.

import type { Posture } from '../../fabric/index.js'
import type { Attempt } from './attempt.js'

/** Seconds spent inside calls: all of it, and the part that the domain models computed. */
export interface CallSeconds {
  total: number
  domain: number
}

export const timingsOf = (attempts: readonly Attempt[], calls: CallSeconds, totalSeconds: number) => ({
  proposal: sum(attempts, ({ proposalSeconds }) => proposalSeconds),
  elaboration: sum(attempts, ({ elaborationSeconds }) => elaborationSeconds),
  fabric: Math.max(0, calls.total - calls.domain),
  domain: calls.domain,
  total: totalSeconds,
})

/** Bytes that went beyond this machine: none while the backend stands on it. */
export const bytesLeftOf = (attempts: readonly Attempt[], posture: Posture): number =>
  posture === 'in-process' || posture === 'on-host' ? 0 : sum(attempts, ({ promptBytes }) => promptBytes)

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0)
