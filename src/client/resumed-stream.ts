// A stream across the lanes that it takes: what is lost with its lane goes on where it stopped, item by item.

import {
  type Answered,
  byUs,
  type Failure,
  type StreamControl,
  type StreamQuestion,
  type StreamSink,
  type Until,
} from '../fabric/exchange/index.js'
import type { DomainError, Fault } from '../fabric/fault.js'
import type { Result } from '../fabric/result.js'
import type { Connection } from './connection.js'
import type { Link } from './link.js'
import { acrossLanes } from './requests.js'

/** A stream's request as one daemon reads it, and how to read what comes. */
export interface WordedStream<Item, Response> {
  readonly question: Omit<StreamQuestion, 'from'>
  readItem(payload: Uint8Array<ArrayBufferLike>): Result<Item, Fault>
  read(payload: Uint8Array<ArrayBufferLike>): Result<Response, Fault>
}

export interface StreamErrand<Item, Response> {
  readonly connection: Connection
  readonly word: (link: Link, until: Until) => Promise<Result<WordedStream<Item, Response>, Failure>>
  readonly deadline: number
  readonly from: number
  readonly window: number
}

export type StreamEnd<Response> = Result<Response, Fault | DomainError>

export class ResumedStream<Item, Response> implements StreamControl {
  readonly #errand: StreamErrand<Item, Response>
  readonly #cancelling = new AbortController()
  readonly #until: Until
  #sink: StreamSink<Item, StreamEnd<Response>> | undefined
  /** Index of the next item to come. */
  #next: number
  /** Items that the sink has room for. */
  #credit: number
  #control: StreamControl | undefined

  constructor(errand: StreamErrand<Item, Response>, sink: StreamSink<Item, StreamEnd<Response>>) {
    this.#errand = errand
    this.#sink = sink
    this.#next = errand.from
    this.#credit = errand.window
    this.#until = { deadline: errand.deadline, signal: this.#cancelling.signal }
    const { connection } = errand
    void acrossLanes(connection, this.#until, (link) => this.#once(link)).then((end) => this.#sink?.done(end))
  }

  grant(items: number): void {
    this.#credit += items
    this.#control?.grant(items)
  }

  cancel(): void {
    this.#sink = undefined
    this.#cancelling.abort()
  }

  /** What the stream comes to by one lane. */
  async #once(link: Link): Promise<Result<Response, Failure>> {
    const worded = await this.#errand.word(link, this.#until)
    if (!worded.ok) return worded
    const answered = await this.#passed(link, worded.value)
    if (!answered.ok) return answered
    const response = worded.value.read(answered.value)
    return response.ok ? response : byUs(response.error)
  }

  /** Passes on what comes by one lane. */
  async #passed({ exchange }: Link, { question, readItem }: WordedStream<Item, Response>): Promise<Answered> {
    const answered = await new Promise<Answered>((resolve) => {
      const take = (payload: Uint8Array<ArrayBuffer>): void => {
        this.#credit--
        this.#next++
        const item = readItem(payload)
        if (item.ok) this.#sink?.item(item.value)
        else {
          this.#control?.cancel()
          resolve(byUs(item.error))
        }
      }
      const asked = { ...question, from: this.#next }
      this.#control = exchange.pass(asked, this.#until, this.#credit, { item: take, done: resolve })
    })
    this.#control = undefined
    return answered
  }
}
