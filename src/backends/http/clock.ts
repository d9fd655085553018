import { performance } from 'node:perf_hooks'

/** Time as these rooms see it: the actors' clock fits, and so does one that a test moves by hand. */
export interface Clock {
  /** Monotonic milliseconds from an arbitrary origin. */
  now(): number
  /** Milliseconds since the Unix epoch. */
  wall(): number
  /** Calls `fire` once, `ms` from now; returns its cancel. */
  setTimer(ms: number, fire: () => void): () => void
}

export const systemClock: Clock = {
  now: () => performance.now(),
  wall: () => Date.now(),
  setTimer(ms, fire) {
    // Node truncates fractions, which would end a wait early.
    const handle = setTimeout(fire, Math.ceil(ms))
    return () => clearTimeout(handle)
  },
}
