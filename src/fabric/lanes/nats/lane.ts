// The dialler's end: one lane to all daemons that serve on a NATS server. A request goes to the subject of its message and reaches
// one of them; its answers come to an inbox of this lane.

import { createInbox, type Msg, type NatsConnection } from '@nats-io/transport-node'
import type { Fault } from '../../fault.js'
import { frameBytes } from '../../frame/layout.js'
import type { FrameView } from '../../frame/view.js'
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
import { Asking } from './asking.js'
import { leave } from './connect.js'
import { faultView, nobodyServes, plainView, readMessage } from './frames.js'
import { Greetings } from './greetings.js'
import { isNobody, requestHeadersBytesMax } from './headers.js'
import { frameLimitOf, type NatsLaneLimits, natsLimits } from './limits.js'
import { type ConnectionNews, carriesLess, followConnection, listen, notPermitted } from './listen.js'
import { Outflow } from './outflow.js'
import { helloSubject } from './subjects.js'

/** After the first daemon has greeted, the others get this long. */
const gatherMs = 100
/** How often the daemons that work for us are looked for. */
const lookEveryMs = 500

const greetingToken = 'hello'

export class NatsLane implements Lane {
  readonly name: string
  readonly closed: Promise<LaneEnd>
  readonly #connection: NatsConnection
  readonly #frameBytesMax: number
  readonly #outflow: Outflow
  readonly #inbox = createInbox()
  readonly #asking: Asking
  readonly #greetings = new Greetings()
  readonly #watch: NodeJS.Timeout
  #gathering: NodeJS.Timeout | undefined
  #listener: FrameListener | undefined
  #early: FrameView[] = []
  #ended = false
  #settle: (end: LaneEnd) => void = () => {}

  /** @param connection of this lane alone: it is closed with the lane */
  constructor(name: string, connection: NatsConnection, limits: Partial<NatsLaneLimits> = {}) {
    const all = { ...natsLimits, ...limits }
    this.name = name
    this.#connection = connection
    this.#frameBytesMax = frameLimitOf(connection, all, requestHeadersBytesMax)
    this.#outflow = new Outflow(connection, all.sendBufferBytesMax)
    this.#asking = new Asking(this.#outflow, {
      inbox: this.#inbox,
      frameBytesMax: all.frameBytesMax,
      deliver: (frame) => this.#deliver(frame),
    })
    this.closed = new Promise((resolve) => {
      this.#settle = resolve
    })
    listen(
      connection,
      `${this.#inbox}.*`,
      (message) => this.#receive(message),
      (end) => this.#finish(end),
    )
    this.#watch = setInterval(() => this.#asking.look(), lookEveryMs)
    void connection.closed().then((error) => {
      const how = error instanceof Error ? error.message : 'the connection to the NATS server has ended'
      this.#finish(peerLost(name, how))
    })
    const news: ConnectionNews = {
      back: () => this.#asking.back(),
      carriesLess: () => this.#finish(peerLost(name, carriesLess)),
      refused: (subject) => this.#refused(subject),
    }
    void followConnection(connection, news, (end) => this.#finish(end))
  }

  send(frame: Frame): Result<void, Fault> {
    if (this.#ended) return laneDown(this.name)
    const length = frameBytes(frame.payload.byteLength)
    if (length > this.#frameBytesMax) return frameTooLarge(this.#frameBytesMax, length)
    if (!this.#outflow.hasRoom(length)) return laneBusy(this.name)
    if (frame.kind === 'request') this.#asking.ask(frame, (asked) => this.#greetings.subjectOf(asked))
    else if (frame.kind === 'hello') this.#greet(frame)
    else this.#asking.follow(frame)
    return ok(undefined)
  }

  onFrame(listener: FrameListener): void {
    if (this.#listener !== undefined) throw new Error(`the lane to ${this.name} has a listener already`)
    this.#listener = listener
    for (const frame of this.#early.splice(0)) this.#deliver(frame)
  }

  close(because?: Fault): void {
    this.#finish(ourEnd(because))
  }

  #greet(frame: Frame): void {
    this.#outflow.publish(helloSubject, encodeFrame(frame, frame.payload), { reply: `${this.#inbox}.${greetingToken}` })
  }

  #receive({ subject, data, headers, reply = '' }: Msg): void {
    if (this.#ended) return
    const token = subject.slice(this.#inbox.length + 1)
    if (token === greetingToken) this.#greeted(data, isNobody(headers))
    else if (isNobody(headers)) this.#asking.nobody(token)
    else this.#asking.receive(token, data, reply)
  }

  #greeted(data: Uint8Array, isNobodyThere: boolean): void {
    if (isNobodyThere) {
      this.#deliver(faultView(0, nobodyServes('anything')))
      return
    }
    const frame = readMessage(data, this.#frameBytesMax)
    // A greeting that does not read is that daemon's trouble; the others are still there.
    if (!frame.ok || !this.#greetings.add(frame.value).ok) return
    this.#gathering ??= setTimeout(() => this.#deliver(plainView('hello', 0, this.#greetings.payload())), gatherMs)
  }

  #refused(subject: string): void {
    if (subject === helloSubject) this.#deliver(faultView(0, notPermitted('ask on', subject)))
    else this.#asking.refused(subject)
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

  #finish(end: LaneEnd): void {
    if (this.#ended) return
    this.#ended = true
    clearInterval(this.#watch)
    clearTimeout(this.#gathering)
    this.#asking.forgetAll()
    this.#early = []
    this.#settle(end)
    void leave(this.#connection)
  }
}
