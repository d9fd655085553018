// What an actor's author writes.

import type { Logger } from 'pino'
import type { ActorRef } from './actor-ref.js'
import type { Clock } from './clock.js'
import type { Exit } from './exit.js'

export type EventLog = Pick<Logger, 'error' | 'warn' | 'info'>

/** Handlers of one actor never overlap: a returned promise is awaited before the next message. */
export interface Behaviour<M, C = never> {
  receive(message: M): void | Promise<void>
  /** Control messages overtake user messages. */
  control?(message: C): void | Promise<void>
  /**
   * Releases what the actor holds; called once, whatever the end, with children still alive on a graceful stop.
   * After a kill it may overlap the handler that was running.
   *
   * @param deadline instant on the injected clock after which nobody waits for it
   */
  close?(exit: Exit, deadline: number): void | Promise<void>
}

/** Something that actors can be spawned under; they go down with it. */
export interface Parent {
  readonly clock: Clock
  readonly random: () => number
  readonly log: EventLog
  /** Throws when a living child has the same name or the parent is down: both are defects of the caller. */
  spawn<M, C = never>(options: ActorOptions<M, C>): ActorRef<M, C>
}

/** What init is handed, and what an actor keeps for its life. */
export interface Context<M, C = never> extends Parent {
  readonly self: ActorRef<M, C>
  /** Aborted when the actor goes down. */
  readonly signal: AbortSignal
  /** Crashes the actor from outside a handler: a worker's `error` event, a socket's end. */
  fail(error: Error): void
}

export interface ActorOptions<M, C = never> {
  /** Letters, digits and `-_.`; unique among living siblings. */
  readonly name: string
  /** Bound of the user lane, in messages; 1024 by default. */
  readonly mailboxMax?: number
  /** The first turn. Messages wait until it has finished; a throw or rejection is a crash. */
  init(context: Context<M, C>): Behaviour<M, C> | Promise<Behaviour<M, C>>
}
