// Whether a rung is asked at all: one that just failed is left alone for a while, then one goal finds out whether it is back.

import { type Backoff, backoffMs } from '../prospero/index.js'

/** `closed` is asked by all, `open` by none, `probing` by one whose answer decides. */
export type CircuitState = 'closed' | 'open' | 'probing'

/** From a second, doubled with each failure; a random half is taken off, so that daemons do not return all at once. */
export const rest: Backoff = { initialMs: 1_000, maxMs: 60_000 }

/** What came of asking: a failure that rests, a word of it of whatever kind, or nothing that tells. */
export type Verdict = 'failed' | 'answered' | 'unknown'

export class Circuit {
  #failures = 0
  #until = 0
  #state: CircuitState = 'closed'
  readonly #random: () => number

  /** @param random uniform on [0, 1) */
  constructor(random: () => number) {
    this.#random = random
  }

  get state(): CircuitState {
    return this.#state
  }

  /** Whether a goal at instant `now` (ms) would be let through. */
  admits(now: number): boolean {
    return this.#state === 'closed' || (this.#state === 'open' && now >= this.#until)
  }

  /** Milliseconds from `now` for which it is left alone; 0 where one may ask. */
  left(now: number): number {
    return this.#state === 'open' ? Math.max(0, this.#until - now) : 0
  }

  /**
   * Lets a goal through that `admits` would.
   *
   * @returns what is to be called, once, with what came of it
   */
  enter(now: number): (verdict: Verdict, at: number) => void {
    if (!this.admits(now)) throw new Error('a rung that rests is not asked')
    const probes = this.#state === 'open'
    if (probes) this.#state = 'probing'
    return (verdict, at) => {
      if (verdict === 'answered') {
        this.#state = 'closed'
        this.#failures = 0
      } else if (verdict === 'failed' && (probes || this.#state === 'closed')) {
        // Goals that were under way together count as one failure.
        this.#failures++
        this.#until = at + backoffMs(rest, this.#failures, this.#random)
        this.#state = 'open'
      } else if (probes && this.#state === 'probing') {
        // The next goal finds out in its place.
        this.#state = 'open'
      }
    }
  }
}
