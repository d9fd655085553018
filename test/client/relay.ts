// A wire that a test can cut: passes TCP connections on to a daemon, one socket for each.

import { once } from 'node:events'
import { type AddressInfo, createConnection, createServer, type Server, type Socket } from 'node:net'
import { afterEach } from 'vitest'

const relays: Relay[] = []
afterEach(async () => {
  for (const relay of relays.splice(0)) await relay.close()
})

export class Relay {
  /** Connections that have come, refused ones too. */
  connections = 0
  /** Whether connections are turned away as they come. */
  refusing = false
  /** Where new connections go. */
  target: number
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  #down: Socket[] = []

  private constructor(target: number, server: Server) {
    this.target = target
    this.#server = server
    server.on('connection', (socket) => this.#accept(socket))
  }

  /** @param url of a door, `http://127.0.0.1:4747` */
  static async to(url: string): Promise<Relay> {
    const server = createServer()
    const relay = new Relay(Number(new URL(url).port), server)
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    relays.push(relay)
    return relay
  }

  get laneUrl(): string {
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1/lane`
  }

  /** Cuts every connection there is. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy()
    this.#down = []
  }

  /** From now on nothing of what the daemon says gets through the connections there are. */
  hush(): void {
    for (const socket of this.#down) socket.unpipe()
  }

  async close(): Promise<void> {
    this.cut()
    this.#server.close()
    if (this.#server.listening) await once(this.#server, 'close')
  }

  #accept(socket: Socket): void {
    this.connections++
    this.#keep(socket)
    if (this.refusing) {
      socket.destroy()
      return
    }
    const up = createConnection(this.target, '127.0.0.1')
    this.#keep(up)
    this.#down.push(up)
    socket.pipe(up).pipe(socket)
    socket.on('close', () => up.destroy())
    up.on('close', () => socket.destroy())
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket)
    // Small frames that wait for the other side's acknowledgement would be all that a test measures.
    socket.setNoDelay(true)
    socket.on('error', () => {}) // the other end may be gone; the close that follows is all that matters
    socket.on('close', () => this.#sockets.delete(socket))
  }
}
