import type { IncomingStream } from '../fabric/exchange/index.js'
import type { StreamEnd } from './resumed-stream.js'

/**
 * The items of one stream, in order, each once. Iterates once, and only its consumer's pace brings more: leaving the loop
 * early cancels. The loop ends when the stream does; `result` says how.
 */
export class ItemStream<Item, Response> implements AsyncIterable<Item> {
  /** The operation's response, in which the streamed list is empty, or why there is none. Never rejects. */
  readonly result: Promise<StreamEnd<Response>>
  readonly #incoming: IncomingStream<Item, StreamEnd<Response>>

  /** @internal */
  constructor(incoming: IncomingStream<Item, StreamEnd<Response>>) {
    this.#incoming = incoming
    this.result = incoming.ended
  }

  /** Index of the next item to be taken: the `from` of a stream that goes on later. */
  get index(): number {
    return this.#incoming.index
  }

  /** Stops the stream; its result is then FAULT_CANCELLED. */
  cancel(): void {
    this.#incoming.cancel()
  }

  [Symbol.asyncIterator](): AsyncIterator<Item> {
    const items = this.#incoming[Symbol.asyncIterator]()
    const itemOf = async (received: ReturnType<typeof items.next>): Promise<IteratorResult<Item>> => {
      const { done, value } = await received
      return done === true ? { done, value } : { done: false, value: value.item }
    }
    return {
      next: () => itemOf(items.next()),
      return: async () => {
        this.cancel()
        return { done: true, value: undefined }
      },
    }
  }
}
