// The dialler's end: one lane to all daemons that serve on a NATS server. A request goes to the subject of its message and reaches
// one of them; its answers come to an inbox of this lane.

import { createInbox, type Msg, type NatsConnection } from '@nats-io/transport-node'
import type { Fault } from '../../fault.js'
import { shortIdentity, shortIdentityText } from '../../frame/identity.js'
import { frameBytes } from '../../frame/layout.js'
import { type FrameView, readFrame } from '../../frame/view.js'
import { encodeFrame, type Frame } from '../../frame/write.js'
import { ok, type Result } from '../../result.js'
import {
  type FrameListener,
  frameTooLarge,
  type Lane,
  type LaneEnd,
  laneBusy,
  laneDown,
  listenerDefect,
  ourEnd,
  peerLost,
} from '../lane.js'
import { type Asked, AskedRequests } from './asked.js'
import { answerHeader, answerOf, faultFrame, nobodyServes } from './frames.js'
import { Greetings } from './greetings.js'
import { isNobody, requestHeaders } from './headers.js'
import { frameLimitOf, type NatsLaneLimits, natsLimits } from './limits.js'
import { Outflow } from './outflow.js'
import { streamedOperation } from './streamed-operation.js'
import { helloSubject, operationSubject, subjectOf } from './subjects.js'

/** After the first daemon has greeted, the others get this long. */
const gatherMs = 100
/** How often the daemons that work for us are looked for. */
const lookEveryMs = 500
/** An answer may be this late, in ms, before its request is forgotten. */
const graceMs = 5_000

const greetingToken = 'hello'
const lookToken = 'look'

export class NatsLane implements Lane {
  readonly name: string
  readonly closed: Promise<LaneEnd>
  readonly #connection: NatsConnection
  readonly #frameBytesMax: number
  readonly #outflow: Outflow
  readonly #inbox = createInbox()
  readonly #asked = new AskedRequests()
  readonly #greetings = new Greetings()
  /** Subjects by the short identity of the request. */
  readonly #subjects = new Map<string, string>()
  readonly #watch: NodeJS.Timeout
  /** The daemons looked for last, by the reply token of each look. */
  #looks = new Map<string, string>()
  #tokens = 0
  #listener: FrameListener | undefined
  #early: FrameView[] = []
  #ended = false
  #settle: (end: LaneEnd) => void = () => {}

  /** @param connection of this lane alone: it is closed with the lane */
  constructor(name: string, connection: NatsConnection, limits: Partial<NatsLaneLimits> = {}) {
    const all = { ...natsLimits, ...limits }
    this.name = name
    this.#connection = connection
    this.#frameBytesMax = frameLimitOf(connection, all)
    this.#outflow = new Outflow(connection, all.sendBufferBytesMax)
    this.closed = new Promise((resolve) => {
      this.#settle = resolve
    })
    connection.subscribe(`${this.#inbox}.*`, { callback: (_, message) => this.#receive(message) })
    this.#watch = setInterval(() => this.#look(), lookEveryMs)
    void connection.closed().then((error) => {
      const how = error instanceof Error ? error.message : 'the connection to the NATS server has ended'
      this.#finish(peerLost(name, how))
    })
    void this.#askAgainAfterReconnects()
  }

  send(frame: Frame): Result<void, Fault> {
    if (this.#ended) return laneDown(this.name)
    const length = frameBytes(frame.payload.byteLength)
    if (length > this.#frameBytesMax) return frameTooLarge(this.#frameBytesMax, length)
    if (!this.#outflow.hasRoom(length)) return laneBusy(this.name)
    if (frame.kind === 'request') this.#request(frame)
    else if (frame.kind === 'hello') this.#publish(helloSubject, encodeFrame(frame, frame.payload), greetingToken)
    else this.#follow(frame)
    return ok(undefined)
  }

  onFrame(listener: FrameListener): void {
    if (this.#listener !== undefined) throw new Error(`the lane to ${this.name} has a listener already`)
    this.#listener = listener
    const early = this.#early
    this.#early = []
    for (const frame of early) this.#deliver(frame)
  }

  close(because?: Fault): void {
    this.#finish(ourEnd(because))
  }

  #request(frame: Frame): void {
    const operation = streamedOperation(frame)
    const short = shortIdentityText(frame.schema)
    const subject = operation === undefined ? this.#subjects.get(short) : operationSubject(operation)
    if (subject === undefined) {
      // In a turn of its own, as from a peer: nobody expects an answer before `send` has returned.
      queueMicrotask(() => this.#deliver(faultFrame(frame.correlation, nobodyServes(`schema ${short}`))))
      return
    }
    const asked: Asked = {
      correlation: frame.correlation,
      subject,
      frame: encodeFrame(frame, frame.payload),
      headers: requestHeaders(frame, `${this.#inbox}.${++this.#tokens}`),
      deadline: frame.deadline,
      repeatable: operation === undefined,
    }
    this.#asked.add(asked, performance.now())
    this.#ask(asked)
  }

  #ask({ subject, frame, headers, correlation }: Asked): void {
    this.#outflow.publish(subject, frame, { reply: `${this.#inbox}.${correlation}`, headers })
  }

  #publish(subject: string, payload: Uint8Array, replyToken: string): void {
    this.#outflow.publish(subject, payload, { reply: `${this.#inbox}.${replyToken}` })
  }

  /** Credit and cancels go to whoever took the request; a cancel that is ahead of that goes once it is known. */
  #follow(frame: Frame): void {
    const { correlation, kind } = frame
    const taker = kind === 'cancel' ? this.#asked.cancel(correlation) : this.#asked.takerOf(correlation)
    if (taker !== undefined) this.#publish(taker, encodeFrame(frame, frame.payload), String(correlation))
  }

  #taken(correlation: number, taker: string): void {
    if (!this.#asked.taken(correlation, taker)) return
    this.#publish(taker, encodeFrame(answerHeader('cancel', correlation), nothing), String(correlation))
  }

  #receive({ subject, data, headers, reply }: Msg): void {
    if (this.#ended) return
    const token = subject.slice(this.#inbox.length + 1)
    if (isNobody(headers)) this.#nobody(token)
    else if (token === greetingToken) this.#greeted(data)
    else if (data.byteLength === 0 && reply !== undefined) this.#taken(Number(token), reply)
    else this.#answered(Number(token), data)
  }

  /** Nobody listens on what was published with this token in its reply subject. */
  #nobody(token: string): void {
    const daemon = this.#looks.get(token)
    if (daemon !== undefined) this.#daemonGone(daemon)
    else if (token.startsWith(lookToken)) return
    else if (token === greetingToken) this.#deliver(faultFrame(0, nobodyServes('anything')))
    else {
      const correlation = Number(token)
      const wanted = this.#asked.isWanted(correlation)
      this.#asked.delete(correlation)
      if (wanted) this.#deliver(faultFrame(correlation, nobodyServes('this request')))
    }
  }

  #greeted(data: Uint8Array): void {
    const frame = readFrame(data.slice(), this.#frameBytesMax)
    if (!frame.ok) return
    const first = !this.#greetings.heard
    // A greeting that does not read is that daemon's trouble; the others are still there.
    if (!this.#greetings.add(frame.value).ok) return
    for (const { name, identity } of this.#greetings.contracts) {
      const subject = subjectOf(name)
      if (subject !== undefined) this.#subjects.set(shortIdentityText(shortIdentity(identity)), subject)
    }
    if (first) setTimeout(() => this.#deliver(answerOf('hello', 0, this.#greetings.payload())), gatherMs)
  }

  #answered(correlation: number, data: Uint8Array): void {
    if (!this.#asked.isWanted(correlation)) {
      this.#asked.delete(correlation)
      return
    }
    const frame = readFrame(data.slice(), this.#frameBytesMax)
    if (frame.ok && frame.value.correlation === correlation) {
      if (frame.value.kind !== 'item') this.#asked.delete(correlation)
      this.#deliver(frame.value)
      return
    }
    this.#asked.delete(correlation)
    const message = 'The answer belongs to another request.'
    this.#deliver(faultFrame(correlation, frame.ok ? { code: 'FAULT_FRAME', offset: 32, message } : frame.error))
  }

  #deliver(frame: FrameView): void {
    if (this.#ended) return
    if (this.#listener === undefined) {
      this.#early.push(frame)
      return
    }
    try {
      this.#listener(frame)
    } catch (thrown) {
      this.#finish(listenerDefect(thrown))
    } finally {
      frame.release()
    }
  }

  #look(): void {
    this.#asked.expire(Date.now(), graceMs)
    for (const asked of this.#asked.lost(performance.now())) this.#askAgain(asked)
    this.#looks = new Map([...this.#asked.takers()].map((daemon) => [`${lookToken}${++this.#tokens}`, daemon]))
    // Nobody answers a look; only that nobody is there comes back.
    for (const [token, daemon] of this.#looks) this.#publish(`${daemon}.look`, nothing, token)
  }

  #daemonGone(daemon: string): void {
    for (const asked of this.#asked.takenBy(daemon)) this.#askAgain(asked)
  }

  /** A connection that was lost may have lost answers with it. */
  async #askAgainAfterReconnects(): Promise<void> {
    for await (const { type } of this.#connection.status()) {
      if (type === 'reconnect') for (const asked of this.#asked.all()) this.#askAgain(asked)
    }
  }

  #askAgain(asked: Asked): void {
    if (!asked.repeatable) {
      this.#asked.delete(asked.correlation)
      const message = 'The daemon that streamed has gone.'
      this.#deliver(faultFrame(asked.correlation, { code: 'FAULT_ACTOR_DOWN', actor: this.name, message }))
    } else if (this.#outflow.hasRoom(asked.frame.byteLength)) {
      this.#asked.again(asked.correlation, performance.now())
      this.#ask(asked)
    }
  }

  #finish(end: LaneEnd): void {
    if (this.#ended) return
    this.#ended = true
    clearInterval(this.#watch)
    this.#asked.clear()
    this.#early = []
    this.#settle(end)
    // Sends what was taken before; a connection that is closed already says so by a rejection that changes nothing.
    if (!this.#connection.isClosed()) void this.#connection.drain().catch(() => {})
  }
}

const nothing = new Uint8Array(0)
