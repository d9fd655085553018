// How often one child may still be restarted, and how long the next restart waits.

import type { Backoff, Intensity } from './child-spec.js'

export class RestartBudget {
  readonly #intensity: Intensity
  /** Instants of the restarts within the last period, oldest first. */
  #spent: number[] = []

  constructor(intensity: Intensity) {
    this.#intensity = intensity
  }

  /** Takes one restart at instant `now` (ms). False when the period's restarts are used up. */
  take(now: number): boolean {
    this.#forget(now)
    if (this.#spent.length >= this.#intensity.restarts) return false
    this.#spent.push(now)
    return true
  }

  left(now: number): number {
    this.#forget(now)
    return this.#intensity.restarts - this.#spent.length
  }

  /** Restarts taken within the period, the latest included. */
  get taken(): number {
    return this.#spent.length
  }

  #forget(now: number): void {
    this.#spent = this.#spent.filter((at) => now - at < this.#intensity.periodMs)
  }
}

/**
 * Exponential backoff with equal jitter: between a half and the whole of min(maxMs, initialMs * 2^(attempt-1)).
 *
 * @param attempt 1 for the first restart
 * @param random uniform on [0, 1)
 * @returns milliseconds
 */
export function backoffMs({ initialMs, maxMs }: Backoff, attempt: number, random: () => number): number {
  const whole = Math.min(maxMs, initialMs * 2 ** (attempt - 1))
  return whole / 2 + (whole / 2) * random()
}
