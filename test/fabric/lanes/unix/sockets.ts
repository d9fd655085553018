// A lane over a real socket, and the bare socket at the other end of it.

import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { dialUnix, type UnixLane, type UnixLaneOptions } from '../../../../src/fabric/lanes/unix/index.js'

let directory: string
let server: Server
const sockets = new Set<Socket>()

/** For the tests of one file: a server on a socket of its own. */
export function listening(): void {
  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'lane-'))
    server = createServer((socket) => {
      sockets.add(socket)
      socket.on('error', () => {}) // tests end connections in every way
    })
    await new Promise<void>((resolve) => server.listen(path(), resolve))
  })
  afterEach(async () => {
    for (const socket of sockets) socket.destroy()
    sockets.clear()
    await new Promise((resolve) => server.close(resolve))
    rmSync(directory, { recursive: true })
  })
}

export const path = (): string => join(directory, 's')

export async function connect(options: UnixLaneOptions = {}): Promise<{ lane: UnixLane; bare: Socket }> {
  const accepted = new Promise<Socket>((resolve) => server.once('connection', resolve))
  const lane = await dialUnix(path(), options)
  if (!lane.ok) throw new Error(lane.error.message)
  return { lane: lane.value, bare: await accepted }
}

/** Everything that a socket brings until it ends. */
export async function everything(socket: Socket): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of socket) pieces.push(piece as Uint8Array)
  return new Uint8Array(Buffer.concat(pieces))
}
