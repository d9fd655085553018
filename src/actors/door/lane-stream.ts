// One stream to one peer: items from the desk to the lane, the peer's credit the other way.

import {
  type Certified,
  Credit,
  type Fault,
  type Frame,
  frameBytes,
  type Message,
  type Result,
} from '../../fabric/index.js'
import { type Asker, certifiedFrame, failureFrame, faultFrame, itemFrame, replyFrame } from './answer-frames.js'
import type { CallFailure, StreamControl, StreamSink } from './desk.js'
import type { Outbox } from './outbox.js'
import type { Paced, StreamPacing } from './stream-pacing.js'

/** Items that may be under way from the desk: enough to keep their maker busy, few enough to be held here if need be. */
const windowItems = 64
/** What an item is taken for before one was seen; there is then only one under way. */
const firstItemBytes = 64 * 1024

/** The messages of what a stream brings. */
export interface Streamed {
  readonly item: Message
  readonly response: Message
}

export interface LaneStreamParts {
  readonly asker: Asker
  readonly streamed: Streamed
  readonly outbox: Outbox
  readonly pacing: StreamPacing
  /** Called once, when the final frame has gone. */
  readonly onEnd: () => void
}

export class LaneStream implements StreamSink, Paced {
  readonly #parts: LaneStreamParts
  /** What the peer has granted, less what came for it. */
  readonly #credit = new Credit()
  /** Of that, the items that the desk was asked for. */
  #underWay = 0
  /** The largest item so far. */
  #itemBytes = firstItemBytes
  #itemsSeen = false
  /** Frames that wait for room, in order: items, and the final one. */
  #held: Frame[] = []
  #control: StreamControl | undefined
  #ending = false
  #ended = false

  constructor(parts: LaneStreamParts) {
    this.#parts = parts
  }

  get bytesUnderWay(): number {
    return this.#underWay * this.#itemBytes
  }

  /** Starts the stream with the peer's first credit, or a part of it; FAULT_LIMIT where that is more than may be. */
  open(credit: number, start: (credit: number, sink: StreamSink) => StreamControl): Fault | undefined {
    const added = this.#credit.add(credit)
    if (!added.ok) return added.error
    this.#parts.pacing.add(this)
    this.#underWay = this.#canTake()
    const control = start(this.#underWay, this)
    this.#control = control
    if (this.#ending) control.cancel()
    else this.flow()
    return undefined
  }

  /** The peer has room for more items. */
  grant(items: number): void {
    if (this.#ending) return
    const added = this.#credit.add(items)
    if (added.ok) this.flow()
    else this.#fail(added.error)
  }

  item(payload: Uint8Array<ArrayBufferLike>): void {
    if (this.#ending) return
    const { asker, streamed, pacing } = this.#parts
    this.#underWay--
    this.#credit.spend()
    const frame = itemFrame(asker, streamed.item, payload)
    if (!frame.ok) {
      this.#fail(frame.error)
      return
    }
    const bytes = frameBytes(frame.value.payload.byteLength)
    this.#itemBytes = this.#itemsSeen ? Math.max(this.#itemBytes, bytes) : bytes
    this.#itemsSeen = true
    this.#held.push(frame.value)
    this.flow()
    pacing.pump()
  }

  done(answer: Result<Uint8Array<ArrayBufferLike>, CallFailure>, certified?: Certified): void {
    if (this.#ending) return
    const { asker, streamed } = this.#parts
    if (!answer.ok) this.#end(failureFrame(asker, answer.error))
    else if (certified === undefined) this.#end(replyFrame(asker, streamed.response, answer.value))
    else this.#end(certifiedFrame(asker, streamed.response, { payload: answer.value, certified }))
  }

  /** The peer wants no more of it, or is gone: nothing more is sent. */
  cancel(): void {
    if (this.#ended) return
    this.#held = []
    if (!this.#ending) this.#control?.cancel()
    this.#ending = true
    this.#finish()
  }

  /** Sends what is held, then has as many more items made as there is credit and room for. */
  flow(): void {
    const { outbox, pacing } = this.#parts
    let sent = 0
    while (sent < this.#held.length && outbox.offer(this.#held[sent]!)) sent++ // in range, as just compared
    this.#held.splice(0, sent)
    if (this.#held.length > 0) pacing.wait(this)
    else if (this.#ending) this.#finish()
    else if (this.#underWay <= windowItems / 2) this.#ask()
  }

  #ask(): void {
    // Without a control it is being opened, and flows again when it has been.
    if (this.#control === undefined || this.#allowed() === 0) return
    const items = this.#canTake()
    this.#underWay += items
    if (items > 0) this.#control.grant(items)
    else this.#parts.pacing.wait(this)
  }

  /** Items that the peer and the window allow. */
  #allowed(): number {
    const window = this.#itemsSeen ? windowItems : 1
    return Math.max(0, Math.min(this.#credit.outstanding, window) - this.#underWay)
  }

  /** Of those, as many as there is room for. */
  #canTake(): number {
    return Math.min(this.#allowed(), this.#parts.pacing.room(this.#itemBytes))
  }

  #fail(fault: Fault): void {
    this.#control?.cancel()
    this.#end(faultFrame(this.#parts.asker, fault))
  }

  #end(last: Frame): void {
    this.#ending = true
    this.#underWay = 0
    this.#held.push(last)
    this.flow()
  }

  #finish(): void {
    if (this.#ended) return
    this.#ended = true
    this.#underWay = 0
    this.#parts.pacing.delete(this)
    this.#parts.onEnd()
  }
}
