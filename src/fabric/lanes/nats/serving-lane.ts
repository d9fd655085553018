// The serving end: one lane from all who ask on a NATS server.

import type { Msg, NatsConnection, Subscription } from '@nats-io/transport-node'
import type { Fault } from '../../fault.js'
import { encodeHello, type HelloContract } from '../../frame/hello.js'
import { frameBytes } from '../../frame/layout.js'
import type { FrameView } from '../../frame/view.js'
import type { Frame } from '../../frame/write.js'
import { ok, type Result } from '../../result.js'
import {
  type FrameListener,
  frameTooLarge,
  type LaneEnd,
  laneBusy,
  laneDown,
  listenerDefect,
  ourEnd,
  peerLost,
  type SocketLane,
} from '../lane.js'
import { leave } from './connect.js'
import { plainFrame } from './frames.js'
import { frameLimitOf, type NatsLaneLimits, natsLimits } from './limits.js'
import { type ConnectionNews, carriesLess, followConnection, listen } from './listen.js'
import { Outflow } from './outflow.js'
import { Serving } from './serving.js'
import { helloSubject, queueGroupDefault } from './subjects.js'

export interface NatsServingOptions extends Partial<NatsLaneLimits> {
  /** Subjects whose requests are served. */
  readonly subjects: readonly string[]
  /** Daemons of one group share the requests; `queueGroupDefault` by default. */
  readonly queueGroup?: string
  /** What every dialler is told of. */
  readonly contracts: readonly HelloContract[]
}

export class NatsServingLane implements SocketLane {
  readonly name: string
  readonly closed: Promise<LaneEnd>
  readonly frameBytesMax: number
  readonly sendBufferBytesMax: number
  readonly #connection: NatsConnection
  readonly #outflow: Outflow
  readonly #hello: Uint8Array
  readonly #serving: Serving
  readonly #served: readonly Subscription[]
  #own: Subscription
  #listener: FrameListener | undefined
  #ended = false
  #settle: (end: LaneEnd) => void = () => {}

  /** @param connection of this lane alone: it is closed with the lane */
  constructor(name: string, connection: NatsConnection, options: NatsServingOptions) {
    const all = { ...natsLimits, ...options }
    const { contracts, subjects, queueGroup: queue = queueGroupDefault } = options
    this.name = name
    this.#connection = connection
    this.frameBytesMax = frameLimitOf(connection, all)
    this.sendBufferBytesMax = all.sendBufferBytesMax
    this.#hello = plainFrame('hello', 0, encodeHello({ frameBytesMax: this.frameBytesMax, token: '', contracts }))
    this.#outflow = new Outflow(connection, all.sendBufferBytesMax)
    const { frameBytesMax } = this
    this.#serving = new Serving(this.#outflow, { frameBytesMax, deliver: (frame) => this.#deliver(frame) })
    this.closed = new Promise((resolve) => {
      this.#settle = resolve
    })
    this.#own = this.#listenOwn()
    this.#served = [
      this.#listen(helloSubject, (message) => this.#greet(message)),
      ...subjects.map((subject) => this.#listen(subject, (message) => this.#serving.request(message), { queue })),
    ]
    void connection.closed().then((error) => {
      const how = error instanceof Error ? error.message : 'the connection to the NATS server has ended'
      this.#finish(peerLost(name, how))
    })
    const news: ConnectionNews = {
      lost: () => this.#serving.lost(),
      back: () => this.#back(),
      carriesLess: () => this.#finish(peerLost(name, carriesLess)),
    }
    void followConnection(connection, news, (end) => this.#finish(end))
  }

  /**
   * Answers go to whoever asked; a frame of no request (correlation 0, or one answered before) has nobody to go to.
   * FAULT_BUSY is for the items and the reply of a stream alone, see `Serving.answer`.
   */
  send(frame: Frame): Result<void, Fault> {
    if (this.#ended) return laneDown(this.name)
    const length = frameBytes(frame.payload.byteLength)
    if (length > this.frameBytesMax) return frameTooLarge(this.frameBytesMax, length)
    return this.#serving.answer(frame) ? ok(undefined) : laneBusy(this.name)
  }

  onFrame(listener: FrameListener): void {
    if (this.#listener !== undefined) throw new Error(`the lane to ${this.name} has a listener already`)
    this.#listener = listener
  }

  /**
   * Takes no new requests and resolves when all that the server had sent here before have been delivered. Answers still go out.
   * Requests that come from now on reach the other daemons of the group. Never rejects.
   */
  async drain(): Promise<void> {
    await Promise.allSettled(this.#served.map((subscription) => subscription.drain()))
  }

  get unsentBytes(): number {
    return this.#outflow.unconfirmedBytes
  }

  onSent(listener: () => void): void {
    this.#outflow.onConfirmed(listener)
  }

  close(because?: Fault): void {
    this.#finish(ourEnd(because))
  }

  #listen(subject: string, take: (message: Msg) => void, options: { readonly queue?: string } = {}): Subscription {
    const taken = (message: Msg): void => {
      if (!this.#ended) take(message)
    }
    return listen(this.#connection, subject, taken, (end) => this.#finish(end), options)
  }

  #listenOwn(): Subscription {
    return this.#listen(`${this.#serving.own}.*`, (message) => this.#serving.follow(message))
  }

  #back(): void {
    if (this.#ended) return
    this.#own.unsubscribe()
    this.#serving.back()
    this.#own = this.#listenOwn()
  }

  /** A dialler that finds us out of breath gets no hello from us, and tries again. */
  #greet({ reply = '' }: Msg): void {
    if (reply !== '' && this.#outflow.hasRoom(this.#hello.byteLength)) this.#outflow.publish(reply, this.#hello)
  }

  #deliver(frame: FrameView): void {
    try {
      this.#listener?.(frame)
    } catch (thrown) {
      this.#finish(listenerDefect(thrown))
    } finally {
      frame.release()
    }
  }

  #finish(end: LaneEnd): void {
    if (this.#ended) return
    this.#ended = true
    this.#serving.forgetAll()
    this.#settle(end)
    void leave(this.#connection)
  }
}
