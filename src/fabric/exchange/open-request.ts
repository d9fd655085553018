// One request from when its frame was taken until it has come to its end, whichever of its ends comes first.

import type { Fault } from '../fault.js'
import { aboutRequest, type FrameView, noPayload } from '../frame.js'
import { type Answered, byUs, cancelled, expired } from './answer.js'
import type { AskClock } from './clock.js'
import type { ControlFrames } from './control-frames.js'

/** How long an answer is wanted. */
export interface Until {
  /** Wall time, ms since the Unix epoch; travels with the request. Infinity for as late as the peer allows. */
  readonly deadline: number
  /** Stops waiting and tells the peer so. */
  readonly signal?: AbortSignal
}

export interface RequestEnds {
  /** The answer that a frame is; undefined for a frame after which others come. */
  read(frame: FrameView): Answered | undefined
  /** Told once what the request came to. */
  settled(answered: Answered): void
}

/** What the peer's own word on a deadline gets to arrive before we stop waiting for it. */
const graceMs = 1_000

export class OpenRequest {
  readonly correlation: number
  readonly #ends: RequestEnds
  readonly #control: ControlFrames
  readonly #forget: () => void
  #open = true

  constructor(
    correlation: number,
    { deadline, signal }: Until,
    ends: RequestEnds,
    control: ControlFrames,
    clock: AskClock,
  ) {
    this.correlation = correlation
    this.#ends = ends
    this.#control = control
    const onAbort = (): void => this.giveUp(cancelled)
    signal?.addEventListener('abort', onAbort, { once: true })
    const cancelTimer =
      deadline === Number.POSITIVE_INFINITY
        ? () => {}
        : clock.setTimer(deadline - clock.wall() + graceMs, () => this.giveUp(expired))
    this.#forget = () => {
      cancelTimer()
      signal?.removeEventListener('abort', onAbort)
    }
  }

  /** Whether it has not come to its end. */
  get isOpen(): boolean {
    return this.#open
  }

  take(frame: FrameView): void {
    const answered = this.#ends.read(frame)
    if (answered !== undefined) this.settle(answered)
  }

  /** Settles with the fault, and tells the peer that the answer is not wanted any more. */
  giveUp(fault: Fault): void {
    if (!this.#open) return
    this.#control.send({ ...aboutRequest('cancel', this.correlation), payload: noPayload })
    this.settle(byUs(fault))
  }

  settle(answered: Answered): void {
    if (!this.#open) return
    this.#open = false
    this.#forget()
    this.#ends.settled(answered)
  }
}
