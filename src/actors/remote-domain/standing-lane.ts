// A lane to a peer that comes and goes: dialled, greeted, and dialled again after each end, waiting longer from time to time.

import { type Greeting, greet } from '../../fabric/exchange/index.js'
import type { Fault, HelloContract, Result } from '../../fabric/index.js'
import { shownAddress } from '../../fabric/lanes/address.js'
import { dialLane } from '../../fabric/lanes/dial/index.js'
import { asError, type Context } from '../kernel/index.js'
import { type LedgeredFrame, LedgeredLane } from './ledgered-lane.js'

export interface StandingLaneOptions {
  /** Writes down what is about to be sent, and resolves when that is on disk; never rejects. */
  readonly ledger: (frame: LedgeredFrame) => Promise<Result<void, Fault>>
  /** As `dialLane` takes it. */
  readonly address: string
  /** What the peer asks for; empty for nothing. */
  readonly token: string
  /** The messages that have to mean the same to both sides. */
  readonly messages: readonly HelloContract[]
  /** Of the actor that the lane belongs to, and with which it ends. */
  readonly context: Pick<Context<never>, 'clock' | 'log' | 'signal' | 'fail'>
}

/** Pauses between two attempts, in ms: the first, and the longest that it doubles to. */
const pauseMs = { first: 100, longest: 10_000 } as const
/** What the first attempt gets before `start` waits no longer for it. */
const startMs = 1_000

export class StandingLane<Agreed> {
  readonly #options: StandingLaneOptions
  readonly #agree: (greeting: Greeting, lane: LedgeredLane) => Promise<Result<Agreed, Fault>>
  /** The address as it may be shown. */
  readonly #shown: string
  #current: Agreed | undefined
  #why: Fault

  /** @param agree what to make of a peer that has greeted; a fault closes the lane, to be dialled again later */
  constructor(
    options: StandingLaneOptions,
    agree: (greeting: Greeting, lane: LedgeredLane) => Promise<Result<Agreed, Fault>>,
  ) {
    this.#options = options
    this.#agree = agree
    this.#shown = shownAddress(options.address)
    this.#why = this.#away('has not been reached yet')
  }

  /** What was agreed with the peer, while it is there. */
  get current(): Agreed | undefined {
    return this.#current
  }

  /** Why it is not there, as last heard. */
  get why(): Fault {
    return this.#why
  }

  /** Dials until the actor ends. Resolves after the first attempt, whatever came of it, or soon if it takes long. */
  start(): Promise<void> {
    const { context } = this.#options
    return new Promise((resolve) => {
      const cancel = context.clock.setTimer(startMs, resolve)
      const tried = (): void => {
        cancel()
        resolve()
      }
      this.#keep(tried).catch((thrown) => {
        context.fail(asError(thrown))
        tried()
      })
    })
  }

  /** @param tried called after each attempt */
  async #keep(tried: () => void): Promise<void> {
    const { signal } = this.#options.context
    let pause: number = pauseMs.first
    while (!signal.aborted) {
      const greeting = await this.#attempt()
      tried()
      if (greeting !== undefined) {
        pause = pauseMs.first
        this.#lost(await greeting.exchange.closed)
      }
      await this.#wait(pause)
      pause = Math.min(2 * pause, pauseMs.longest)
    }
  }

  async #attempt(): Promise<Greeting | undefined> {
    const { address, token, messages, ledger, context } = this.#options
    const { signal, clock, log } = context
    const dialled = await dialLane(address, { signal })
    if (!dialled.ok) return this.#failed(dialled.error)
    const lane = new LedgeredLane(dialled.value, ledger, clock)
    const close = (): void => lane.close()
    if (signal.aborted) close()
    else signal.addEventListener('abort', close, { once: true })
    void lane.closed.then(() => signal.removeEventListener('abort', close))
    const greeting = await greet(lane, messages, { token, clock })
    if (!greeting.ok) return this.#failed(greeting.error)
    const agreed = await this.#agree(greeting.value, lane)
    if (!agreed.ok) {
      close()
      return this.#failed(agreed.error)
    }
    this.#current = agreed.value
    log.info({ event: 'remote-domain-up', address: this.#shown }, 'a remote domain answers')
    return greeting.value
  }

  #lost(fault: Fault | undefined): void {
    this.#current = undefined
    this.#why = fault ?? this.#away('closed the lane')
    this.#note(this.#why)
  }

  #failed(fault: Fault): undefined {
    // Said once for each new reason, not at each attempt.
    if (fault.message !== this.#why.message) this.#note(fault)
    this.#why = fault
    return undefined
  }

  #away(what: string): Fault {
    return { code: 'FAULT_ACTOR_DOWN', actor: this.#shown, message: `${this.#shown} ${what}.` }
  }

  #note({ code, message }: Fault): void {
    const { log, signal } = this.#options.context
    if (signal.aborted) return
    const event = { event: 'remote-domain-down', address: this.#shown, code, reason: message }
    log.warn(event, 'a remote domain does not answer')
  }

  #wait(ms: number): Promise<void> {
    const { clock, signal } = this.#options.context
    return new Promise((resolve) => {
      const done = (): void => {
        cancel()
        signal.removeEventListener('abort', done)
        resolve()
      }
      const cancel = clock.setTimer(ms, done)
      if (signal.aborted) done()
      else signal.addEventListener('abort', done, { once: true })
    })
  }
}
