// One stream between its asker and the domain's thread: items one way, credit and cancel the other, each counted. Nothing
// waits here but what is owed to the thread: at most one sum of credit and one cancel.

import {
  aboutRequest,
  Credit,
  encodeCredit,
  err,
  type Fault,
  type Frame,
  type FrameView,
  type Message,
  noPayload,
  ok,
  type Result,
  type RingLane,
  type StreamRecord,
  shortIdentityText,
} from '../../fabric/index.js'
import type { StreamTerms } from './domain-call.js'

export class StreamRelay {
  readonly #terms: StreamTerms
  readonly #item: Message | undefined
  readonly #correlation: number
  readonly #lane: Pick<RingLane, 'sendWhenRoom'>
  readonly #credit = new Credit()
  #muted = false
  #toGrant = 0
  #toCancel = false
  #sending = false
  #unlisten: () => void = () => {}

  /** @param item what the thread's items are; undefined for an operation that streams nothing, whose thread says so */
  constructor(
    terms: StreamTerms,
    item: Message | undefined,
    correlation: number,
    lane: Pick<RingLane, 'sendWhenRoom'>,
  ) {
    this.#terms = terms
    this.#item = item
    this.#correlation = correlation
    this.#lane = lane
  }

  /** What the stream is opened with, or why it can't be. */
  opening(operation: string, request: Uint8Array): Result<StreamRecord, Fault> {
    const { from, credit } = this.#terms
    const added = this.#credit.add(credit)
    return added.ok ? ok({ operation, request, from, credit }) : added
  }

  /** Nobody wants another item of it. */
  get isMuted(): boolean {
    return this.#muted
  }

  /** Whether the thread has credit, and so an item or the end to send without being asked again. */
  get isOwed(): boolean {
    return this.#credit.outstanding > 0
  }

  /**
   * Passes words on to the thread from now on.
   *
   * @param onCancel the asker no longer wants the stream
   * @param onFault the asker broke the rules of credit
   */
  listen(onCancel: () => void, onFault: (fault: Fault) => void): void {
    const { signal, grants } = this.#terms
    signal.addEventListener('abort', onCancel, { once: true })
    this.#unlisten = () => signal.removeEventListener('abort', onCancel)
    grants.listen((items) => {
      if (this.#muted) return
      const added = this.#credit.add(items)
      if (added.ok) this.#tell({ grant: items })
      else onFault(added.error)
    })
  }

  /** Passes an item on. A fault where the thread, or the asker's sink, breaks the rules. */
  take(frame: FrameView): Result<void, Fault> {
    if (!this.#credit.spend()) return err(beyondCredit)
    if (this.#muted) return ok(undefined)
    if (this.#item === undefined || !frame.hasSchema(this.#item.short)) return err(otherSchema(frame, this.#item))
    try {
      this.#terms.item(frame.payload.slice())
      return ok(undefined)
    } catch (thrown) {
      const reason = thrown instanceof Error ? thrown.message : String(thrown)
      return err({ code: 'FAULT_DEFECT', message: `the sink of a stream threw: ${reason}` })
    }
  }

  /** Nothing that comes from now on is passed on, in either direction. */
  mute(): void {
    this.#muted = true
    this.#unlisten()
  }

  /** Tells the thread to forget the stream. */
  cancel(): void {
    this.mute()
    this.#tell({ cancel: true })
  }

  #tell({ grant = 0, cancel = false }: { readonly grant?: number; readonly cancel?: boolean }): void {
    this.#toGrant += grant
    this.#toCancel ||= cancel
    if (!this.#sending) void this.#send()
  }

  /** One frame at a time, in the lane's line when the ring is full, so that no more frames wait there than there are streams. */
  async #send(): Promise<void> {
    this.#sending = true
    while (this.#toCancel || this.#toGrant > 0) {
      const frame = this.#toCancel
        ? this.#frame('cancel', noPayload)
        : this.#frame('credit', encodeCredit(this.#toGrant))
      this.#toGrant = 0
      this.#toCancel = false
      // Only a lane that has ended refuses, and its thread with it.
      await this.#lane.sendWhenRoom(frame)
    }
    this.#sending = false
  }

  #frame(kind: 'credit' | 'cancel', payload: Uint8Array): Frame {
    return { ...aboutRequest(kind, this.#correlation), payload }
  }
}

const beyondCredit: Fault = {
  code: 'FAULT_FRAME',
  offset: 9,
  message: 'an item came beyond the credit of its stream',
}

const otherSchema = ({ schema }: FrameView, expected: Message | undefined): Fault => ({
  code: 'FAULT_SCHEMA',
  path: '',
  expected: expected?.name ?? 'no item',
  actual: shortIdentityText(schema),
  message: 'an item came in another schema than its stream has',
})
