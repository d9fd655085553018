// The receiver's side of a stream. It grants room for as many items as its window, and grants anew what its consumer has
// taken, in batches of half a window: a consumer that stops stops the sender, and at most a window of items waits here.

import type { Fault } from '../fault.js'
import { offsets } from '../frame/layout.js'
import { err, ok, type Result } from '../result.js'
import { streamCreditMax } from './credit.js'

/** What a consumer is given: an item with its index in the whole stream, or the end. */
export type Received<Item, End> =
  | { readonly kind: 'item'; readonly item: Item; readonly index: number }
  | { readonly kind: 'end'; readonly end: End }

export interface ReceiverOptions {
  /** Items that may be under way or waiting here, 1 to `streamCreditMax`. It is also the credit to open the stream with. */
  readonly window: number
  /** Index of the first item that will come: the stream's `from`. */
  readonly from?: number
  /** Sends a credit frame for so many items. */
  readonly grant: (items: number) => void
}

const violation = (message: string): Result<never, Fault> => err({ code: 'FAULT_FRAME', offset: offsets.kind, message })

/** `arrived` and `finish` take what the lane brings; `take`, `ready` and `next` give it to the one consumer. */
export class CreditedReceiver<Item, End> {
  readonly #options: ReceiverOptions
  // A queue of two stacks: items come onto the one, and leave by the other, which holds the older ones in reverse.
  #arrived: Item[] = []
  #leaving: Item[] = []
  #credit: number
  /** Items taken by the consumer and not granted anew. */
  #taken = 0
  #index: number
  #end: { readonly end: End } | undefined
  #whenReady: (() => void)[] = []

  constructor(options: ReceiverOptions) {
    const { window, from = 0 } = options
    if (!Number.isInteger(window) || window < 1 || window > streamCreditMax)
      throw new RangeError(`a window is of 1 to ${streamCreditMax} items, not ${window}`)
    this.#options = options
    this.#credit = window
    this.#index = from
  }

  /** Index of the next item that the consumer takes: what a stream that goes on later asks for as its `from`. */
  get index(): number {
    return this.#index
  }

  /** An item has come. FAULT_FRAME, and nothing kept, beyond the credit granted or after the end. */
  arrived(item: Item): Result<void, Fault> {
    if (this.#end !== undefined) return violation('An item came after the end of its stream.')
    if (this.#credit === 0) return violation('An item came beyond the credit that its stream was granted.')
    this.#credit--
    this.#arrived.push(item)
    this.#wake()
    return ok(undefined)
  }

  /** The stream has ended, by its final frame or with its lane; the consumer still gets what came before. The first end counts. */
  finish(end: End): void {
    this.#end ??= { end }
    this.#wake()
  }

  /** What there is for the consumer now; undefined while it has to wait. The end stays. */
  take(): Received<Item, End> | undefined {
    if (this.#leaving.length === 0) {
      this.#leaving = this.#arrived.reverse()
      this.#arrived = []
    }
    if (this.#leaving.length === 0) return this.#end === undefined ? undefined : { kind: 'end', end: this.#end.end }
    // Not empty, so there is one.
    const item = this.#leaving.pop() as Item
    const index = this.#index++
    this.#grantInBatches()
    return { kind: 'item', item, index }
  }

  /** Resolves when `take` has something. */
  ready(): Promise<void> {
    if (this.#arrived.length + this.#leaving.length > 0 || this.#end !== undefined) return Promise.resolve()
    return new Promise((resolve) => this.#whenReady.push(resolve))
  }

  /** The next item, or the end, as soon as there is one. */
  async next(): Promise<Received<Item, End>> {
    for (;;) {
      const received = this.take()
      if (received !== undefined) return received
      await this.ready()
    }
  }

  #grantInBatches(): void {
    this.#taken++
    // After the end a grant would name a stream that the other side has forgotten.
    if (this.#end !== undefined || this.#taken < this.#options.window / 2) return
    const items = this.#taken
    this.#taken = 0
    this.#credit += items
    this.#options.grant(items)
  }

  #wake(): void {
    for (const resolve of this.#whenReady.splice(0)) resolve()
  }
}
