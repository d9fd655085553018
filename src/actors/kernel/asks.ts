// The asks of one actor that are in flight. Each settles exactly once, by whichever end comes first.

import type { Fault } from '../../fabric/fault.js'
import { err, type Result } from '../../fabric/result.js'
import type { AskOptions, ReplyTo } from './actor-ref.js'
import type { Clock } from './clock.js'
import { asError } from './exit.js'

export interface AskedActor {
  readonly path: string
  readonly clock: Clock
  /** The last ask in flight has settled. */
  asksSettled(): void
  /** An answer came for an ask that had settled. */
  lateReply(outcome: Result<unknown, Fault>): void
}

/**
 * The asks in flight, each of which knows its neighbours: they come and go with every message. In a `Set` the old tables, which point to
 * newer ones, would keep what is settled from the collector, as `ByCorrelation` tells of a `Map`.
 */
export class Asks {
  readonly #actor: AskedActor
  #oldest: PendingAsk<never> | undefined
  #newest: PendingAsk<never> | undefined
  #size = 0

  constructor(actor: AskedActor) {
    this.#actor = actor
  }

  get size(): number {
    return this.#size
  }

  /** Opens an ask and hands its reply address to `send`; a failure to send settles it. */
  open<R>(options: AskOptions, send: (replyTo: ReplyTo<R>) => Result<void, Fault>): Promise<Result<R, Fault>> {
    const { clock, path } = this.#actor
    const now = clock.now()
    const deadline = 'deadline' in options ? options.deadline : now + options.timeoutMs
    if (!Number.isFinite(deadline)) {
      return refused({ code: 'FAULT_RANGE', path: 'deadline', message: 'An ask needs a finite deadline.' })
    }
    if (options.signal?.aborted === true) return refused(cancelled(path))
    if (deadline <= now) return refused(expired(path))
    return new Promise((resolve) => {
      const pending = new PendingAsk(this, this.#actor, deadline, options.signal, resolve)
      this.#add(pending)
      try {
        const sent = send(pending)
        if (!sent.ok) pending.fail(sent.error)
      } catch (thrown) {
        pending.fail({ code: 'FAULT_DEFECT', message: `Building the message failed: ${asError(thrown).message}` })
      }
    })
  }

  failAll(fault: Fault): void {
    while (this.#oldest !== undefined) this.#oldest.fail(fault)
  }

  #add(ask: PendingAsk<never>): void {
    ask.older = this.#newest
    if (this.#newest === undefined) this.#oldest = ask
    else this.#newest.newer = ask
    this.#newest = ask
    this.#size++
  }

  settled(ask: PendingAsk<never>): void {
    const { older, newer } = ask
    if (older === undefined) this.#oldest = newer
    else older.newer = newer
    if (newer === undefined) this.#newest = older
    else newer.older = older
    // An old ask that is settled must hold on to no other.
    ask.older = undefined
    ask.newer = undefined
    this.#size--
    if (this.#size === 0) this.#actor.asksSettled()
  }
}

class PendingAsk<R> implements ReplyTo<R> {
  readonly deadline: number
  /** Neighbours among the asks in flight. */
  older: PendingAsk<never> | undefined
  newer: PendingAsk<never> | undefined
  readonly #asks: Asks
  readonly #actor: AskedActor
  readonly #resolve: (outcome: Result<R, Fault>) => void
  readonly #signal: AbortSignal | undefined
  readonly #cancelTimer: () => void
  #settled = false

  constructor(
    asks: Asks,
    actor: AskedActor,
    deadline: number,
    signal: AbortSignal | undefined,
    resolve: (outcome: Result<R, Fault>) => void,
  ) {
    this.#asks = asks
    this.#actor = actor
    this.deadline = deadline
    this.#resolve = resolve
    this.#signal = signal
    this.#cancelTimer = actor.clock.setTimer(deadline - actor.clock.now(), () => this.fail(expired(actor.path)))
    signal?.addEventListener('abort', this.#abort)
  }

  get settled(): boolean {
    return this.#settled
  }

  readonly reply = (outcome: Result<R, Fault>): void => {
    if (!this.#settle(outcome)) this.#actor.lateReply(outcome)
  }

  fail(fault: Fault): void {
    this.#settle(err(fault))
  }

  readonly #abort = (): void => this.fail(cancelled(this.#actor.path))

  #settle(outcome: Result<R, Fault>): boolean {
    if (this.#settled) return false
    this.#settled = true
    this.#cancelTimer()
    this.#signal?.removeEventListener('abort', this.#abort)
    this.#resolve(outcome)
    this.#asks.settled(this)
    return true
  }
}

const refused = <R>(fault: Fault): Promise<Result<R, Fault>> => Promise.resolve(err(fault))

const expired = (path: string): Fault => ({
  code: 'FAULT_EXPIRED',
  message: `The deadline of an ask of ${path} has passed.`,
})

const cancelled = (path: string): Fault => ({
  code: 'FAULT_CANCELLED',
  message: `An ask of ${path} was cancelled by its asker.`,
})
