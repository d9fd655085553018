// Two lanes in front of an actor: control, which never refuses and goes first, and user, which is bounded.

import { Fifo } from './fifo.js'

export const MAILBOX_MAX_DEFAULT = 1024

export class Mailbox<M, C> {
  /** Bound of the user lane, in messages. */
  readonly capacity: number
  readonly #user = new Fifo<M>()
  // Not bounded here: its senders are the supervisor, timers and lanes, each with a bounded number under way.
  readonly #control = new Fifo<C>()
  #refused = 0

  constructor(capacity: number) {
    if (!Number.isSafeInteger(capacity) || capacity < 1) {
      throw new RangeError(`a mailbox holds at least one message, not ${capacity}`)
    }
    this.capacity = capacity
  }

  get userDepth(): number {
    return this.#user.length
  }

  get controlDepth(): number {
    return this.#control.length
  }

  get isEmpty(): boolean {
    return this.#user.length === 0 && this.#control.length === 0
  }

  /** How many user messages were refused because the lane was full. */
  get refused(): number {
    return this.#refused
  }

  /** False, and nothing queued, when the user lane is full. */
  offer(message: M): boolean {
    if (this.#user.length >= this.capacity) {
      this.#refused++
      return false
    }
    this.#user.push(message)
    return true
  }

  pushControl(message: C): void {
    this.#control.push(message)
  }

  /** To be called only when `userDepth > 0`. */
  takeUser(): M {
    return this.#user.shift()
  }

  /** To be called only when `controlDepth > 0`. */
  takeControl(): C {
    return this.#control.shift()
  }
}
