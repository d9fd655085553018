// The tree as JSON, for `status` and the metrics.

import type { ActorState } from '../kernel/index.js'
import type { ChildKind } from './child-spec.js'
import type { Strategy } from './strategy.js'

/** `backoff` waits for its restart; `stopped` was never started or stopped by its supervisor; `ended` won't come back. */
export type ChildState = 'starting' | 'running' | 'backoff' | 'stopped' | 'ended'

export interface ChildView {
  readonly id: string
  readonly kind: ChildKind
  readonly state: ChildState
  /** Of the running actor; absent while there is none. */
  readonly incarnation?: number
  /** Restarts since the supervisor started. */
  readonly restarts: number
  /** Restarts that the current period still allows. */
  readonly restartsLeft: number
  /** Messages that wait in the running actor's lanes. */
  readonly mailboxDepth: number
  /** How its last life ended. */
  readonly lastExit?: string
  /** For a supervisor. */
  readonly supervisor?: SupervisorView
}

export interface SupervisorView {
  readonly name: string
  readonly path: string
  readonly incarnation: number
  readonly state: ActorState
  readonly strategy: Strategy
  readonly children: readonly ChildView[]
}
