// A NATS server to come in by. Everybody who asks there is one peer on one lane: each request stands alone, so there is no
// handshake, and who may ask is the server's business. A lane that ends is made anew, whatever ended it.

import type { NatsConnection } from '@nats-io/transport-node'
import { type Fault, goalMessage, type LaneEnd, ok, type Result, schemasMessage } from '../../fabric/index.js'
import { shownAddress } from '../../fabric/lanes/address.js'
import {
  connectNats,
  followConnection,
  NatsServingLane,
  operationSubject,
  subjectOf,
} from '../../fabric/lanes/nats/index.js'
import type { LaneParts } from './lane-session.js'
import { Requests } from './requests.js'

export interface NatsOptions {
  /** `nats://127.0.0.1:4222` */
  readonly url: string
  /** Daemons of one group share the requests. */
  readonly queueGroup: string
  /** Requests of all askers that may wait for their answer. */
  readonly requestsInFlightMax: number
}

const connectMs = 5_000
/** A pause before a lane that has ended is made anew. */
const retryMs = 1_000
/** What a server gets to confirm that it sends nothing more. One that is silent keeps no daemon from its end. */
const drainMs = 1_000

export class NatsEntry {
  /** As it may be shown. */
  readonly address: string
  readonly #options: NatsOptions
  readonly #parts: LaneParts
  #connection: NatsConnection | undefined
  #lane: NatsServingLane | undefined
  #isUp = true
  #isClosing = false
  #cancelRetry: () => void = () => {}

  private constructor(options: NatsOptions, parts: LaneParts) {
    this.address = shownAddress(options.url)
    this.#options = options
    this.#parts = parts
  }

  /**
   * FAULT_ACTOR_DOWN where no server answers, FAULT_POLICY where it does not let us in or listen on what we serve; both with the
   * setting's path.
   */
  static async open(options: NatsOptions, parts: LaneParts): Promise<Result<NatsEntry, Fault>> {
    const entry = new NatsEntry(options, parts)
    const entered = await entry.#enter()
    return entered.ok ? ok(entry) : { ok: false, error: { ...entered.error, path: 'nats.url' } }
  }

  /** Whether peers still find us there. */
  reachable(): Result<void, Fault> {
    if (this.#isUp) return ok(undefined)
    const message = `The connection to ${this.address} is lost; it is being tried again.`
    return { ok: false, error: { code: 'FAULT_ACTOR_DOWN', actor: 'nats', message } }
  }

  /** Has the server send nothing more; resolves when what it had sent is here. Answers still go out. */
  async drain(): Promise<void> {
    if (this.#lane !== undefined) await this.#soon(this.#lane.drain(), drainMs)
  }

  /** Sends what was answered, and leaves. */
  async close(): Promise<void> {
    this.#isClosing = true
    this.#cancelRetry()
    this.#lane?.close()
    await this.#connection?.closed()
  }

  async #enter(): Promise<Result<void, Fault>> {
    const connected = await connectNats(this.#options.url, {
      name: 'constellation',
      timeoutMs: connectMs,
      patient: true,
    })
    if (!connected.ok) return connected
    const connection = connected.value
    const lane = this.#serve(connection)
    this.#connection = connection
    this.#lane = lane
    if (this.#isClosing) lane.close()
    // The server knows every subscription, or has refused one, before anybody is told that the door is open.
    const known = connection.flush().catch(() => {})
    const ended = await Promise.race([lane.closed, this.#soon(known, connectMs)])
    if (ended !== undefined) return { ok: false, error: faultOf(ended) }
    void lane.closed.then((end) => this.#ended(end))
    return ok(undefined)
  }

  #serve(connection: NatsConnection): NatsServingLane {
    const { messages, metrics, frameBytesMax } = this.#parts
    const { queueGroup, requestsInFlightMax } = this.#options
    const lane = new NatsServingLane(this.address, connection, {
      queueGroup,
      frameBytesMax,
      subjects: subjectsOf(this.#parts),
      contracts: messages.hello,
    })
    const peer = { frameBytesMax: lane.frameBytesMax, disagreements: new Map(), differing: new Map() }
    const requests = new Requests(lane, peer, { ...this.#parts, requestsInFlightMax })
    lane.onFrame((frame) => {
      metrics.frameBytes.inc({ direction: 'in' }, frame.payloadLength)
      requests.take(frame)
    })
    const news = { lost: () => this.#mark(false, 'the connection was lost'), back: () => this.#mark(true) }
    void followConnection(connection, news, (end) => lane.close(end.fault))
    return lane
  }

  #ended(end: LaneEnd): void {
    if (this.#isClosing) return
    this.#mark(false, faultOf(end).message)
    this.#cancelRetry = this.#parts.clock.setTimer(retryMs, () => void this.#enterAgain())
  }

  async #enterAgain(): Promise<void> {
    const entered = await this.#enter()
    if (entered.ok) this.#mark(true)
    else this.#ended({ by: 'peer', fault: entered.error })
  }

  #mark(isUp: boolean, reason?: string): void {
    if (isUp === this.#isUp || this.#isClosing) return
    this.#isUp = isUp
    const { address } = this
    if (isUp) this.#parts.log.info({ event: 'nats-up', address }, 'the NATS server answers again')
    else this.#parts.log.warn({ event: 'nats-down', address, reason }, 'the NATS server is lost')
  }

  /** Waits for `work`, but not longer than `ms`. */
  async #soon(work: Promise<void>, ms: number): Promise<void> {
    let cancel: () => void = () => {}
    const late = new Promise<void>((resolve) => {
      cancel = this.#parts.clock.setTimer(ms, resolve)
    })
    await Promise.race([work, late])
    cancel()
  }
}

const faultOf = ({ fault }: LaneEnd): Fault =>
  fault ?? { code: 'FAULT_ACTOR_DOWN', actor: 'nats', message: 'The lane to the NATS server was closed.' }

/** What this daemon can be asked for, and nothing else: others in the group may serve the rest. */
function subjectsOf({ messages, reception }: LaneParts): readonly string[] {
  const operations = [...messages.operations.keys()].map(operationSubject)
  const own = reception.desk.takesGoals ? [goalMessage, schemasMessage] : [schemasMessage]
  return [...operations, ...own.flatMap(({ name }) => subjectOf(name) ?? [])]
}
