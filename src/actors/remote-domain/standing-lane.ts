// A lane to a peer that comes and goes: dialled, greeted, and dialled again after each end, waiting longer from time to time.

import { type Greeting, greet } from '../../fabric/exchange/index.js'
import type { Fault, HelloContract, Result } from '../../fabric/index.js'
import { dialLane } from '../../fabric/lanes/dial/index.js'
import type { Clock, EventLog } from '../kernel/index.js'

export interface StandingLaneOptions {
  /** As `dialLane` takes it. */
  readonly address: string
  /** What the peer asks for; empty for nothing. */
  readonly token: string
  /** The messages that we may send or understand. */
  readonly messages: readonly HelloContract[]
  readonly clock: Clock
  readonly log: EventLog
  /** Ends it. */
  readonly signal: AbortSignal
}

/** Pauses between two attempts, in ms: the first, and the longest that it doubles to. */
const pauseMs = { first: 100, longest: 10_000 } as const

export class StandingLane<Agreed> {
  readonly #options: StandingLaneOptions
  readonly #agree: (greeting: Greeting) => Promise<Result<Agreed, Fault>>
  #current: Agreed | undefined
  #why: Fault

  /** @param agree what to make of a peer that has greeted; a fault closes the lane, to be dialled again later */
  constructor(options: StandingLaneOptions, agree: (greeting: Greeting) => Promise<Result<Agreed, Fault>>) {
    this.#options = options
    this.#agree = agree
    this.#why = {
      code: 'FAULT_ACTOR_DOWN',
      actor: options.address,
      message: `${options.address} has not been reached yet.`,
    }
  }

  /** What was agreed with the peer, while it is there. */
  get current(): Agreed | undefined {
    return this.#current
  }

  /** Why it is not there, as last heard. */
  get why(): Fault {
    return this.#why
  }

  /** Dials until `signal` is aborted. Resolves after the first attempt, whatever came of it. */
  async start(): Promise<void> {
    const first = await this.#attempt()
    void this.#keep(first)
  }

  async #keep(first: Greeting | undefined): Promise<void> {
    const { signal } = this.#options
    let pause: number = pauseMs.first
    for (let greeting = first; !signal.aborted; greeting = await this.#attempt()) {
      if (greeting !== undefined) {
        pause = pauseMs.first
        this.#lost(await greeting.exchange.closed)
      }
      await this.#wait(pause)
      pause = Math.min(2 * pause, pauseMs.longest)
    }
  }

  async #attempt(): Promise<Greeting | undefined> {
    const { address, token, messages, signal, log } = this.#options
    const lane = await dialLane(address)
    const greeting = lane.ok ? await greet(lane.value, messages, { token }) : lane
    const agreed = greeting.ok ? await this.#agree(greeting.value) : greeting
    if (lane.ok && (!agreed.ok || signal.aborted)) lane.value.close()
    if (!agreed.ok) {
      // Said once for each new reason, not at each attempt.
      if (agreed.error.message !== this.#why.message) this.#note(agreed.error)
      this.#why = agreed.error
      return undefined
    }
    if (lane.ok) signal.addEventListener('abort', () => lane.value.close(), { once: true })
    this.#current = agreed.value
    log.info({ event: 'remote-domain-up', address }, 'a remote domain answers')
    return greeting.ok ? greeting.value : undefined
  }

  #lost(fault: Fault | undefined): void {
    const { address } = this.#options
    this.#current = undefined
    this.#why = fault ?? { code: 'FAULT_ACTOR_DOWN', actor: address, message: `${address} closed the lane.` }
    this.#note(this.#why)
  }

  #note({ code, message }: Fault): void {
    const { address, log, signal } = this.#options
    if (signal.aborted) return
    log.warn({ event: 'remote-domain-down', address, code, reason: message }, 'a remote domain does not answer')
  }

  #wait(ms: number): Promise<void> {
    const { clock, signal } = this.#options
    return new Promise((resolve) => {
      const cancel = clock.setTimer(ms, resolve)
      const stop = (): void => {
        cancel()
        resolve()
      }
      signal.addEventListener('abort', stop, { once: true })
    })
  }
}
