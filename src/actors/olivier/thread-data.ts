import type { Splitting } from '../../domains/index.js'
import type { RingEnds } from '../../fabric/index.js'

/** What a domain's thread is started with. */
export interface DomainThreadData {
  readonly ends: RingEnds
  /** A built module that exports `domain: Domain`. */
  readonly modulePath: string
  /** What its models may keep outside the heap, in MiB; unwatched where left out. */
  readonly buffersMiBMax?: number
  /** Absent where the models may split nothing. */
  readonly splitting?: Splitting
}
