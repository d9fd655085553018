import type { Backend, BackendServices, OperationExample } from '../../backends/index.js'
import type { Contract, Fault, Result, RingEnds } from '../../fabric/index.js'

/** What a backend's thread is started with. */
export interface BackendThreadData {
  readonly ends: RingEnds
  /** A built module that is a BackendModule. */
  readonly modulePath: string
  /** Passed to the module as it is. */
  readonly options: unknown
  /** The registered contracts, from which the thread makes the grammars of goals. */
  readonly contracts: readonly Contract[]
  /** How people ask for them. */
  readonly examples: readonly OperationExample[]
}

/** What a rung's module exports for its thread. */
export interface BackendModule {
  createBackend(options: unknown, services: BackendServices): Promise<Result<Backend, Fault>>
}
