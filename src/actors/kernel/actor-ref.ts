// What the holder of a reference can do with an actor. A reference names one incarnation and goes stale with it.

import type { Fault } from '../../fabric/fault.js'
import type { Result } from '../../fabric/result.js'
import type { Exit } from './exit.js'

/**
 * `starting` until init has finished; `draining` works off what was accepted and takes nothing new; `closing`
 * releases resources and stops children; `down` is final.
 */
export type ActorState = 'starting' | 'running' | 'draining' | 'closing' | 'down'

/** One actor and its children, as `status` and the metrics show them. */
export interface ActorView {
  readonly path: string
  readonly incarnation: number
  readonly state: ActorState
  /** Messages waiting now, by lane. */
  readonly depth: { readonly user: number; readonly control: number }
  /** Bound of the user lane. */
  readonly capacity: number
  /** Messages that a handler was called with, since the actor was spawned. */
  readonly handled: number
  /** Messages refused with FAULT_BUSY, since the actor was spawned. */
  readonly refused: number
  /** Asks of this actor that are not settled yet. */
  readonly asks: number
  readonly children: readonly ActorView[]
}

/** The part of a reference that does not depend on what the actor understands; all that a supervisor needs. */
export interface Lifecycle {
  /** Names from the root down, joined by `/`. A restarted actor has the same path and another incarnation. */
  readonly path: string
  /** Unique in the system and growing: no two lives ever share one. */
  readonly incarnation: number
  readonly state: ActorState
  /** Settles when init has finished, or with FAULT_ACTOR_DOWN if the actor went down before. */
  whenReady(): Promise<Result<void, Fault>>
  /** Calls `onDown` once, at the instant the actor goes down (soon, if it is down already). Returns the unwatch. */
  watch(onDown: (exit: Exit) => void): () => void
  /**
   * Graceful end: takes no new user message, works off the accepted ones and the asks in flight, calls `close`, stops
   * the children. What is left after `budgetMs` is killed. A handler must not await its own actor's stop.
   */
  stop(budgetMs: number): Promise<Exit>
  /** Ends it now: down before this returns. A running handler can't be interrupted; its signal is aborted. */
  kill(why: string): void
  /** Settles when the actor is down and its resources and children are released (or the time for that is spent). */
  whenTerminated(): Promise<Exit>
  inspect(): ActorView
}

/** Where the answer of an ask goes. Answering is never refused; only the first answer counts. */
export interface ReplyTo<R> {
  /** Instant on the injected clock after which nobody waits. */
  readonly deadline: number
  /** True when nobody waits any more: the work can be skipped. */
  readonly settled: boolean
  readonly reply: (outcome: Result<R, Fault>) => void
}

/** The deadline is mandatory: an instant on the injected clock, or a span from now. */
export type AskOptions = ({ readonly deadline: number } | { readonly timeoutMs: number }) & {
  readonly signal?: AbortSignal
}

declare const messageType: unique symbol

/**
 * A typed reference to one incarnation of an actor.
 *
 * @typeParam M messages of the user lane. Invariant: references of different message types can't stand in for each other.
 * @typeParam C messages of the control lane. An `ActorRef<M, C>` can be passed on as `ActorRef<M>`, without the lane.
 */
export interface ActorRef<M, C = never> extends Lifecycle {
  /** Phantom, never set: makes M invariant. */
  readonly [messageType]?: (message: M) => M
  /** Sends on the bounded user lane. FAULT_BUSY when it is full, FAULT_ACTOR_DOWN when the actor takes nothing more. */
  readonly tell: (message: M) => Result<void, Fault>
  /** Sends on the control lane, which is handled first and never full. FAULT_ACTOR_DOWN is the only failure. */
  readonly control: (message: C) => Result<void, Fault>
  /**
   * Sends the message that `make` builds and waits for its answer. Never throws; settles exactly once: with the answer,
   * FAULT_ACTOR_DOWN at the instant the actor dies, FAULT_EXPIRED at the deadline, FAULT_CANCELLED on the signal,
   * FAULT_BUSY at once when the lane is full.
   */
  readonly ask: <R>(make: (replyTo: ReplyTo<R>) => M, options: AskOptions) => Promise<Result<R, Fault>>
}
