// Both ends of a lane over a real socket: the asker's, and a peer that does what the test says.

import type { AddressInfo } from 'node:net'
import { afterEach } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { type Greeting, type GreetOptions, greet } from '../../../src/fabric/exchange/index.js'
import {
  encodeHello,
  type Fault,
  type Frame,
  type FrameHeader,
  type FrameView,
  faultMessage,
  frameBytesMax,
  type HelloContract,
  type Lane,
  noSchema,
  noTrace,
  toFaultRecord,
  WebSocketLane,
} from '../../../src/fabric/index.js'

const servers: WebSocketServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) {
    for (const socket of server.clients) socket.terminate()
    await new Promise((resolve) => server.close(resolve))
  }
})

export const frame = (kind: FrameHeader['kind'], rest: Partial<Frame> = {}): Frame => ({
  kind,
  flags: 0,
  schema: noSchema,
  source: 0,
  target: 0,
  correlation: 0,
  deadline: Number.POSITIVE_INFINITY,
  trace: noTrace,
  payload: new Uint8Array(0),
  ...rest,
})

export const helloOf = (contracts: readonly HelloContract[] = [], frameMax = frameBytesMax): Frame =>
  frame('hello', { payload: encodeHello({ frameBytesMax: frameMax, token: '', contracts }) })

export function faultFrame(fault: Fault, correlation = 0): Frame {
  const payload = faultMessage.codec.encode(toFaultRecord(fault))
  if (!payload.ok) throw new Error(payload.error.message)
  return frame('fault', { correlation, payload: payload.value })
}

export interface Ends {
  readonly asker: Lane
  readonly peer: Peer
}

/** The other end: keeps what comes, and hands it over one by one. */
export class Peer {
  readonly lane: Lane
  /** Of all frames that have come. */
  readonly frames: FrameView[] = []
  #waiting: (() => void)[] = []

  constructor(lane: Lane) {
    this.lane = lane
    lane.onFrame((got) => {
      this.frames.push(got.copy())
      for (const tell of this.#waiting.splice(0)) tell()
    })
  }

  send(sent: Frame): void {
    const taken = this.lane.send(sent)
    if (!taken.ok) throw new Error(taken.error.message)
  }

  /** The first frame of a kind that comes, or has come; taken out. */
  async next(kind: FrameHeader['kind']): Promise<FrameView> {
    for (;;) {
      const at = this.frames.findIndex((got) => got.kind === kind)
      const [found] = at < 0 ? [] : this.frames.splice(at, 1)
      if (found !== undefined) return found
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    }
  }
}

export async function ends(): Promise<Ends> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  servers.push(server)
  await new Promise((resolve) => server.once('listening', resolve))
  const accepted = new Promise<WebSocket>((resolve) => server.once('connection', resolve))
  const socket = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  const asker = new WebSocketLane('peer', socket)
  await new Promise((resolve) => socket.once('open', resolve))
  return { asker, peer: new Peer(new WebSocketLane('asker', await accepted)) }
}

/** Both ends once they have greeted. */
export async function greeted(
  contracts: readonly HelloContract[] = [],
  options: GreetOptions & { readonly peerFrameBytesMax?: number } = {},
  lanes: () => Promise<Ends> = ends,
): Promise<Ends & Greeting> {
  const both = await lanes()
  const greeting = greet(both.asker, contracts, options)
  both.peer.send(helloOf(contracts, options.peerFrameBytesMax))
  const got = await greeting
  if (!got.ok) throw new Error(got.error.message)
  await both.peer.next('hello')
  return { ...both, ...got.value }
}
