// What the suite asks of a backend under test: to be opened, alone or with the server that it asks.

import type { Clock, PatienceLimits } from '../../src/backends/http/index.js'
import type { Backend } from '../../src/backends/index.js'
import type { Fault, Result } from '../../src/fabric/index.js'
import type { WireRequest, WireServer } from '../backends/wire/index.js'

export interface Opened {
  readonly backend: Backend
  /** What stands behind it. */
  readonly upstream?: WireServer
  close(): Promise<void>
}

export interface OpenOptions {
  /** What the server's model says, in place of our own model. */
  readonly says?: (request: WireRequest) => string
  /** Whether the server holds a grammar; it does by default. */
  readonly holds?: boolean
  readonly patience?: Partial<PatienceLimits>
  readonly requireGrammar?: boolean
  /** The system's where left out. */
  readonly clock?: Clock
}

export interface Subject {
  open(options?: OpenOptions): Promise<Result<Opened, Fault>>
  /** The same backend as a thread loads it, of one whose server may stray. */
  readonly thread?: {
    readonly modulePath: string
    options(url: string): object
    upstream(options: OpenOptions): Promise<WireServer>
  }
}

/** A key that a server asks for, and that no fault may repeat. */
export const secretKey = 'sk-test-7f3a91c2'
export const secretVariable = 'CONFORMANCE_KEY'
