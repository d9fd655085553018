// A NATS server to come in by. Everybody who asks there is one peer on one lane: each request stands alone, so there is no
// handshake, and who may ask is the server's business.

import type { NatsConnection } from '@nats-io/transport-node'
import { encodeHello, type Fault, goalMessage, ok, type Result, schemasMessage } from '../../fabric/index.js'
import {
  connectNats,
  NatsServingLane,
  operationSubject,
  subjectOf,
  withoutCredentials,
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

export class NatsEntry {
  readonly address: string
  readonly #connection: NatsConnection
  readonly #lane: NatsServingLane
  #connected = true

  private constructor(
    { url, queueGroup, requestsInFlightMax }: NatsOptions,
    connection: NatsConnection,
    parts: LaneParts,
  ) {
    const { messages, metrics, frameBytesMax } = parts
    this.address = withoutCredentials(url)
    this.#connection = connection
    this.#lane = new NatsServingLane(this.address, connection, {
      queueGroup,
      frameBytesMax,
      subjects: subjectsOf(parts),
      hello: encodeHello({ frameBytesMax, token: '', contracts: messages.hello }),
    })
    const peer = { frameBytesMax: this.#lane.frameBytesMax, disagreements: new Map() }
    const requests = new Requests(this.#lane, peer, { ...parts, requestsInFlightMax })
    this.#lane.onFrame((frame) => {
      metrics.frameBytes.inc({ direction: 'in' }, frame.payloadLength)
      requests.take(frame)
    })
    void this.#followState(parts)
  }

  /** FAULT_ACTOR_DOWN where no server answers, FAULT_POLICY where it does not let us in; both with the setting's path. */
  static async open(options: NatsOptions, parts: LaneParts): Promise<Result<NatsEntry, Fault>> {
    const connection = await connectNats(options.url, { name: 'constellation', timeoutMs: connectMs, patient: true })
    if (!connection.ok) return { ok: false, error: { ...connection.error, path: 'nats.url' } }
    const entry = new NatsEntry(options, connection.value, parts)
    // The server knows every subscription before anybody is told that the door is open.
    await connection.value.flush()
    return ok(entry)
  }

  /** Whether peers still find us there. */
  reachable(): Result<void, Fault> {
    if (this.#connected) return ok(undefined)
    const message = `The connection to ${this.address} is lost; it is being tried again.`
    return { ok: false, error: { code: 'FAULT_ACTOR_DOWN', actor: 'nats', message } }
  }

  /** Has the server send nothing more; resolves when what it had sent is here. Answers still go out. */
  drain(): Promise<void> {
    return this.#lane.drain()
  }

  /** Sends what was answered, and leaves. */
  async close(): Promise<void> {
    this.#lane.close()
    await this.#connection.closed()
  }

  async #followState({ log }: LaneParts): Promise<void> {
    const { address } = this
    for await (const { type } of this.#connection.status()) {
      if (type !== 'disconnect' && type !== 'reconnect') continue
      this.#connected = type === 'reconnect'
      if (this.#connected) log.info({ event: 'nats-up', address }, 'the NATS server answers again')
      else log.warn({ event: 'nats-down', address }, 'the NATS server is lost')
    }
  }
}

/** What this daemon can be asked for, and nothing else: others in the group may serve the rest. */
function subjectsOf({ messages, reception }: LaneParts): readonly string[] {
  const operations = [...messages.operations.keys()].map(operationSubject)
  const own = reception.desk.takesGoals ? [goalMessage, schemasMessage] : [schemasMessage]
  return [...operations, ...own.flatMap(({ name }) => subjectOf(name) ?? [])]
}
