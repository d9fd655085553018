// A clock that moves only when told to: the one that tests and the simulation inject.

import type { Clock } from './clock.js'

interface Timer {
  readonly at: number
  readonly order: number
  readonly fire: () => void
}

export class ManualClock implements Clock {
  #now = 0
  #orders = 0
  readonly #epoch: number
  readonly #timers = new Set<Timer>()

  /** @param epoch wall time, in ms since the Unix epoch, at which `now()` is 0 */
  constructor(epoch = 0) {
    this.#epoch = epoch
  }

  now(): number {
    return this.#now
  }

  wall(): number {
    return this.#epoch + this.#now
  }

  setTimer(ms: number, fire: () => void): () => void {
    const timer = { at: this.#now + Math.max(0, ms), order: this.#orders++, fire }
    this.#timers.add(timer)
    return () => this.#timers.delete(timer)
  }

  /** Timers that are armed now. */
  get pending(): number {
    return this.#timers.size
  }

  /** Moves time on by `ms`, firing what falls due in order of instant, then of arming; also what those arm in turn. */
  advance(ms: number): void {
    const end = this.#now + ms
    for (let due = this.#next(end); due !== undefined; due = this.#next(end)) {
      this.#timers.delete(due)
      this.#now = due.at
      due.fire()
    }
    this.#now = end
  }

  #next(end: number): Timer | undefined {
    let first: Timer | undefined
    for (const timer of this.#timers) {
      if (timer.at > end) continue
      if (first === undefined || timer.at < first.at || (timer.at === first.at && timer.order < first.order)) {
        first = timer
      }
    }
    return first
  }
}
