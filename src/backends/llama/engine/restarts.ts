// How often a process may be replaced, and how long the next one waits.

export interface RestartLimits {
  readonly countMax: number
  readonly periodMs: number
  readonly initialMs: number
  readonly maxMs: number
}

export class Restarts {
  /** Instants of the deaths within the last period, oldest first. */
  private deaths: number[] = []

  constructor(private readonly limits: RestartLimits) {}

  /** A process died at `now`, in ms. How long to wait before the next; undefined where there were too many. */
  pauseAfterDeath(now: number): number | undefined {
    const { countMax, periodMs, initialMs, maxMs } = this.limits
    this.deaths = [...this.deaths.filter((at) => now - at < periodMs), now]
    const within = this.deaths.length
    return within > countMax ? undefined : Math.min(maxMs, initialMs * 2 ** (within - 1))
  }
}
