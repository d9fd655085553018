// A peer that speaks frames by hand, so that it can also speak them wrongly.

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

/** The fault that a frame tells of. */
export function faultIn(frame: FrameView) {
  const told = faultMessage.codec.decode(frame.payload)
  if (frame.kind !== 'fault' || !told.ok) throw new Error(`this ${frame.kind} frame tells of no fault`)
  return fromFaultRecord(told.value)
}

export class RawPeer {
  readonly closed: Promise<number>
  readonly #socket: WebSocket
  readonly #frames: FrameView[] = []
  #wake: (() => void) | undefined

  private constructor(socket: WebSocket) {
    this.#socket = socket
    socket.on('message', (bytes: Buffer) => {
      const frame = readFrame(new Uint8Array(bytes))
      if (!frame.ok) throw new Error(frame.error.message)
      this.#frames.push(frame.value)
      this.#wake?.()
    })
    this.closed = new Promise((resolve) => socket.on('close', resolve))
  }

  static async open(url: string, headers: Record<string, string> = {}): Promise<RawPeer> {
    const socket = new WebSocket(url, { headers })
    const peer = new RawPeer(socket)
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
    return peer
  }

  /** A peer that has read the daemon's hello and sent its own. */
  static async greeted(url: string, hello: Partial<Hello> = {}): Promise<RawPeer> {
    const peer = await RawPeer.open(url)
    const first = await peer.next()
    if (first.kind !== 'hello') throw new Error(`greeted with a ${first.kind}`)
    peer.send(helloFrame(hello))
    return peer
  }

  send(bytes: Uint8Array | string): void {
    this.#socket.send(bytes)
  }

  /** Goes without a word. */
  vanish(): void {
    this.#socket.terminate()
  }

  /** The next frame that came, waiting for it if need be. */
  async next(): Promise<FrameView> {
    while (this.#frames.length === 0)
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    return this.#frames.shift()!
  }
}
