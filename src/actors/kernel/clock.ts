import { performance } from 'node:perf_hooks'

/** Time as the actors see it. Injected everywhere, so that a test or a simulation owns every instant. */
export interface Clock {
  /** Monotonic milliseconds from an arbitrary origin; deadlines are instants of this scale. */
  now(): number
  /** Wall time in milliseconds since the Unix epoch; for records and logs, never for deadlines. */
  wall(): number
  /** Calls `fire` once, `ms` from now (at once in the next timer phase when `ms <= 0`); returns its cancel. */
  setTimer(ms: number, fire: () => void): () => void
}

// setTimeout takes a signed 32-bit delay and fires at once above it.
const TIMEOUT_MS_MAX = 2 ** 31 - 1

export const systemClock: Clock = {
  now: () => performance.now(),
  wall: () => Date.now(),
  setTimer(ms, fire) {
    // Node truncates fractions, which would fire a deadline early.
    let remaining = Math.ceil(ms)
    const arm = (): NodeJS.Timeout => {
      const step = Math.min(remaining, TIMEOUT_MS_MAX)
      remaining -= step
      return setTimeout(remaining > 0 ? rearm : fire, step)
    }
    const rearm = (): void => {
      handle = arm()
    }
    let handle = arm()
    return () => clearTimeout(handle)
  },
}
