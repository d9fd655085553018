// A stream as its one consumer takes it: at its own pace, which is the sender's too.

import { CreditedReceiver, type Received } from '../stream/index.js'
import type { StreamControl, StreamSink } from './item-reader.js'

export type IndexedItem<Item> = Extract<Received<Item, unknown>, { readonly kind: 'item' }>

export interface IncomingOptions<End> {
  /** Index of the first item. */
  readonly from: number
  /** Items that may be on their way or waiting here, 1 to `streamCreditMax`. */
  readonly window: number
  /** Cancels as `cancel` does. */
  readonly signal?: AbortSignal | undefined
  /** What a stream that was cancelled came to. */
  readonly cancelled: End
}

/** Iterates once; a loop that is left early cancels. Items that came before the end are given before it. */
export class IncomingStream<Item, End> implements AsyncIterable<IndexedItem<Item>> {
  /** What the stream came to, once that is known: it may be before its items are taken. Never rejects. */
  readonly ended: Promise<End>
  readonly #receiver: CreditedReceiver<Item, End>
  readonly #cancelled: End
  readonly #control: StreamControl
  readonly #forgetSignal: () => void
  #settle: (end: End) => void = () => {}
  #stopped = false

  /** @param open starts the stream into a sink; may not tell the sink anything before it has returned */
  constructor(
    { from, window, signal, cancelled }: IncomingOptions<End>,
    open: (sink: StreamSink<Item, End>) => StreamControl,
  ) {
    this.ended = new Promise((resolve) => {
      this.#settle = resolve
    })
    this.#cancelled = cancelled
    const onAbort = (): void => this.cancel()
    signal?.addEventListener('abort', onAbort, { once: true })
    this.#forgetSignal = () => signal?.removeEventListener('abort', onAbort)
    this.#receiver = new CreditedReceiver({ window, from, grant: (items) => this.#control.grant(items) })
    this.#control = open({
      // Whoever brings items holds the sender to its credit.
      item: (item) => void this.#receiver.arrived(item),
      done: (end) => this.#done(end),
    })
    if (signal?.aborted === true) this.cancel()
  }

  /** Index of the next item that the consumer takes. */
  get index(): number {
    return this.#receiver.index
  }

  /** The next item, or the end, as soon as there is one. */
  async next(): Promise<Received<Item, End>> {
    for (;;) {
      if (this.#stopped) return { kind: 'end', end: this.#cancelled }
      const received = this.#receiver.take()
      if (received !== undefined) return received
      await this.#receiver.ready()
    }
  }

  /** Tells the sender to stop; what has come and was not taken is let go. */
  cancel(): void {
    this.#stopped = true
    this.#control.cancel()
    this.#done(this.#cancelled)
  }

  [Symbol.asyncIterator](): AsyncIterator<IndexedItem<Item>> {
    const next = async (): Promise<IteratorResult<IndexedItem<Item>>> => {
      const received = await this.next()
      return received.kind === 'item' ? { done: false, value: received } : { done: true, value: undefined }
    }
    const stop = async (): Promise<IteratorResult<IndexedItem<Item>>> => {
      this.cancel()
      return { done: true, value: undefined }
    }
    return { next, return: stop }
  }

  #done(end: End): void {
    this.#forgetSignal()
    this.#receiver.finish(end)
    this.#settle(end)
  }
}
