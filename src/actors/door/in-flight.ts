// What is being worked on for peers, whatever way they came in.

import type { Clock } from '../kernel/index.js'
import type { DoorMetrics } from './metrics.js'

export type WorkKind = 'goal' | 'call' | 'stream'

export class InFlightWork {
  readonly #clock: Clock
  readonly #metrics: Pick<DoorMetrics, 'inFlight'>
  readonly #work = new Set<AbortController>()
  #whenIdle: (() => void) | undefined

  constructor(clock: Clock, metrics: Pick<DoorMetrics, 'inFlight'>) {
    this.#clock = clock
    this.#metrics = metrics
  }

  get size(): number {
    return this.#work.size
  }

  /** Something is in flight from now until the function returned is called. */
  enter(kind: WorkKind, abort: AbortController): () => void {
    this.#work.add(abort)
    this.#metrics.inFlight.inc({ kind })
    return () => {
      this.#metrics.inFlight.dec({ kind })
      this.#work.delete(abort)
      if (this.#work.size === 0) this.#whenIdle?.()
    }
  }

  /** The same for as long as `work` takes. */
  async during<T>(kind: WorkKind, abort: AbortController, work: () => Promise<T>): Promise<T> {
    const leave = this.enter(kind, abort)
    try {
      return await work()
    } finally {
      leave()
    }
  }

  /**
   * Waits until nothing is in flight; what is left at the deadline is aborted.
   *
   * @param deadline instant on the injected clock
   * @returns whether nothing was left
   */
  async end(deadline: number): Promise<boolean> {
    if (this.#work.size === 0) return true
    const idle = await new Promise<boolean>((resolve) => {
      const cancel = this.#clock.setTimer(deadline - this.#clock.now(), () => resolve(false))
      this.#whenIdle = () => {
        cancel()
        resolve(true)
      }
    })
    for (const abort of this.#work) abort.abort()
    return idle
  }
}
