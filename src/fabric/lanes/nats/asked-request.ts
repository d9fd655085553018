// One request that was asked over NATS and is not answered yet.

import type { MsgHdrs } from '@nats-io/transport-node'
import { encodeFrame, type Frame } from '../../frame/write.js'
import type { StreamRecord } from '../../peer/index.js'
import { requestHeaders } from './headers.js'
import { rewritten } from './stream-request.js'

/** A request that nobody took in this time is sent again: whoever got it died with it. Each time it gets twice as long. */
export const takenWithinMs = 2_000
/** Whoever took it may only have lost its connection, and be back: so long a request that was sent before is sent again. */
const settleMs = 2_000
/** An answer may be this late before its request is forgotten. */
const graceMs = 5_000
/** So long somebody may still take what is not wanted any more, and is then told to stop. */
const cancelledKeptMs = 10_000

export class AskedRequest {
  readonly correlation: number
  readonly subject: string
  readonly headers: MsgHdrs
  /** How often it was sent. Each sending is answered to a subject of its own. */
  sending = 0
  /** No longer wanted, and still without a taker to tell so. */
  cancelled = false
  readonly #deadline: number
  readonly #bytes: Uint8Array
  readonly #stream: StreamRecord | undefined
  /** Of a stream: the items that have come, and those that may come in all. */
  #received = 0
  #granted: number
  /** What was granted since the last sending and nobody was there to be told. */
  #untold = 0
  #taker: string | undefined
  #sentAt = 0
  #patienceMs = takenWithinMs
  /** When it was first sent again, if nobody has taken it since. */
  #lostAt: number | undefined
  #noneThere = false

  /**
   * @param key the same for every sending, and for no other request
   * @param stream what it says where it asks for a stream
   */
  constructor(frame: Frame, subject: string, key: string, stream: StreamRecord | undefined) {
    this.correlation = frame.correlation
    this.subject = subject
    this.headers = requestHeaders(frame, key)
    this.#deadline = frame.deadline
    this.#bytes = encodeFrame(frame, frame.payload)
    this.#stream = stream
    this.#granted = stream?.credit ?? 0
  }

  /** Where the daemon that took it hears of it. */
  get taker(): string | undefined {
    return this.#taker
  }

  get byteLength(): number {
    return this.#bytes.byteLength
  }

  /** The frame of its next sending. A stream goes on behind the items that have come. */
  next(now: number): Uint8Array {
    if (this.sending > 0) {
      this.#lostAt ??= now
      // Where nobody took it in time the next may be as slow.
      this.#patienceMs = this.#taker !== undefined || this.#noneThere ? takenWithinMs : 2 * this.#patienceMs
    }
    this.sending++
    this.untaken()
    this.#noneThere = false
    this.#sentAt = now
    this.#untold = 0
    if (this.#stream === undefined || this.sending === 1) return this.#bytes
    const from = this.#stream.from + this.#received
    return rewritten(this.#bytes, { ...this.#stream, from, credit: this.#granted - this.#received })
  }

  /** Whether what answers this sending counts. Two sendings of a stream may both bring items, each with gaps of its own. */
  isAnsweredBy(sending: number): boolean {
    return this.#stream === undefined || sending === this.sending
  }

  takenBy(taker: string): void {
    this.#taker = taker
    this.#lostAt = undefined
  }

  untaken(): void {
    this.#taker = undefined
  }

  /** Nobody was there to take it. @returns whether it is worth another try */
  foundNobody(now: number): boolean {
    this.#noneThere = this.#lostAt !== undefined && now - this.#lostAt < settleMs
    return this.#noneThere
  }

  receivedItem(): void {
    this.#received++
  }

  granted(items: number): void {
    this.#granted += items
    this.#untold += items
  }

  /** Credit that its taker has not been told of, and now is. */
  tellCredit(): number {
    const untold = this.#untold
    this.#untold = 0
    return untold
  }

  /** Whether nobody took it, or not in time. */
  isLost(now: number): boolean {
    if (this.#taker !== undefined || this.cancelled) return false
    return this.#noneThere || now - this.#sentAt >= this.#patienceMs
  }

  /** Whether nobody waits for it any more. */
  isOver(now: number, wall: number): boolean {
    return this.#deadline + graceMs < wall || (this.cancelled && now - this.#sentAt >= cancelledKeptMs)
  }
}
