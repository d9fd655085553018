import type { Fault } from '../../fault.js'
import { FrameView } from '../../frame/view.js'
import type { Frame, FrameHeader } from '../../frame/write.js'
import { ok, type Result } from '../../result.js'
import { type FrameListener, type Lane, type LaneEnd, listenerDefect, ourEnd, peerLost } from '../lane.js'
import type { RingEnds } from './pair.js'
import { nothing, RingReader } from './reader.js'
import { FrameSender, type PayloadEncoder } from './sender.js'
import { RingWriter } from './writer.js'

/** Frames delivered before the event loop gets its turn, so that a busy lane does not starve timers and sockets. */
const framesPerTurn = 64

/** What a thread that serves has to do besides. */
export interface ServingWork {
  readonly busy: boolean
  readonly pending: boolean
}

/**
 * One side of a pair of rings between two threads. Frames are read where they lie; a view is good until the listener
 * returns. Holds the thread's event loop open until the lane ends, as a socket does.
 *
 * A thread that does nothing else (a compute worker) uses `serveBlocking` or `serve`, and `sendBlocking`; any other thread uses
 * `onFrame`, and `sendWhenRoom` for what must not be refused, such as a reply.
 */
export class RingLane implements Lane {
  readonly name: string
  readonly closed: Promise<LaneEnd>
  /** Largest frame this side can send, in bytes. */
  readonly frameBytesMax: number
  readonly #writer: RingWriter
  readonly #sender: FrameSender
  readonly #reader: RingReader
  readonly #frame = new FrameView()
  readonly #holdOpen = setInterval(() => {}, 2 ** 31 - 1)
  #settle: (end: LaneEnd) => void = () => {}
  #ended = false
  #listening = false
  #lost: LaneEnd | undefined

  /** @param name who is at the other end */
  constructor(name: string, ends: RingEnds) {
    this.name = name
    this.#writer = new RingWriter(ends.outgoing)
    this.#sender = new FrameSender(name, this.#writer)
    this.#reader = new RingReader(ends.incoming)
    this.frameBytesMax = this.#writer.frameBytesMax
    this.closed = new Promise((resolve) => {
      this.#settle = resolve
    })
  }

  send(frame: Frame): Result<void, Fault> {
    return this.#sender.send(frame)
  }

  /**
   * Sends a frame whose payload is encoded where it will be read, with no copy of it anywhere else.
   *
   * @returns as `send`, or the encoder's fault
   */
  sendEncoded<T>(header: FrameHeader, encoder: PayloadEncoder<T>, value: T): Result<void, Fault> {
    return this.#sender.sendEncoded(header, encoder, value)
  }

  /**
   * Sends as soon as there is room, in the order of the calls. The payload must stay as it is until this resolves.
   *
   * @returns as `send`; FAULT_BUSY only when `waitingFramesMax` frames wait already
   */
  sendWhenRoom(frame: Frame): Promise<Result<void, Fault>> {
    return this.#sender.sendWhenRoom(frame)
  }

  /** Sends, blocking the thread until there is room. Never FAULT_BUSY. For threads that use `serveBlocking`. */
  sendBlocking(frame: Frame): Result<void, Fault> {
    return this.#sender.sendBlocking(frame)
  }

  /** As `sendEncoded`, blocking the thread until there is room. */
  sendEncodedBlocking<T>(header: FrameHeader, encoder: PayloadEncoder<T>, value: T): Result<void, Fault> {
    return this.#sender.sendEncodedBlocking(header, encoder, value)
  }

  /** As `sendBlocking`, frame after frame, in one batch. Stops at the first that is refused. */
  sendAllBlocking(frames: readonly Frame[]): Result<void, Fault> {
    return this.#sender.batch(() => {
      for (const frame of frames) {
        const outcome = this.#sender.sendBlocking(frame)
        if (!outcome.ok) return outcome
      }
      return ok(undefined)
    })
  }

  /**
   * Runs `work`: the frames that it sends, in whichever way, become visible together at its end, and a reader that sleeps
   * is woken once for all of them. A wake costs more than a frame, so this pays wherever several are sent at once.
   */
  batch<T>(work: () => T): T {
    return this.#sender.batch(work)
  }

  onFrame(listener: FrameListener): void {
    this.#startListening()
    void this.#deliver(listener)
  }

  async #deliver(listener: FrameListener): Promise<void> {
    for (;;) {
      const state = this.#drain(listener, framesPerTurn)
      if (typeof state !== 'string') return this.#end(state)
      // Where there was a frame there is soon another: to look again after a turn costs less than to be woken.
      if (state === 'some') await new Promise((resolve) => setImmediate(resolve))
      else await this.#reader.wait()
    }
  }

  /**
   * Delivers frames until the lane ends, blocking the thread while there are none. The listener answers at once or not at all.
   *
   * @param work called between frames; while it returns true there is more of it to do, and the thread does not sleep
   */
  serveBlocking(listener: FrameListener, work: () => boolean = () => false): LaneEnd {
    this.#startListening()
    for (;;) {
      const state = this.#drain(listener, framesPerTurn)
      if (typeof state !== 'string') {
        this.#end(state)
        return state
      }
      if (work() || state === 'some') continue
      this.#sender.wakeNow()
      this.#reader.waitBlocking()
    }
  }

  /**
   * As `serveBlocking`, for a thread with work that its event loop brings forward: while there is some, the loop has its turns, and
   * what it brings is looked at after a `nudge`.
   *
   * @param work called between frames: `busy` while there is more of it to do at once, `pending` while some is under way
   */
  async serve(listener: FrameListener, work: () => ServingWork): Promise<LaneEnd> {
    this.#startListening()
    for (;;) {
      const state = this.#drain(listener, framesPerTurn)
      if (typeof state !== 'string') {
        this.#end(state)
        return state
      }
      const { busy, pending } = work()
      if (busy || state === 'some') {
        if (pending) await new Promise((resolve) => setImmediate(resolve))
        continue
      }
      this.#sender.wakeNow()
      if (pending) await this.#reader.wait()
      else this.#reader.waitBlocking()
    }
  }

  /** Has `serve` look at its work. */
  nudge(): void {
    this.#reader.nudge()
  }

  #startListening(): void {
    if (this.#listening) throw new Error(`the lane to ${this.name} has a listener already`)
    this.#listening = true
  }

  /** Hands over up to `count` frames; says whether there were any, or how the lane ends. */
  #drain(listener: FrameListener, count: number): 'some' | 'none' | LaneEnd {
    for (let i = 0; i < count; i++) {
      if (this.#ended) return { by: 'us' }
      const offset = this.#reader.next()
      if (offset === nothing.empty) return i > 0 ? 'some' : 'none'
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
    return 'some'
  }

  close(because?: Fault): void {
    this.#end(ourEnd(because))
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
