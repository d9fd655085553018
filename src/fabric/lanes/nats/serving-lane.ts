// The serving end: one lane from all who ask on a NATS server. Requests are numbered anew as they come in, since every asker counts
// for itself; answers go back under the asker's own number.

import { createInbox, type Msg, type NatsConnection, type Subscription } from '@nats-io/transport-node'
import type { Fault } from '../../fault.js'
import { frameBytes } from '../../frame/layout.js'
import { type FrameView, readFrame } from '../../frame/view.js'
import { encodeFrame, type Frame } from '../../frame/write.js'
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
import { AnswerMemory } from './answer-memory.js'
import { answerHeader, faultPayload } from './frames.js'
import { idempotencyKeyOf } from './headers.js'
import { frameLimitOf, type NatsLaneLimits, natsLimits } from './limits.js'
import { Outflow } from './outflow.js'
import { renumbered } from './renumber.js'
import { helloSubject, queueGroupDefault } from './subjects.js'

export interface NatsServingOptions extends Partial<NatsLaneLimits> {
  /** Subjects whose requests are served. */
  readonly subjects: readonly string[]
  /** Daemons of one group share the requests; `queueGroupDefault` by default. */
  readonly queueGroup?: string
  /** Payload of the hello that every dialler gets. */
  readonly hello: Uint8Array
}

/** Where the answers to a request go. */
interface Route {
  readonly reply: string
  /** As its asker numbered it. */
  readonly correlation: number
  readonly key: string | undefined
}

export class NatsServingLane implements SocketLane {
  readonly name: string
  readonly closed: Promise<LaneEnd>
  readonly frameBytesMax: number
  readonly sendBufferBytesMax: number
  readonly #connection: NatsConnection
  readonly #outflow: Outflow
  readonly #own = createInbox()
  readonly #subscriptions: Subscription[]
  readonly #hello: Uint8Array
  readonly #routes = new Map<number, Route>()
  readonly #memory = new AnswerMemory()
  #correlation = 0
  #listener: FrameListener | undefined
  #ended = false
  #settle: (end: LaneEnd) => void = () => {}

  /** @param connection of this lane alone: it is closed with the lane */
  constructor(name: string, connection: NatsConnection, options: NatsServingOptions) {
    const all = { ...natsLimits, ...options }
    this.name = name
    this.#connection = connection
    this.#hello = options.hello
    this.frameBytesMax = frameLimitOf(connection, all)
    this.sendBufferBytesMax = all.sendBufferBytesMax
    this.#outflow = new Outflow(connection, all.sendBufferBytesMax)
    this.closed = new Promise((resolve) => {
      this.#settle = resolve
    })
    const queue = options.queueGroup ?? queueGroupDefault
    this.#subscriptions = [
      connection.subscribe(helloSubject, { callback: (_, message) => this.#greet(message) }),
      ...options.subjects.map((subject) =>
        connection.subscribe(subject, { queue, callback: (_, message) => this.#request(message) }),
      ),
    ]
    connection.subscribe(`${this.#own}.*`, { callback: (_, message) => this.#follow(message) })
    void connection.closed().then((error) => {
      const how = error instanceof Error ? error.message : 'the connection to the NATS server has ended'
      this.#finish(peerLost(name, how))
    })
  }

  /** Answers go to whoever asked; a frame of no request (correlation 0, or one answered before) has nobody to go to. */
  send(frame: Frame): Result<void, Fault> {
    if (this.#ended) return laneDown(this.name)
    const length = frameBytes(frame.payload.byteLength)
    if (length > this.frameBytesMax) return frameTooLarge(this.frameBytesMax, length)
    if (!this.#outflow.hasRoom(length)) return laneBusy(this.name)
    const route = this.#routes.get(frame.correlation)
    if (route === undefined) return ok(undefined)
    const bytes = encodeFrame({ ...headerOf(frame), correlation: route.correlation }, frame.payload)
    this.#outflow.publish(route.reply, bytes, {})
    if (frame.kind !== 'item') {
      this.#routes.delete(frame.correlation)
      if (route.key !== undefined) this.#memory.answered(route.key, bytes)
    }
    return ok(undefined)
  }

  onFrame(listener: FrameListener): void {
    if (this.#listener !== undefined) throw new Error(`the lane to ${this.name} has a listener already`)
    this.#listener = listener
  }

  /**
   * Takes no new requests and resolves when all that the server had sent here before have been delivered. Answers still go out.
   * Requests that come from now on reach the other daemons of the group.
   */
  async drain(): Promise<void> {
    if (this.#connection.isClosed()) return
    await Promise.all(this.#subscriptions.map((subscription) => subscription.drain()))
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

  #greet({ reply }: Msg): void {
    if (reply === undefined || this.#ended) return
    this.#outflow.publish(reply, encodeFrame(answerHeader('hello', 0), this.#hello), {})
  }

  #request({ data, headers, reply }: Msg): void {
    // Nobody could be answered.
    if (reply === undefined || this.#ended) return
    const frame = readFrame(data.slice(), this.frameBytesMax)
    if (!frame.ok) this.#refuse(reply, 0, frame.error)
    else if (frame.value.kind !== 'request' || frame.value.correlation === 0)
      this.#refuse(reply, frame.value.correlation, onlyRequests)
    else this.#askedOnce(frame.value, reply, idempotencyKeyOf(headers))
  }

  /** A request whose key is known is under way or answered already. */
  #askedOnce(frame: FrameView, reply: string, key: string | undefined): void {
    const known = key === undefined ? undefined : this.#memory.recall(key)
    if (known instanceof Uint8Array) this.#outflow.publish(reply, known, {})
    else if (known !== undefined) this.#take(reply, known)
    else this.#begin(frame, { reply, correlation: frame.correlation, key })
  }

  #begin(frame: FrameView, route: Route): void {
    const local = ++this.#correlation
    this.#routes.set(local, route)
    if (route.key !== undefined) this.#memory.began(route.key, local)
    this.#take(route.reply, local)
    this.#deliver(renumbered(frame, local))
  }

  /** Tells the asker where the daemon that works for it is to be found. */
  #take(reply: string, local: number): void {
    this.#outflow.publish(reply, nothing, { reply: `${this.#own}.${local}` })
  }

  /** Credit and cancels for a request that was taken here. Looks, which are empty, only want somebody to be here. */
  #follow({ subject, data }: Msg): void {
    if (data.byteLength === 0 || this.#ended) return
    const local = Number(subject.slice(this.#own.length + 1))
    const frame = readFrame(data.slice(), this.frameBytesMax)
    if (!frame.ok || !this.#routes.has(local)) return
    const { kind } = frame.value
    if (kind !== 'credit' && kind !== 'cancel') return
    this.#deliver(renumbered(frame.value, local))
    // Nothing answers a cancel.
    if (kind === 'cancel') this.#forget(local)
  }

  #forget(local: number): void {
    const key = this.#routes.get(local)?.key
    this.#routes.delete(local)
    if (key !== undefined) this.#memory.forget(key)
  }

  #refuse(reply: string, correlation: number, fault: Fault): void {
    this.#outflow.publish(reply, encodeFrame(answerHeader('fault', correlation), faultPayload(fault)), {})
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
    this.#routes.clear()
    this.#settle(end)
    if (!this.#connection.isClosed()) void this.#connection.drain().catch(() => {})
  }
}

const nothing = new Uint8Array(0)
const onlyRequests: Fault = { code: 'FAULT_FRAME', offset: 9, message: 'Only requests are asked here.' }

const headerOf = ({ kind, flags, schema, source, target, deadline, trace }: Frame) => ({
  kind,
  flags,
  schema,
  source,
  target,
  deadline,
  trace,
})
