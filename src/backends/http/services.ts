// What a rung that asks a server is given by the thread that hosts it.

import type { Contract, Fault } from '../../fabric/index.js'
import type { OperationExample } from '../wording/index.js'
import type { Clock } from './clock.js'
import type { Egress } from './egress.js'
import type { ModelMetric } from './metrics.js'

export interface BackendServices {
  /** The registered contracts, which the model is told of. */
  readonly contracts: readonly Contract[]
  /** How people ask for them. */
  readonly examples?: readonly OperationExample[]
  /** Awaited before every sending; where it rejects nothing is sent. */
  readonly egress: Egress
  readonly metrics?: (metric: ModelMetric) => void
  /** One line, without secrets. */
  readonly log?: (level: 'info' | 'warn', message: string) => void
  /** Ends the backend for good: its actor fails, and its supervisor sees to the rest. Of a rung that can't mend itself any more. */
  readonly giveUp?: (fault: Fault) => void
  /** Where keys are read, by the names that the options give; the thread's environment by default. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Tokens spent on the days before a restart; what is not kept anywhere is forgotten with the thread. */
  readonly spending?: Spending
  /** The system's by default. */
  readonly clock?: Clock
  /** In [0, 1); `Math.random` by default. */
  readonly random?: () => number
}

/** How many tokens were spent on a day, by who may spend. Where it rejects nothing is sent. */
export interface Spending {
  /** @param day `2026-11-23`, in UTC */
  spent(day: string): Promise<number>
  /** @param tokens below 0 where fewer were used than were set aside */
  spend(day: string, tokens: number): Promise<void>
}
