// The door: one TCP port on which peers speak JSON over HTTP or frames over a WebSocket.

import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { Registry } from 'prom-client'
import { WebSocketServer } from 'ws'
import { err, type Fault, frameBytesMax, ok, type Result } from '../../fabric/index.js'
import { asError, type Clock, type EventLog } from '../kernel/index.js'
import type { Desk } from './desk.js'
import { type EntryRules, foreign } from './entry.js'
import { httpServer } from './http.js'
import { httpStatus } from './http-status.js'
import { type LaneParts, LaneSession } from './lane-session.js'
import { isLoopback } from './loopback.js'
import { laneMessages } from './messages.js'
import { doorMetrics } from './metrics.js'
import { Reception } from './reception.js'

export interface DoorOptions {
  readonly desk: Desk
  /** Interface to listen on; 127.0.0.1 unless the operator chose another. */
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  /** What peers must bring; empty for nothing. */
  readonly token: string
  /** Origins besides loopback ones whose pages may come in. */
  readonly origins: readonly string[]
  readonly connectionsMax: number
  /** Requests of one lane that may wait for their answer. */
  readonly requestsInFlightMax: number
  /** Goals of all peers worked on at once. */
  readonly goalsInFlightMax: number
  /** Largest HTTP body, in bytes. */
  readonly bodyBytesMax: number
  /** Largest frame, in bytes; the fabric's by default. */
  readonly frameBytesMax?: number
  /** Longest time to an answer, in ms. */
  readonly deadlineMsMax: number
  /** What a peer gets to send its hello, in ms; 5,000 by default. */
  readonly helloMs?: number
  /** Metrics of others that GET /metrics shows beside the door's own. */
  readonly metrics?: Registry
}

const helloMsDefault = 5_000
const keepAliveMs = 30_000
const lanePath = '/v1/lane'

/** Opens the door. A port or host that can't be had is FAULT_CONFIG with the path of its setting. */
export async function openDoor(options: DoorOptions, clock: Clock, log: EventLog): Promise<Result<Door, Fault>> {
  const { desk, host, port, token, origins } = options
  const registry = new Registry()
  const metrics = doorMetrics(registry)
  const shown = options.metrics === undefined ? registry : Registry.merge([registry, options.metrics])
  const { goalsInFlightMax, deadlineMsMax, bodyBytesMax, connectionsMax, requestsInFlightMax } = options
  const reception = new Reception(desk, clock, log, { goalsInFlightMax, deadlineMsMax }, metrics)
  const rules = { token, origins, loopbackOnly: isLoopback(host) }
  const http = httpServer({ reception, rules, metrics, registry: shown, log, bodyBytesMax, connectionsMax })
  const door = new Door(http, reception, rules, {
    reception,
    messages: laneMessages(desk),
    rules,
    metrics,
    clock,
    log,
    requestsInFlightMax,
    frameBytesMax: options.frameBytesMax ?? frameBytesMax,
    helloMs: options.helloMs ?? helloMsDefault,
  })
  try {
    await http.listen({ host, port })
  } catch (thrown) {
    return err(notListening(host, port, asError(thrown)))
  }
  return ok(door)
}

function notListening(host: string, port: number, error: Error): Fault {
  const code = 'code' in error ? error.code : undefined
  const where = `${host}:${port}`
  if (code === 'EADDRINUSE')
    return { code: 'FAULT_CONFIG', path: 'listen.port', message: `${where} is in use; choose another listen.port.` }
  const path = code === 'EACCES' ? 'listen.port' : 'listen.host'
  return { code: 'FAULT_CONFIG', path, message: `Can't listen on ${where}: ${error.message}.` }
}

export class Door {
  readonly #http: FastifyInstance
  readonly #reception: Reception
  readonly #rules: EntryRules
  readonly #parts: LaneParts
  readonly #sockets: WebSocketServer
  readonly #sessions = new Set<LaneSession>()

  constructor(http: FastifyInstance, reception: Reception, rules: EntryRules, parts: LaneParts) {
    this.#http = http
    this.#reception = reception
    this.#rules = rules
    this.#parts = parts
    // The server refuses a message above this before it buffers it.
    this.#sockets = new WebSocketServer({ noServer: true, maxPayload: parts.frameBytesMax, perMessageDeflate: false })
    http.server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head))
    // A peer that went without a word is noticed by the system.
    http.server.on('connection', (socket) => socket.setKeepAlive(true, keepAliveMs))
  }

  /** `http://127.0.0.1:4747` */
  get url(): string {
    const address = this.#http.server.address()
    if (address === null || typeof address === 'string') throw new Error('the door listens on TCP or not at all')
    const host = address.family === 'IPv6' ? `[${address.address}]` : address.address
    return `http://${host}:${address.port}`
  }

  /** Goals and calls that wait for their answer. */
  get inFlight(): number {
    return this.#reception.inFlight
  }

  /**
   * Takes nothing new (`readyz` says 503, goals are `busy`), waits for what is in flight, and aborts what is left.
   *
   * @param deadline instant on the injected clock
   * @returns whether everything was answered in time
   */
  drain(deadline: number): Promise<boolean> {
    return this.#reception.drain(deadline)
  }

  /** Lets go of the port and of every peer. */
  async close(): Promise<void> {
    for (const session of this.#sessions) session.close()
    await Promise.all([...this.#sessions].map(({ closed }) => closed))
    await this.#http.close()
    for (const socket of this.#sockets.clients) socket.terminate()
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const refusal = this.#refusal(request)
    if (refusal !== undefined) {
      const body = JSON.stringify({ fault: refusal })
      const status = httpStatus(refusal.code)
      this.#parts.metrics.refusals.inc({ code: refusal.code })
      socket.on('error', () => {}) // it may be gone already
      socket.end(
        `HTTP/1.1 ${status} Refused\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
      )
      return
    }
    const { remoteAddress = 'unknown', remotePort = 0 } = request.socket
    this.#sockets.handleUpgrade(request, socket, head, (webSocket) => {
      const session = new LaneSession(`${remoteAddress}:${remotePort}`, webSocket, this.#parts)
      this.#sessions.add(session)
      void session.closed.then(() => this.#sessions.delete(session))
    })
  }

  #refusal({ headers, url = '' }: IncomingMessage): Fault | undefined {
    const name = `GET ${url.slice(0, 128)}`
    if (url !== lanePath)
      return {
        code: 'FAULT_UNKNOWN_OPERATION',
        name,
        candidates: [`GET ${lanePath}`],
        message: `There is no lane at ${name}.`,
      }
    return foreign(headers, this.#rules) ?? this.#reception.closing
  }
}
