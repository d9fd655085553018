// The items of one stream as frames bring them, held to the credit that was granted.

import type { Fault } from '../fault.js'
import { offsets } from '../frame/layout.js'
import type { FrameView, ShortIdentity } from '../frame.js'
import type { Result } from '../result.js'
import { Credit } from '../stream/index.js'
import { type Answered, otherSchema } from './answer.js'

/** A request for a stream as it travels. */
export interface StreamQuestion {
  readonly operation: string
  /** The operation's request in its own layout. */
  readonly request: Uint8Array<ArrayBufferLike>
  /** Index of the first item wanted. */
  readonly from: number
  /** The schema of the items. */
  readonly item: ShortIdentity
  /** The schema of the final reply: the operation's response, in which the streamed list is empty, or the certified one. */
  readonly expected: ShortIdentity
  /** Whether the final reply is to be `constellation certified`. */
  readonly certified?: boolean
  /** 16 bytes, a W3C trace id. */
  readonly trace?: Uint8Array
}

/** Where a stream goes. Neither method may throw. */
export interface StreamSink<Item = Uint8Array<ArrayBuffer>, End = Answered> {
  /** One item, by default in its fixed layout and in memory of its own; in order, and never beyond the credit granted. */
  item(item: Item): void
  /** The end, exactly once, unless the stream was cancelled first. Never before the sink's giver has its control. */
  done(end: End): void
}

export interface StreamControl {
  /** Room for more items. More than `streamCreditMax` outstanding ends the stream with FAULT_LIMIT. */
  grant(items: number): void
  /** The stream is no longer wanted; its sink hears nothing more. */
  cancel(): void
}

export class ItemReader {
  readonly #schema: ShortIdentity
  readonly #credit = new Credit()
  #sink: StreamSink | undefined

  constructor(schema: ShortIdentity, credit: number, sink: StreamSink) {
    this.#schema = schema
    this.#sink = sink
    const added = this.#credit.add(credit)
    if (!added.ok) throw new RangeError(added.error.message)
  }

  /** Takes an item; a fault where the peer may not send it so. */
  item(frame: FrameView): Fault | undefined {
    if (!frame.hasSchema(this.#schema)) return otherSchema('item', this.#schema, frame.schema)
    if (!this.#credit.spend()) {
      const message = 'The peer sent an item beyond the credit that its stream was granted.'
      return { code: 'FAULT_FRAME', offset: offsets.kind, message }
    }
    this.#sink?.item(frame.payload.slice())
    return undefined
  }

  grant(items: number): Result<void, Fault> {
    return this.#credit.add(items)
  }

  end(answered: Answered): void {
    this.#sink?.done(answered)
    this.#sink = undefined
  }

  /** Nothing more is told to the sink. */
  forget(): void {
    this.#sink = undefined
  }
}
