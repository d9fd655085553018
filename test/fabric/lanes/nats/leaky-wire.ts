// A wire to a NATS server that loses what is sent into it, and then breaks: as a cable that is pulled does.

import { once } from 'node:events'
import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net'

export interface LeakyWire {
  readonly url: string
  /** From now on nothing gets to the server through the connections there are. */
  leak(): void
  /** Ends the connections there are; new ones are taken. */
  cut(): void
  close(): Promise<void>
}

export async function leakyWire(port: number): Promise<LeakyWire> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    const up = createConnection(port, '127.0.0.1')
    for (const end of [socket, up]) end.on('error', () => {}) // the other end may be gone
    socket.pipe(up).pipe(socket)
    socket.on('close', () => up.destroy())
    up.on('close', () => socket.destroy())
    sockets.add(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const cut = (): void => {
    for (const socket of sockets) socket.destroy()
    sockets.clear()
  }
  return {
    url: `nats://127.0.0.1:${(server.address() as AddressInfo).port}`,
    leak: () => {
      for (const socket of sockets) socket.unpipe().resume()
    },
    cut,
    async close() {
      cut()
      server.close()
      await once(server, 'close')
    },
  }
}
