// A peer that speaks frames by hand, so that it can also speak them wrongly.

import { createConnection } from 'node:net'
import { WebSocket } from 'ws'
import {
  encodeFrame,
  encodeHello,
  type FrameHeader,
  type FrameView,
  faultMessage,
  fromFaultRecord,
  type Hello,
  noSchema,
  noTrace,
  readFrame,
} from '../../../src/fabric/index.js'

export const frameOf = (header: Partial<FrameHeader>, payload: Uint8Array = new Uint8Array(0)): Uint8Array =>
  encodeFrame(
    {
      kind: 'request',
      flags: 0,
      schema: noSchema,
      source: 0,
      target: 0,
      correlation: 1,
      deadline: Number.POSITIVE_INFINITY,
      trace: noTrace,
      ...header,
    },
    payload,
  )

export const helloFrame = (hello: Partial<Hello> = {}): Uint8Array =>
  frameOf(
    { kind: 'hello', correlation: 0 },
    encodeHello({ frameBytesMax: 2 ** 21, token: '', contracts: [], ...hello }),
  )

/** The fault that a frame tells of, in whatever dialect. */
export function faultIn({ kind, flags, payload }: FrameView) {
  const told = (flags === 0 ? faultMessage.codec : faultMessage.bare).decode(payload)
  if (kind !== 'fault' || !told.ok) throw new Error(`this ${kind} frame tells of no fault`)
  return fromFaultRecord(told.value)
}

/** What carries a peer's bytes. */
interface Wire {
  send(bytes: Uint8Array | string): void
  /** Goes without a word. */
  terminate(): void
  /** Stops and goes on reading. */
  pause(): void
  resume(): void
}

export class RawPeer {
  /** The close code, where the wire has such. */
  readonly closed: Promise<number>
  readonly #wire: Wire
  readonly #frames: FrameView[] = []
  #wake: (() => void) | undefined
  #isClosed = false

  private constructor(wire: Wire, closed: Promise<number>) {
    this.#wire = wire
    this.closed = closed
    void closed.then(() => {
      this.#isClosed = true
      this.#wake?.()
    })
  }

  /** @param address `ws://..` or `unix:/..` */
  static open(address: string, headers: Record<string, string> = {}): Promise<RawPeer> {
    return address.startsWith('unix:')
      ? RawPeer.#openUnix(address.slice('unix:'.length))
      : RawPeer.#openWebSocket(address, headers)
  }

  static async #openWebSocket(url: string, headers: Record<string, string>): Promise<RawPeer> {
    const socket = new WebSocket(url, { headers })
    const peer = new RawPeer(socket, new Promise((resolve) => socket.on('close', resolve)))
    socket.on('message', (bytes: Buffer) => peer.#take(new Uint8Array(bytes)))
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
    return peer
  }

  static async #openUnix(path: string): Promise<RawPeer> {
    const socket = createConnection({ path })
    const wire: Wire = {
      send: (bytes) => void socket.write(bytes),
      terminate: () => void socket.destroy(),
      pause: () => void socket.pause(),
      resume: () => void socket.resume(),
    }
    const peer = new RawPeer(wire, new Promise((resolve) => socket.on('close', () => resolve(0))))
    let held = Buffer.alloc(0)
    socket.on('data', (bytes: Buffer) => {
      held = Buffer.concat([held, bytes])
      while (held.length >= 4 && held.length >= held.readUInt32LE(0)) {
        const length = held.readUInt32LE(0)
        peer.#take(new Uint8Array(held.subarray(0, length)))
        held = held.subarray(length)
      }
    })
    await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject))
    socket.on('error', () => {}) // tests end connections in every way
    return peer
  }

  /** A peer that has read the daemon's hello and sent its own. */
  static async greeted(address: string, hello: Partial<Hello> = {}): Promise<RawPeer> {
    const peer = await RawPeer.open(address)
    const first = await peer.next()
    if (first.kind !== 'hello') throw new Error(`greeted with a ${first.kind}`)
    peer.send(helloFrame(hello))
    return peer
  }

  send(bytes: Uint8Array | string): void {
    this.#wire.send(bytes)
  }

  vanish(): void {
    this.#wire.terminate()
  }

  pause(): void {
    this.#wire.pause()
  }

  resume(): void {
    this.#wire.resume()
  }

  /** Frames that came and were not taken. */
  get waiting(): number {
    return this.#frames.length
  }

  /** The next frame that came, waiting for it if need be. */
  async next(): Promise<FrameView> {
    const frame = await this.nextOrEnd()
    if (frame === undefined) throw new Error('the lane ended before another frame came')
    return frame
  }

  /** The same, or undefined when the lane has ended and there is none. */
  async nextOrEnd(): Promise<FrameView | undefined> {
    while (this.#frames.length === 0 && !this.#isClosed)
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    return this.#frames.shift()
  }

  #take(bytes: Uint8Array): void {
    const frame = readFrame(bytes)
    if (!frame.ok) throw new Error(frame.error.message)
    this.#frames.push(frame.value)
    this.#wake?.()
  }
}
