import type { EventLog } from './behaviour.js'
import type { Children } from './children.js'
import type { Clock } from './clock.js'
import type { DeadLetters } from './dead-letters.js'
import type { NactParent } from './nact-node.js'

/** What all actors of one system share. */
export interface Host {
  readonly clock: Clock
  readonly random: () => number
  readonly log: EventLog
  readonly deadLetters: DeadLetters
  nextIncarnation(): number
  crashed(path: string, incarnation: number, error: Error): void
  /** An actor was killed because its time to stop was spent. */
  stopForced(): void
}

/** Where actors of one parent hang in the tree. */
export interface Place {
  /** Path of the parent; empty at the root. */
  readonly path: string
  readonly node: NactParent
  readonly siblings: Children
}
