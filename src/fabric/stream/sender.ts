// The sender's side of a stream. It takes an item from its source only when it may send one, so a source that makes its
// items when asked for them makes no more than the receiver has room for.

import type { Fault } from '../fault.js'
import { err, ok, type Result } from '../result.js'
import { Credit } from './credit.js'

export interface SenderSink<Item> {
  /** Sends one item; a fault ends the stream. */
  item(item: Item): Result<void, Fault>
  /** The end, exactly once, unless the stream was cancelled first: ok where the source had no more. */
  done(end: Result<void, Fault>): void
}

/** Where items come from: an iterator, or what is one but for an item that is not made yet. */
export interface ItemSource<Item> {
  /** The next item; undefined where there is none now, and the sender will be told to `resume`. */
  next(): IteratorResult<Item, unknown> | undefined
  /** No more of it is wanted. */
  return?(value?: undefined): unknown
}

export class CreditedSender<Item> {
  readonly #source: ItemSource<Item>
  readonly #sink: SenderSink<Item>
  readonly #credit = new Credit()
  /** Items that are taken and not sent: the receiver has them. */
  #skip: number
  #starved = false
  #ended = false

  /** @param from index of the first item to send; those before it are taken from the source and let go */
  constructor(source: ItemSource<Item>, sink: SenderSink<Item>, from = 0) {
    this.#source = source
    this.#sink = sink
    this.#skip = from
  }

  /** No word of this stream follows. */
  get ended(): boolean {
    return this.#ended
  }

  /** Whether `pump` has something to do. */
  get ready(): boolean {
    return !this.#ended && !this.#starved && this.#credit.outstanding > 0
  }

  /** Whether it waits for its source. */
  get starved(): boolean {
    return !this.#ended && this.#starved
  }

  /** The source has an item, or its end, that it had not. */
  resume(): void {
    this.#starved = false
  }

  /** Adds credit; more than may be outstanding ends the stream with FAULT_LIMIT. */
  grant(items: number): void {
    if (this.#ended) return
    const added = this.#credit.add(items)
    if (!added.ok) this.#fail(added.error)
  }

  /**
   * Takes up to `itemsMax` items from the source and sends them while there is credit. Whether there is another item is
   * found only by asking for it, so the end too waits until there is credit.
   */
  pump(itemsMax: number): void {
    for (let taken = 0; taken < itemsMax && this.ready; taken++) this.#step()
  }

  /** Ends the stream without a word and closes the source. */
  cancel(): void {
    if (this.#ended) return
    this.#ended = true
    this.#closeSource()
  }

  #step(): void {
    let next: IteratorResult<Item, unknown> | undefined
    try {
      next = this.#source.next()
    } catch (thrown) {
      const reason = thrown instanceof Error ? thrown.message : String(thrown)
      this.#done(err({ code: 'FAULT_DEFECT', message: `The source of the stream threw: ${reason}` }))
      return
    }
    if (next === undefined) {
      this.#starved = true
      return
    }
    if (next.done === true) {
      this.#done(ok(undefined))
      return
    }
    if (this.#skip > 0) {
      this.#skip--
      return
    }
    this.#credit.spend()
    const sent = this.#sink.item(next.value)
    if (!sent.ok) this.#fail(sent.error)
  }

  #fail(fault: Fault): void {
    if (this.#ended) return
    this.#closeSource()
    this.#done(err(fault))
  }

  #done(end: Result<void, Fault>): void {
    if (this.#ended) return
    this.#ended = true
    this.#sink.done(end)
  }

  #closeSource(): void {
    try {
      this.#source.return?.()
    } catch {
      // Its cleanup failed; nobody waits for this source any more.
    }
  }
}
