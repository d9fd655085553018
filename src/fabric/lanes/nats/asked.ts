// Requests that were asked over NATS and are not answered yet. Core NATS says when nobody listens and is silent when somebody
// dies, so what was asked is watched here: whoever takes a request says where it can be reached, and is looked for from time to
// time. A request whose taker has gone, or that nobody took, is asked again under the same idempotency key.

import type { MsgHdrs } from '@nats-io/transport-node'

export interface Asked {
  readonly correlation: number
  readonly subject: string
  readonly frame: Uint8Array
  readonly headers: MsgHdrs
  /** Milliseconds since the Unix epoch after which no answer is wanted. */
  readonly deadline: number
  /** Whether asking once more is harmless; not so for a stream, of which a part has been delivered. */
  readonly repeatable: boolean
}

interface Entry {
  readonly asked: Asked
  /** Where the daemon that took it hears of this request. */
  taker: string | undefined
  /** On the monotonic clock, in ms. */
  sentAt: number
  /** No longer wanted, and still without a taker to tell so. */
  cancelled: boolean
}

/** A request that nobody took in this time is asked again: whoever got it died with it. */
export const takenWithinMs = 2_000

/** A daemon hears of each request on a subject below its own. */
const daemonOf = (taker: string): string => taker.slice(0, taker.lastIndexOf('.'))

export class AskedRequests {
  readonly #entries = new Map<number, Entry>()

  get size(): number {
    return this.#entries.size
  }

  add(asked: Asked, now: number): void {
    this.#entries.set(asked.correlation, { asked, taker: undefined, sentAt: now, cancelled: false })
  }

  /** Whether somebody waits for its answer. */
  isWanted(correlation: number): boolean {
    return this.#entries.get(correlation)?.cancelled === false
  }

  /** Notes who took it. @returns whether it was cancelled meanwhile: the taker is to be told, and the request is forgotten */
  taken(correlation: number, taker: string): boolean {
    const entry = this.#entries.get(correlation)
    if (entry === undefined) return false
    entry.taker = taker
    if (entry.cancelled) this.#entries.delete(correlation)
    return entry.cancelled
  }

  /** No longer wanted. @returns who took it and is to be told; undefined while nobody has */
  cancel(correlation: number): string | undefined {
    const entry = this.#entries.get(correlation)
    if (entry === undefined) return undefined
    if (entry.taker === undefined) entry.cancelled = true
    else this.#entries.delete(correlation)
    return entry.taker
  }

  takerOf(correlation: number): string | undefined {
    return this.#entries.get(correlation)?.taker
  }

  /** Answered. */
  delete(correlation: number): void {
    this.#entries.delete(correlation)
  }

  /** The daemons that work for us now. */
  takers(): ReadonlySet<string> {
    return new Set([...this.#entries.values()].flatMap(({ taker }) => (taker === undefined ? [] : [daemonOf(taker)])))
  }

  all(): readonly Asked[] {
    return [...this.#entries.values()].flatMap(({ asked, cancelled }) => (cancelled ? [] : [asked]))
  }

  /** Requests of a daemon that has gone. */
  takenBy(daemon: string): readonly Asked[] {
    return [...this.#entries.values()].flatMap(({ asked, taker }) =>
      taker !== undefined && daemonOf(taker) === daemon ? [asked] : [],
    )
  }

  /** Requests that nobody took in time. */
  lost(now: number): readonly Asked[] {
    return [...this.#entries.values()].flatMap(({ asked, taker, sentAt, cancelled }) =>
      taker === undefined && !cancelled && now - sentAt >= takenWithinMs ? [asked] : [],
    )
  }

  /** Asked once more: it waits for a taker again. */
  again(correlation: number, now: number): void {
    const entry = this.#entries.get(correlation)
    if (entry === undefined) return
    entry.taker = undefined
    entry.sentAt = now
  }

  /** Lets go of what nobody waits for any more: an answer that comes later finds no entry. */
  expire(wall: number, graceMs: number): void {
    for (const [correlation, { asked }] of this.#entries) {
      if (asked.deadline + graceMs < wall) this.#entries.delete(correlation)
    }
  }

  clear(): void {
    this.#entries.clear()
  }
}
