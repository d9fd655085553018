// Frames that must get out although the lane is full just now: cancellations and grants. There is at most one
// cancellation for each request, and no more grants than items that came, so what waits here is bounded by them.

import type { Fault } from '../fault.js'
import type { Frame } from '../frame.js'
import type { Lane } from '../lanes/lane.js'
import type { Result } from '../result.js'
import type { AskClock } from './clock.js'

/** A lane does not tell when it has room again. */
const retryMs = 10

export class ControlFrames {
  readonly #lane: Lane
  readonly #clock: AskClock
  #waiting: Frame[] = []

  constructor(lane: Lane, clock: AskClock) {
    this.#lane = lane
    this.#clock = clock
    void lane.closed.then(() => {
      this.#waiting = []
    })
  }

  /** Sends the frame as soon as the lane takes it; one that has ended needs none. */
  send(frame: Frame): void {
    if (this.#waiting.length > 0) this.#waiting.push(frame)
    else if (isFull(this.#lane.send(frame))) {
      this.#waiting.push(frame)
      this.#retryLater()
    }
  }

  #retryLater(): void {
    this.#clock.setTimer(retryMs, () => {
      const left = this.#waiting.findIndex((frame) => isFull(this.#lane.send(frame)))
      this.#waiting = left < 0 ? [] : this.#waiting.slice(left)
      if (this.#waiting.length > 0) this.#retryLater()
    })
  }
}

const isFull = (sent: Result<void, Fault>): boolean => !sent.ok && sent.error.code === 'FAULT_BUSY'
