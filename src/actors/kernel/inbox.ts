// What was sent to one actor and is not handled yet: its two lanes and the asks in flight.

import type { Fault } from '../../fabric/fault.js'
import { err, ok, type Result } from '../../fabric/result.js'
import type { AskOptions, ReplyTo } from './actor-ref.js'
import { type AskedActor, Asks } from './asks.js'
import type { Behaviour } from './behaviour.js'
import type { Clock } from './clock.js'
import { actorDown } from './exit.js'
import type { Host } from './host.js'
import { Mailbox } from './mailbox.js'

/** Which lanes take messages. */
type Gate = 'open' | 'control-only' | 'shut'

export class Inbox<M, C> implements AskedActor {
  readonly path: string
  readonly #incarnation: number
  readonly #host: Host
  readonly #mailbox: Mailbox<M, C>
  readonly #wake: () => void
  #gate: Gate = 'open'
  #why = ''
  #handled = 0
  // Made when first needed: an idle actor should weigh little.
  #asks: Asks | undefined

  /** @param wake called whenever there may be something to do: a message, or the last ask settled */
  constructor(path: string, incarnation: number, host: Host, capacity: number, wake: () => void) {
    this.path = path
    this.#incarnation = incarnation
    this.#host = host
    this.#mailbox = new Mailbox(capacity)
    this.#wake = wake
  }

  get clock(): Clock {
    return this.#host.clock
  }

  get isEmpty(): boolean {
    return this.#mailbox.isEmpty
  }

  /** True when nothing waits and nobody waits for an answer. */
  get isIdle(): boolean {
    return this.#mailbox.isEmpty && (this.#asks === undefined || this.#asks.size === 0)
  }

  readonly tell = (message: M): Result<void, Fault> => {
    if (this.#gate !== 'open') return this.#undeliverable('user', message)
    if (!this.#mailbox.offer(message)) {
      return err({ code: 'FAULT_BUSY', message: `${this.path} has ${this.#mailbox.capacity} messages waiting.` })
    }
    this.#wake()
    return DELIVERED
  }

  readonly control = (message: C): Result<void, Fault> => {
    if (this.#gate === 'shut') return this.#undeliverable('control', message)
    this.#mailbox.pushControl(message)
    this.#wake()
    return DELIVERED
  }

  readonly ask = <R>(make: (replyTo: ReplyTo<R>) => M, options: AskOptions): Promise<Result<R, Fault>> => {
    this.#asks ??= new Asks(this)
    return this.#asks.open(options, (replyTo) => this.tell(make(replyTo)))
  }

  /** Calls the handler with the message that is next; control goes first. Only when not `isEmpty`. */
  handleNext(behaviour: Behaviour<M, C>): void | Promise<void> {
    this.#handled++
    if (this.#mailbox.controlDepth === 0) return behaviour.receive(this.#mailbox.takeUser())
    const message = this.#mailbox.takeControl()
    if (behaviour.control === undefined) throw new Error(`${this.path} has no handler for control messages`)
    return behaviour.control(message)
  }

  /** From now on refuses what comes on the user lane, or on both, as an actor that is down. */
  narrow(gate: 'control-only' | 'shut', why: string): void {
    this.#gate = gate
    this.#why = why
  }

  /** Refuses everything for good, fails the asks in flight, then turns what waits into dead letters. */
  abandon(why: string): void {
    this.narrow('shut', why)
    this.#asks?.failAll(this.#down())
    while (this.#mailbox.controlDepth > 0) this.#undeliverable('control', this.#mailbox.takeControl())
    while (this.#mailbox.userDepth > 0) this.#undeliverable('user', this.#mailbox.takeUser())
  }

  asksSettled(): void {
    if (this.#gate === 'control-only') this.#wake()
  }

  lateReply(outcome: Result<unknown, Fault>): void {
    this.#dead('reply', outcome.ok ? outcome.value : outcome.error.code)
  }

  inspect() {
    return {
      depth: { user: this.#mailbox.userDepth, control: this.#mailbox.controlDepth },
      capacity: this.#mailbox.capacity,
      handled: this.#handled,
      refused: this.#mailbox.refused,
      asks: this.#asks?.size ?? 0,
    }
  }

  #undeliverable(lane: 'user' | 'control', message: M | C): Result<void, Fault> {
    this.#dead(lane, message)
    return err(this.#down())
  }

  #dead(lane: 'user' | 'control' | 'reply', content: unknown): void {
    this.#host.deadLetters.record(this.path, this.#incarnation, lane, content, this.clock.wall())
  }

  #down(): Fault {
    return actorDown(this.path, this.#why)
  }
}

const DELIVERED = ok<void>(undefined)
