import type { Fault } from '../../fault.js'
import { frameBytes } from '../../frame/layout.js'
import { FrameView } from '../../frame/view.js'
import { type Frame, writeFrame } from '../../frame/write.js'
import { ok, type Result } from '../../result.js'
import {
  type FrameListener,
  frameTooLarge,
  type Lane,
  type LaneEnd,
  laneBusy,
  laneDown,
  listenerDefect,
  peerLost,
} from '../lane.js'
import type { RingEnds } from './pair.js'
import { nothing, RingReader } from './reader.js'
import { RingWriter, refused } from './writer.js'

/** Frames delivered before the event loop gets its turn, so that a busy lane does not starve timers and sockets. */
const framesPerTurn = 64

/**
 * Frames that may wait in `sendWhenRoom`, each holding its payload in memory. An asker that keeps no more requests than
 * this in flight on a lane never has a reply refused: there can't be more replies than requests.
 */
export const waitingFramesMax = 1024

const sent: Result<void, Fault> = ok(undefined)

/**
 * One side of a pair of rings between two threads. Frames are read where they lie; a view is good until the listener
 * returns. Holds the thread's event loop open until the lane ends, as a socket does.
 *
 * A thread that does nothing else (a compute worker) uses `serveBlocking` and `sendBlocking`; any other thread uses
 * `onFrame`, and `sendWhenRoom` for what must not be refused, such as a reply.
 */
export class RingLane implements Lane {
  readonly name: string
  readonly closed: Promise<LaneEnd>
  /** Largest frame this side can send, in bytes. */
  readonly frameBytesMax: number
  readonly #writer: RingWriter
  readonly #reader: RingReader
  readonly #frame = new FrameView()
  readonly #holdOpen = setInterval(() => {}, 2 ** 31 - 1)
  #settle: (end: LaneEnd) => void = () => {}
  #ended = false
  #listening = false
  #lost: LaneEnd | undefined
  #waiting = 0
  #line: Promise<unknown> = Promise.resolve()

  /** @param name who is at the other end */
  constructor(name: string, ends: RingEnds) {
    this.name = name
    this.#writer = new RingWriter(ends.outgoing)
    this.#reader = new RingReader(ends.incoming)
    this.frameBytesMax = this.#writer.frameBytesMax
    this.closed = new Promise((resolve) => {
      this.#settle = resolve
    })
  }

  send(frame: Frame): Result<void, Fault> {
    // Nothing overtakes a frame that waits its turn.
    if (this.#waiting > 0) return laneBusy(this.name)
    return this.#fill(this.#ended ? refused.gone : this.#writer.tryReserve(frameBytes(frame.payload.byteLength)), frame)
  }

  /**
   * Sends as soon as there is room, in the order of the calls. The payload must stay as it is until this resolves.
   *
   * @returns as `send`; FAULT_BUSY only when `waitingFramesMax` frames wait already
   */
  sendWhenRoom(frame: Frame): Promise<Result<void, Fault>> {
    if (this.#waiting === 0) {
      const outcome = this.send(frame)
      if (outcome.ok || outcome.error.code !== 'FAULT_BUSY') return Promise.resolve(outcome)
    }
    if (this.#waiting >= waitingFramesMax) return Promise.resolve(laneBusy(this.name))
    this.#waiting++
    const turn = this.#line.then(async () => {
      const offset = this.#ended ? refused.gone : await this.#writer.reserve(frameBytes(frame.payload.byteLength))
      this.#waiting--
      return this.#fill(this.#ended ? refused.gone : offset, frame)
    })
    // A defect in one frame's header rejects its own send; the line goes on.
    this.#line = turn.catch(() => {})
    return turn
  }

  /** Sends, blocking the thread until there is room. Never FAULT_BUSY. For threads that use `serveBlocking`. */
  sendBlocking(frame: Frame): Result<void, Fault> {
    const length = frameBytes(frame.payload.byteLength)
    return this.#fill(this.#ended ? refused.gone : this.#writer.reserveBlocking(length), frame)
  }

  /** As `sendBlocking`, frame after frame, with one wake at the end: a reader that sleeps finds them all. */
  sendAllBlocking(frames: readonly Frame[]): Result<void, Fault> {
    for (const frame of frames) {
      const length = frameBytes(frame.payload.byteLength)
      const outcome = this.#write(this.#ended ? refused.gone : this.#writer.reserveBlocking(length), frame)
      if (!outcome.ok) {
        // What stands before it is committed and must be found.
        this.#writer.wake()
        return outcome
      }
    }
    this.#writer.wake()
    return sent
  }

  #fill(offset: number, frame: Frame): Result<void, Fault> {
    const outcome = this.#write(offset, frame)
    if (outcome.ok) this.#writer.wake()
    return outcome
  }

  #write(offset: number, frame: Frame): Result<void, Fault> {
    if (offset === refused.busy) return laneBusy(this.name)
    if (offset === refused.gone) return laneDown(this.name)
    if (offset === refused.tooLarge) return frameTooLarge(this.frameBytesMax, frameBytes(frame.payload.byteLength))
    try {
      writeFrame(this.#writer.bytes, this.#writer.view, offset, frame, frame.payload)
    } catch (defect) {
      this.#writer.abort()
      throw defect
    }
    this.#writer.commit()
    return sent
  }

  onFrame(listener: FrameListener): void {
    this.#startListening()
    void this.#deliver(listener)
  }

  async #deliver(listener: FrameListener): Promise<void> {
    for (;;) {
      const state = this.#drain(listener, framesPerTurn)
      if (state === 'empty') await this.#reader.wait()
      else if (state === 'more') await new Promise((resolve) => setImmediate(resolve))
      else return this.#end(state)
    }
  }

  /** Delivers frames until the lane ends, blocking the thread while there are none. The listener answers at once or not at all. */
  serveBlocking(listener: FrameListener): LaneEnd {
    this.#startListening()
    for (;;) {
      const state = this.#drain(listener, Number.POSITIVE_INFINITY)
      if (state === 'empty') this.#reader.waitBlocking()
      else if (state !== 'more') {
        this.#end(state)
        return state
      }
    }
  }

  #startListening(): void {
    if (this.#listening) throw new Error(`the lane to ${this.name} has a listener already`)
    this.#listening = true
  }

  /** Hands over up to `count` frames; says whether there may be more, are none, or how the lane ends. */
  #drain(listener: FrameListener, count: number): 'more' | 'empty' | LaneEnd {
    for (let i = 0; i < count; i++) {
      if (this.#ended) return { by: 'us' }
      const offset = this.#reader.next()
      if (offset === nothing.empty) return 'empty'
      if (offset === nothing.ended) return this.#lost ?? { by: 'peer' }
      if (offset === nothing.corrupt)
        return {
          by: 'peer',
          fault: { code: 'FAULT_FRAME', offset: 0, message: `The ring from ${this.name} is corrupt.` },
        }
      const fault = this.#frame.point(this.#reader.view, offset, this.#reader.length, this.#reader.frameBytesMax)
      if (fault !== undefined) return { by: 'peer', fault }
      try {
        listener(this.#frame)
      } catch (thrown) {
        return listenerDefect(thrown)
      } finally {
        this.#frame.release()
        this.#reader.release()
      }
    }
    return 'more'
  }

  close(): void {
    this.#end({ by: 'us' })
  }

  /**
   * To be called when the thread at the other end has ended, and not before. What it committed is still delivered; then
   * the lane ends, with FAULT_ACTOR_DOWN unless the other side had closed it.
   *
   * @param how completes "it went without closing its lane: ..."
   */
  peerDied(how: string): void {
    if (this.#ended) return
    this.#writer.readerDied()
    if (!this.#reader.writerDied()) this.#lost = peerLost(this.name, how)
    if (!this.#listening) this.#end(this.#lost ?? { by: 'peer' })
  }

  #end(end: LaneEnd): void {
    if (this.#ended) return
    this.#ended = true
    this.#writer.close()
    this.#reader.close()
    clearInterval(this.#holdOpen)
    this.#settle(end)
  }
}
