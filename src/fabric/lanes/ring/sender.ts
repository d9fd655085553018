import type { Fault } from '../../fault.js'
import { frameBytes, headerBytes } from '../../frame/layout.js'
import { type Frame, writeHeader } from '../../frame/write.js'
import { ok, type Result } from '../../result.js'
import { frameTooLarge, laneBusy, laneDown } from '../lane.js'
import { type RingWriter, refused } from './writer.js'

/**
 * Frames that may wait in `sendWhenRoom`, each holding its payload in memory. An asker that keeps no more requests than
 * this in flight on a lane never has a reply refused: there can't be more replies than requests.
 */
export const waitingFramesMax = 1024

const sent: Result<void, Fault> = ok(undefined)

/** The sending half of a ring lane: writes frames where they will be read, in one of three ways to meet a full ring. */
export class FrameSender {
  readonly #name: string
  readonly #writer: RingWriter
  #waiting = 0
  #line: Promise<unknown> = Promise.resolve()
  #inBatch = false

  /** @param name who is at the other end */
  constructor(name: string, writer: RingWriter) {
    this.#name = name
    this.#writer = writer
  }

  /** Takes the frame, or refuses it where there is no room now. */
  send(frame: Frame): Result<void, Fault> {
    // Nothing overtakes a frame that waits its turn.
    if (this.#waiting > 0) return laneBusy(this.#name)
    return this.#fill(this.#writer.tryReserve(frameBytes(frame.payload.length)), frame)
  }

  /** Waits for room, in the order of the calls. */
  sendWhenRoom(frame: Frame): Promise<Result<void, Fault>> {
    if (this.#waiting === 0) {
      const outcome = this.send(frame)
      if (outcome.ok || outcome.error.code !== 'FAULT_BUSY') return Promise.resolve(outcome)
    }
    if (this.#waiting >= waitingFramesMax) return Promise.resolve(laneBusy(this.#name))
    this.#waiting++
    const turn = this.#line.then(async () => {
      const offset = await this.#writer.reserve(frameBytes(frame.payload.length))
      this.#waiting--
      return this.#fill(offset, frame)
    })
    // A defect in one frame's header rejects its own send; the line goes on.
    this.#line = turn.catch(() => {})
    return turn
  }

  /** Blocks the thread until there is room. */
  sendBlocking(frame: Frame): Result<void, Fault> {
    return this.#fill(this.#writer.reserveBlocking(frameBytes(frame.payload.length)), frame)
  }

  /** Runs `work`; what it sends is published, and a reader that sleeps is woken, once at its end. */
  batch<T>(work: () => T): T {
    if (this.#inBatch) return work()
    this.#inBatch = true
    this.#writer.beginBatch()
    try {
      return work()
    } finally {
      this.#inBatch = false
      this.#writer.endBatch()
    }
  }

  #fill(offset: number, frame: Frame): Result<void, Fault> {
    if (offset < 0) return this.#refusal(offset, frame)
    const { payload } = frame
    try {
      writeHeader(this.#writer.view, offset, frame, payload.length)
    } catch (defect) {
      this.#writer.abort()
      throw defect
    }
    this.#writer.copyIn(payload, offset + headerBytes)
    this.#writer.commit()
    if (!this.#inBatch) this.#writer.wake()
    return sent
  }

  #refusal(outcome: number, { payload }: Frame): Result<void, Fault> {
    if (outcome === refused.busy) return laneBusy(this.#name)
    if (outcome === refused.gone) return laneDown(this.#name)
    return frameTooLarge(this.#writer.frameBytesMax, frameBytes(payload.length))
  }
}
