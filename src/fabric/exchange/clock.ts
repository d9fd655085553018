/** Time as whoever asks over a lane sees it; the clock of the actors is one too. */
export interface AskClock {
  /** Milliseconds since the Unix epoch: what deadlines in frames count in. */
  wall(): number
  /** Calls `fire` once, `ms` from now; returns its cancel. */
  setTimer(ms: number, fire: () => void): () => void
}

// setTimeout takes a signed 32-bit delay and fires at once above it.
const timeoutMsMax = 2 ** 31 - 1

/** The clock of Node and of a browser. */
export const hostClock: AskClock = {
  wall: () => Date.now(),
  setTimer(ms, fire) {
    let remaining = Math.ceil(ms)
    const arm = (): ReturnType<typeof setTimeout> => {
      const step = Math.min(remaining, timeoutMsMax)
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
