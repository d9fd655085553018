// A lane on which nothing leaves before the egress ledger has it. Frames keep their order, each waits for its own line, and one that can't be
// written down ends the lane: nothing behind it is sent either.

import { createHash } from 'node:crypto'
import {
  type Fault,
  type Frame,
  type FrameListener,
  frameBytes,
  type Lane,
  type LaneEnd,
  ok,
  type Result,
} from '../../fabric/index.js'
import { laneBusy, laneDown } from '../../fabric/lanes/lane.js'
import type { Clock } from '../kernel/index.js'

/** A frame about to be sent, as the ledger has it. */
export interface LedgeredFrame {
  readonly goalId?: string
  /** All of the frame; what carries it, WebSocket's framing or NATS's subjects, is not counted. */
  readonly bytes: number
  /** SHA-256 of its payload, hexadecimal. */
  readonly body: string
}

interface Waiting {
  readonly frame: Frame
  readonly written: Promise<Result<void, Fault>>
}

/** What may wait for the disk: more is FAULT_BUSY. */
const waitingMax = { frames: 1_024, bytes: 64 * 1024 * 1024 } as const
/** A lane does not tell when it has room again. */
const retryMs = 10

export class LedgeredLane implements Lane {
  readonly #lane: Lane
  readonly #write: (frame: LedgeredFrame) => Promise<Result<void, Fault>>
  readonly #clock: Pick<Clock, 'setTimer'>
  readonly #waiting: Waiting[] = []
  #waitingBytes = 0
  #pumping = false
  #goalId: string | undefined
  /** Set once it is to end: what was taken before still goes. */
  #closing: { readonly because: Fault | undefined } | undefined

  /** @param write resolves when the line is on disk, or with why it is not; never rejects */
  constructor(
    lane: Lane,
    write: (frame: LedgeredFrame) => Promise<Result<void, Fault>>,
    clock: Pick<Clock, 'setTimer'>,
  ) {
    this.#lane = lane
    this.#write = write
    this.#clock = clock
  }

  get name(): string {
    return this.#lane.name
  }

  get closed(): Promise<LaneEnd> {
    return this.#lane.closed
  }

  onFrame(listener: FrameListener): void {
    this.#lane.onFrame(listener)
  }

  /** What is sent while `run` runs, before it first waits, is written down as sent for this goal. */
  during<T>(goalId: string | undefined, run: () => T): T {
    this.#goalId = goalId
    try {
      return run()
    } finally {
      this.#goalId = undefined
    }
  }

  send(frame: Frame): Result<void, Fault> {
    if (this.#closing !== undefined) return laneDown(this.name)
    const bytes = frameBytes(frame.payload.byteLength)
    if (this.#waiting.length >= waitingMax.frames || this.#waitingBytes + bytes > waitingMax.bytes)
      return laneBusy(this.name)
    // The sender's memory is its own again when this returns.
    const kept = { ...frame, payload: frame.payload.slice() }
    const about = this.#goalId === undefined ? {} : { goalId: this.#goalId }
    const body = createHash('sha256').update(kept.payload).digest('hex')
    this.#waiting.push({ frame: kept, written: this.#write({ ...about, bytes, body }) })
    this.#waitingBytes += bytes
    if (!this.#pumping) void this.#pump()
    return ok(undefined)
  }

  close(because?: Fault): void {
    if (this.#closing !== undefined) return
    this.#closing = { because }
    if (!this.#pumping) this.#lane.close(because)
  }

  async #pump(): Promise<void> {
    this.#pumping = true
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      const written = await next.written
      const sent = written.ok ? await this.#hand(next.frame) : written
      if (!sent.ok) {
        this.#waiting.length = 0
        // Once ended the lane itself says why.
        this.#closing = { because: sent.error.code === 'FAULT_ACTOR_DOWN' ? undefined : sent.error }
        break
      }
      this.#waiting.shift()
      this.#waitingBytes -= frameBytes(next.frame.payload.byteLength)
    }
    this.#pumping = false
    if (this.#closing !== undefined) this.#lane.close(this.#closing.because)
  }

  /** What stands in the ledger is sent, however long the lane is full. */
  async #hand(frame: Frame): Promise<Result<void, Fault>> {
    for (;;) {
      const sent = this.#lane.send(frame)
      if (sent.ok || sent.error.code !== 'FAULT_BUSY') return sent
      await new Promise<void>((resolve) => void this.#clock.setTimer(retryMs, resolve))
    }
  }
}
