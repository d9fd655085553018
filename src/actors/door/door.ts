// The door: one TCP port on which peers speak JSON over HTTP or frames over a WebSocket, and a unix socket
// and a NATS server for frames alone.

import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { Registry } from 'prom-client'
import { err, type Fault, frameBytesMax, ok, type Result, UnixLane } from '../../fabric/index.js'
import { isLoopback } from '../../fabric/lanes/loopback.js'
import { asError, type Clock, type EventLog } from '../kernel/index.js'
import { Connections } from './connections.js'
import type { DoorOptions } from './door-options.js'
import { httpServer } from './http.js'
import { type LaneParts, LaneSession, type MakeLane } from './lane-session.js'
import { laneMessages } from './messages.js'
import { doorMetrics } from './metrics.js'
import { NatsEntry, type NatsOptions } from './nats-entry.js'
import { Reception } from './reception.js'
import { UnixListener } from './unix-listener.js'
import { WebSocketEntry } from './websocket-entry.js'

const helloMsDefault = 5_000
const keepAliveMs = 30_000
/** What peers get to close their side once the door has closed its own. */
const partingMs = 1_000

/** Opens the door. A port, host or socket that can't be had is FAULT_CONFIG with the path of its setting. */
export async function openDoor(options: DoorOptions, clock: Clock, log: EventLog): Promise<Result<Door, Fault>> {
  const { desk, host, port, unix, nats, token, origins } = options
  const registry = new Registry()
  const metrics = doorMetrics(registry)
  const shown = options.metrics === undefined ? registry : Registry.merge([registry, options.metrics])
  const { goalsInFlightMax, deadlineMsMax, bodyBytesMax, connectionsMax, requestsInFlightMax } = options
  const reception = new Reception(desk, clock, log, { goalsInFlightMax, deadlineMsMax }, metrics)
  const rules = { token, origins, loopbackOnly: isLoopback(host) }
  const parts: LaneParts = {
    reception,
    messages: laneMessages(desk),
    rules,
    metrics,
    clock,
    log,
    requestsInFlightMax,
    frameBytesMax: options.frameBytesMax ?? frameBytesMax,
    helloMs: options.helloMs ?? helloMsDefault,
  }
  const door = new Door(parts, { registry: shown, bodyBytesMax, connectionsMax })
  const opened = await door.open(host, port, unix, nats)
  if (opened.ok) return ok(door)
  await door.close()
  return opened
}

type DoorLimits = Pick<DoorOptions, 'bodyBytesMax' | 'connectionsMax'> & { readonly registry: Registry }

export class Door {
  readonly #http: FastifyInstance
  readonly #parts: LaneParts
  readonly #connections: Connections
  readonly #webSockets: WebSocketEntry
  readonly #sessions = new Set<LaneSession>()
  #unix: UnixListener | undefined
  #nats: NatsEntry | undefined
  #unixPeers = 0

  /** Made by `openDoor`. */
  constructor(parts: LaneParts, { registry, bodyBytesMax, connectionsMax }: DoorLimits) {
    this.#parts = parts
    this.#connections = new Connections(connectionsMax)
    this.#http = httpServer({ ...parts, registry, bodyBytesMax, listening: this })
    this.#webSockets = new WebSocketEntry(parts, (makeLane) => this.#welcome(makeLane))
    this.#http.server.on('upgrade', (request, socket, head) => this.#webSockets.upgrade(request, socket, head))
    this.#http.server.on('connection', (socket) => {
      // A peer that went without a word is noticed by the system.
      if (this.#connections.admit(socket)) socket.setKeepAlive(true, keepAliveMs)
    })
  }

  /** Starts listening. Called once, by `openDoor`. */
  async open(
    host: string,
    port: number,
    unix: string | undefined,
    nats: NatsOptions | undefined,
  ): Promise<Result<void, Fault>> {
    if (nats !== undefined) {
      const entry = await NatsEntry.open(nats, this.#parts)
      if (!entry.ok) return entry
      this.#nats = entry.value
    }
    if (unix !== undefined) {
      const listener = await UnixListener.open(
        unix,
        (socket) => this.#meet(socket),
        (error) => this.#parts.log.error({ event: 'unix-socket', err: error }, 'a connection could not be taken'),
      )
      if (!listener.ok) return listener
      this.#unix = listener.value
    }
    try {
      await this.#http.listen({ host, port })
      return ok(undefined)
    } catch (thrown) {
      return err(notListening(host, port, asError(thrown)))
    }
  }

  /** `http://127.0.0.1:4747` */
  get url(): string {
    const address = this.#http.server.address()
    if (address === null || typeof address === 'string') throw new Error('the door listens on TCP or not at all')
    const host = address.family === 'IPv6' ? `[${address.address}]` : address.address
    return `http://${host}:${address.port}`
  }

  /** Wherever peers may come in: `http://127.0.0.1:4747`, `unix:/run/constellation.sock`. */
  get addresses(): readonly string[] {
    const unix = this.#unix === undefined ? [] : [`unix:${this.#unix.path}`]
    const nats = this.#nats === undefined ? [] : [this.#nats.address]
    return [this.url, ...unix, ...nats]
  }

  /** Whether peers still find all of them. */
  async reachable(): Promise<Result<void, Fault>> {
    const nats = this.#nats?.reachable() ?? ok(undefined)
    return nats.ok ? (this.#unix?.reachable() ?? nats) : nats
  }

  /** Goals, calls and streams that wait for their answer. */
  get inFlight(): number {
    return this.#parts.reception.inFlight
  }

  /**
   * Takes nothing new (`readyz` says 503, goals are `busy`), waits for what is in flight, and aborts what is left.
   *
   * @param deadline instant on the injected clock
   * @returns whether everything was answered in time
   */
  async drain(deadline: number): Promise<boolean> {
    // First of all: what this server had been given to hand over is still admitted.
    await this.#nats?.drain()
    return this.#parts.reception.drain(deadline)
  }

  /** Lets go of the port, of the unix socket and of every peer. */
  async close(): Promise<void> {
    const closed = Promise.all([this.#http.close(), this.#unix?.close(), this.#nats?.close()])
    for (const session of this.#sessions) session.close()
    // A peer that does not close its side is cut off.
    const cancel = this.#parts.clock.setTimer(partingMs, () => {
      this.#webSockets.terminate()
      this.#unix?.destroy()
    })
    await closed
    cancel()
  }

  #meet(socket: Socket): void {
    if (!this.#connections.admit(socket)) return
    const { frameBytesMax: frameMax, reception } = this.#parts
    const name = `unix peer ${++this.#unixPeers}`
    const session = this.#welcome((farewell) => new UnixLane(name, socket, { frameBytesMax: frameMax, farewell }))
    if (reception.closing !== undefined) session.close(reception.closing)
  }

  #welcome(makeLane: MakeLane): LaneSession {
    const session = new LaneSession(makeLane, this.#parts)
    this.#sessions.add(session)
    void session.closed.then(() => this.#sessions.delete(session))
    return session
  }
}

function notListening(host: string, port: number, error: Error): Fault {
  const code = 'code' in error ? error.code : undefined
  const where = `${host}:${port}`
  if (code === 'EADDRINUSE')
    return { code: 'FAULT_CONFIG', path: 'listen.port', message: `${where} is in use; choose another listen.port.` }
  const path = code === 'EACCES' ? 'listen.port' : 'listen.host'
  return { code: 'FAULT_CONFIG', path, message: `Can't listen on ${where}: ${error.message}.` }
}
