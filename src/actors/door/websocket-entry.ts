// Peers that come in by an upgrade to a WebSocket.

import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { type Fault, WebSocketLane } from '../../fabric/index.js'
import { foreign } from './entry.js'
import { httpStatus } from './http-status.js'
import type { LaneParts, MakeLane } from './lane-session.js'

const lanePath = '/v1/lane'

export class WebSocketEntry {
  readonly #parts: LaneParts
  readonly #server: WebSocketServer
  readonly #welcome: (makeLane: MakeLane) => void

  /** @param welcome begins a session with a peer that was let in */
  constructor(parts: LaneParts, welcome: (makeLane: MakeLane) => void) {
    this.#parts = parts
    this.#welcome = welcome
    // The server refuses a message above this before it buffers it.
    this.#server = new WebSocketServer({ noServer: true, maxPayload: parts.frameBytesMax, perMessageDeflate: false })
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const refusal = this.#refusal(request)
    if (refusal !== undefined) {
      this.#parts.metrics.refusals.inc({ code: refusal.code })
      refuse(socket, refusal)
      return
    }
    const { remoteAddress = 'unknown', remotePort = 0 } = request.socket
    const { frameBytesMax } = this.#parts
    this.#server.handleUpgrade(request, socket, head, (webSocket) => {
      this.#welcome(
        (farewell) => new WebSocketLane(`${remoteAddress}:${remotePort}`, webSocket, { frameBytesMax, farewell }),
      )
    })
  }

  /** Cuts off who is left. */
  terminate(): void {
    for (const socket of this.#server.clients) socket.terminate()
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
    return foreign(headers, this.#parts.rules) ?? this.#parts.reception.closing
  }
}

function refuse(socket: Duplex, fault: Fault): void {
  const body = JSON.stringify({ fault })
  socket.on('error', () => {}) // it may be gone already
  socket.end(
    `HTTP/1.1 ${httpStatus(fault.code)} Refused\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
}
