// One connection to a daemon: the handshake, and requests matched to their answers.

import type { DomainError, Fault } from '../fabric/fault.js'
import {
  checkIdentities,
  encodeHello,
  type Frame,
  type FrameView,
  frameBytesMax,
  noPayload,
  noSchema,
  noTrace,
  readHello,
  type ShortIdentity,
} from '../fabric/frame.js'
import { WebSocketLane, type WebSocketLike } from '../fabric/lanes/websocket/index.js'
import { domainErrorMessage, faultMessage, fromFaultRecord, goalMessage, outcomeMessage } from '../fabric/peer/index.js'
import { err, ok, type Result } from '../fabric/result.js'

export interface RequestOptions {
  /** Seconds to wait for the answer. */
  readonly patience?: number
  readonly signal?: AbortSignal
}

/** Whole answers of one request: a payload with its schema, the model's no, or a fault. */
export interface Reply {
  readonly schema: ShortIdentity
  readonly payload: Uint8Array
}

const patienceDefault = 60

interface Pending {
  readonly settle: (outcome: Result<Reply, Fault | DomainError>) => void
}

const cancelled: Fault = { code: 'FAULT_CANCELLED', message: 'the request was cancelled' }
const expired: Fault = { code: 'FAULT_EXPIRED', message: 'no answer came within the patience given' }

export class Connection {
  private readonly pending = new Map<number, Pending>()
  private nextCorrelation = 1
  private greeted: (outcome: Result<void, Fault>) => void = () => {}

  private constructor(private readonly lane: WebSocketLane) {
    lane.onFrame((frame) => this.onFrame(frame))
    void lane.closed.then(({ fault }) => this.end(fault))
  }

  /** Opens the lane and shakes hands; resolves when requests may be sent. */
  static async open(
    name: string,
    socket: WebSocketLike,
    token: string,
    timeoutMs: number,
  ): Promise<Result<Connection, Fault>> {
    const connection = new Connection(new WebSocketLane(name, socket))
    const greeting = new Promise<Result<void, Fault>>((resolve) => {
      connection.greeted = resolve
      const timer = setTimeout(
        () => resolve(err({ code: 'FAULT_EXPIRED', message: `${name} did not answer in ${timeoutMs} ms` })),
        timeoutMs,
      )
      void connection.lane.closed.then(({ fault }) => {
        clearTimeout(timer)
        resolve(err(fault ?? { code: 'FAULT_ACTOR_DOWN', actor: name, message: `${name} closed the connection` }))
      })
    })
    await opened(socket)
    connection.lane.send(frame('hello', noSchema, 0, encodeHello({ frameBytesMax, token, contracts: ownContracts })))
    const outcome = await greeting
    if (outcome.ok) return ok(connection)
    connection.close()
    return outcome
  }

  /** Sends a request and waits for its one answer. Cancelling tells the daemon, which frees the work. */
  request(
    schema: ShortIdentity,
    payload: Uint8Array,
    options: RequestOptions,
  ): Promise<Result<Reply, Fault | DomainError>> {
    const { patience = patienceDefault, signal } = options
    if (signal?.aborted) return Promise.resolve(err(cancelled))
    const correlation = this.nextCorrelation++
    const deadline = Date.now() + patience * 1_000
    return new Promise((resolve) => {
      const abandon = (fault: Fault): void => {
        this.lane.send(frame('cancel', noSchema, correlation, noPayload))
        settle(err(fault))
      }
      const onAbort = (): void => abandon(cancelled)
      const timer = setTimeout(() => abandon(expired), patience * 1_000)
      const settle = (outcome: Result<Reply, Fault | DomainError>): void => {
        this.pending.delete(correlation)
        clearTimeout(timer)
        signal?.removeEventListener('abort', onAbort)
        resolve(outcome)
      }
      this.pending.set(correlation, { settle })
      signal?.addEventListener('abort', onAbort, { once: true })
      const sent = this.lane.send({ ...frame('request', schema, correlation, payload), deadline })
      if (!sent.ok) settle(sent)
    })
  }

  private onFrame(received: FrameView): void {
    if (received.kind === 'hello') {
      const hello = readHello(received.payload)
      const faults = hello.ok ? checkIdentities(ownContracts, hello.value.contracts) : [hello.error]
      this.greeted(faults[0] === undefined ? ok(undefined) : err(faults[0]))
      return
    }
    const outcome = readOutcome(received)
    // A fault under no request of ours, such as a refused token, is about the connection.
    if (received.correlation === 0 && !outcome.ok && 'code' in outcome.error) this.greeted(err(outcome.error))
    this.pending.get(received.correlation)?.settle(outcome)
  }

  private end(fault: Fault | undefined): void {
    const down: Fault = fault ?? {
      code: 'FAULT_ACTOR_DOWN',
      actor: this.lane.name,
      message: 'the connection is closed',
    }
    for (const { settle } of [...this.pending.values()]) settle(err(down))
  }

  close(): void {
    this.lane.close()
  }
}

const ownContracts = [goalMessage, outcomeMessage, faultMessage, domainErrorMessage].map(({ name, digest }) => ({
  name,
  identity: digest,
}))

const frame = (kind: Frame['kind'], schema: ShortIdentity, correlation: number, payload: Uint8Array): Frame => ({
  kind,
  flags: 0,
  schema,
  source: 0,
  target: 0,
  correlation,
  deadline: Number.POSITIVE_INFINITY,
  trace: noTrace,
  payload,
})

function readOutcome(received: FrameView): Result<Reply, Fault | DomainError> {
  switch (received.kind) {
    case 'reply':
      return ok({ schema: received.schema, payload: received.payload.slice() })
    case 'domainError':
      return refused(domainErrorMessage.codec.decode(received.payload))
    case 'fault': {
      const record = faultMessage.codec.decode(received.payload)
      return record.ok ? err(fromFaultRecord(record.value)) : record
    }
    default:
      return err({ code: 'FAULT_FRAME', offset: 9, message: `a request is not answered by a ${received.kind} frame` })
  }
}

const refused = (error: Result<DomainError, Fault>): Result<never, Fault | DomainError> =>
  err(error.ok ? error.value : error.error)

/** Resolves when the socket is open or has failed; its lane tells which. */
const opened = (socket: WebSocketLike): Promise<void> =>
  new Promise((resolve) => {
    if (socket.readyState >= 1) {
      resolve()
      return
    }
    // Both `ws` and browsers have `open`; WebSocketLike lists only what a lane needs.
    const target = socket as unknown as { addEventListener(type: string, listener: () => void): void }
    target.addEventListener('open', () => resolve())
    target.addEventListener('close', () => resolve())
  })
