// A client's way to its daemon: one lane, or one after another where it reconnects.

import { type AskClock, type Until, within } from '../fabric/exchange/index.js'
import type { Fault } from '../fabric/fault.js'
import { err, ok, type Result } from '../fabric/result.js'
import { type Backoff, pauseMs } from './backoff.js'
import { type Link, type LinkOptions, openLink } from './link.js'
import type { ClientState } from './state.js'

export interface ConnectionOptions extends LinkOptions {
  /** When to try again after a lane has ended; absent where that is the end. */
  readonly reconnect: Backoff | undefined
  /** Uniform on [0, 1). */
  readonly random: () => number
}

type Told = Result<Link, Fault>

/** Faults that time can heal. After any other the next lane would end as the last did. */
const passing: readonly (Fault['code'] | undefined)[] = [undefined, 'FAULT_ACTOR_DOWN', 'FAULT_BUSY', 'FAULT_EXPIRED']

export class Connection {
  /** Settles when there is no more way to the daemon; with a fault unless it was closed plainly. Never rejects. */
  readonly closed: Promise<Fault | undefined>
  readonly clock: AskClock
  readonly #options: ConnectionOptions
  readonly #waiting = new Set<(told: Told) => void>()
  readonly #listeners = new Set<(state: ClientState) => void>()
  readonly #ending = new AbortController()
  #settleClosed: (reason: Fault | undefined) => void = () => {}
  #cancelRetry: () => void = () => {}
  #link: Link | undefined
  #linkedAt = 0
  #state: ClientState = { name: 'open' }
  /** Tries that have failed since there was a lane. */
  #failed = 0
  /** Tries since one led to an answer: a lane that ends at once each time is no reason to hurry. */
  #fruitless = 0

  constructor(first: Link, options: ConnectionOptions) {
    this.#options = options
    this.clock = options.clock
    this.closed = new Promise((resolve) => {
      this.#settleClosed = resolve
    })
    this.#adopt(first)
  }

  get state(): ClientState {
    return this.#state
  }

  /** Whether a request that was lost with its lane may be sent on another. */
  get resumes(): boolean {
    return this.#options.reconnect !== undefined
  }

  /** Calls the listener at each change of state. Returns what takes it off again. */
  onState(listener: (state: ClientState) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The lane there is, or the next one as soon as there is one. */
  async link(until: Until): Promise<Told> {
    if (this.#link !== undefined) return ok(this.#link)
    if (this.#state.name === 'closed') return err(this.#state.reason ?? connectionClosed)
    const told = await within<Told>(until, this.clock, (tell) => {
      this.#waiting.add(tell)
      return () => this.#waiting.delete(tell)
    })
    return told.ok ? told.value : told
  }

  /** Lets go of a lane on which a request was lost. Resolves when `link` gives another. */
  async drop({ exchange }: Link): Promise<void> {
    exchange.close()
    await exchange.closed
  }

  /** A pause before something is sent again, as before a try to reconnect. A fault where it is not wanted any more. */
  pause(tries: number, until: Until): Promise<Result<void, Fault>> {
    const { reconnect, random } = this.#options
    const ms = reconnect === undefined ? 0 : pauseMs(reconnect, tries, random)
    return within<void>(until, this.clock, (tell) => this.clock.setTimer(ms, () => tell()))
  }

  close(): void {
    this.#end(undefined)
  }

  #adopt(link: Link): void {
    this.#link = link
    this.#linkedAt = this.clock.wall()
    this.#failed = 0
    void link.exchange.closed.then((reason) => this.#lost(link, reason))
    for (const tell of [...this.#waiting]) tell(ok(link))
    this.#waiting.clear()
    this.#enter({ name: 'open' })
  }

  #lost(link: Link, reason: Fault | undefined): void {
    if (this.#link !== link) return
    this.#link = undefined
    const { reconnect } = this.#options
    if (reconnect === undefined) {
      this.#end(reason)
      return
    }
    const lasted = this.clock.wall() - this.#linkedAt >= reconnect.maxMs
    if (link.exchange.answered || lasted) this.#fruitless = 0
    this.#retryLater(reconnect, reason)
  }

  #retryLater(reconnect: Backoff, reason: Fault | undefined): void {
    if (!passing.includes(reason?.code) || this.#failed >= reconnect.attemptsMax) {
      this.#end(reason)
      return
    }
    const ms = pauseMs(reconnect, this.#fruitless, this.#options.random)
    this.#cancelRetry = this.clock.setTimer(ms, () => void this.#retry(reconnect))
    this.#enter({
      name: 'reconnecting',
      failed: this.#failed,
      pauseMs: ms,
      ...(reason === undefined ? {} : { reason }),
    })
  }

  async #retry(reconnect: Backoff): Promise<void> {
    this.#fruitless++
    const link = await openLink(this.#options, this.#ending.signal)
    if (this.#ending.signal.aborted) {
      if (link.ok) link.value.exchange.close()
      return
    }
    if (link.ok) this.#adopt(link.value)
    else {
      this.#failed++
      this.#retryLater(reconnect, link.error)
    }
  }

  #end(reason: Fault | undefined): void {
    if (this.#state.name === 'closed') return
    const link = this.#link
    this.#link = undefined
    this.#cancelRetry()
    this.#ending.abort()
    link?.exchange.close()
    for (const tell of [...this.#waiting]) tell(err(reason ?? connectionClosed))
    this.#waiting.clear()
    this.#settleClosed(reason)
    this.#enter(reason === undefined ? { name: 'closed' } : { name: 'closed', reason })
  }

  #enter(state: ClientState): void {
    this.#state = state
    for (const listener of [...this.#listeners]) listener(state)
  }
}

/** What is waited for, or asked, when the client has been closed. */
export const connectionClosed: Fault = {
  code: 'FAULT_ACTOR_DOWN',
  actor: 'constellation',
  message: 'The connection to the daemon has been closed.',
}
