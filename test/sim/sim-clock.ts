// The production ManualClock, moved from one armed instant to the next. Wall time can be set off against it, as by NTP.

import { type Clock, ManualClock } from '../../src/actors/kernel/index.js'

const epoch = Date.UTC(2026, 0, 1)

export class SimClock implements Clock {
  private readonly manual = new ManualClock(epoch)
  private readonly due = new Set<{ readonly at: number }>()
  private wallOffsetMs = 0

  now(): number {
    return this.manual.now()
  }

  wall(): number {
    return this.manual.wall() + this.wallOffsetMs
  }

  setTimer(ms: number, fire: () => void): () => void {
    const armed = { at: this.manual.now() + Math.max(0, ms) }
    this.due.add(armed)
    const cancel = this.manual.setTimer(ms, () => {
      this.due.delete(armed)
      fire()
    })
    return () => {
      this.due.delete(armed)
      cancel()
    }
  }

  /** Timers that are armed now. */
  get pending(): number {
    return this.manual.pending
  }

  /** Moves on to the next armed instant and fires what is due then. Only while `pending > 0`. */
  step(): void {
    let next = Number.POSITIVE_INFINITY
    for (const { at } of this.due) next = Math.min(next, at)
    this.manual.advance(next - this.manual.now())
  }

  /** As after a suspended machine: everything due within `ms` fires before anybody gets a turn. */
  leap(ms: number): void {
    this.manual.advance(ms)
  }

  /** Sets wall time forward or back; `now()` does not move. */
  setWall(offsetMs: number): void {
    this.wallOffsetMs = offsetMs
  }
}
