import type { Fault } from '../fabric/index.js'

/** Why a backend made no answer: what decides whether another may do better. docs/concepts/rungs.md has the table. */
export const failureReasons = [
  'down',
  'unreachable',
  'timeout',
  'late',
  'server',
  'throttled',
  'busy',
  'budget',
  'rights',
  'setup',
  'refused',
  'ledger',
  'posture',
  'goal',
  'answer',
] as const
export type FailureReason = (typeof failureReasons)[number]

/** How a backend ends a stream it can't finish: async iteration has no other way to carry a typed fault. */
export class BackendFailure extends Error {
  /** @param reason as the fault's code tells it by default */
  constructor(
    readonly fault: Fault,
    readonly reason: FailureReason = reasonOfFault(fault),
  ) {
    super(fault.message)
    this.name = 'BackendFailure'
  }
}

/** All that a code says by itself. */
export function reasonOfFault({ code, path }: Fault): FailureReason {
  switch (code) {
    case 'FAULT_ACTOR_DOWN':
      return 'down'
    case 'FAULT_BUSY':
      return 'busy'
    case 'FAULT_POLICY':
      return path === 'postureMax' ? 'posture' : 'rights'
    case 'FAULT_CONFIG':
    case 'FAULT_CHECKPOINT':
      return 'setup'
    case 'FAULT_JOURNAL':
      return 'ledger'
    case 'FAULT_BACKEND':
      return 'answer'
    // Too long for the model, late, cancelled, or a defect: nothing that is another's to mend.
    default:
      return 'goal'
  }
}
