import type { Fault } from '../../fault.js'
import { frameBytes, frameBytesMax } from '../../frame/layout.js'
import { readFrame } from '../../frame/view.js'
import { encodeFrame, type Frame } from '../../frame/write.js'
import { ok, type Result } from '../../result.js'
import {
  type Farewell,
  type FrameListener,
  frameTooLarge,
  type LaneEnd,
  laneBusy,
  laneDown,
  listenerDefect,
  ourEnd,
  peerLost,
  type SocketLane,
} from '../lane.js'

/** What a lane uses of a WebSocket: `ws` in Node and the browser's own both have it. */
export interface WebSocketLike {
  binaryType: string
  readonly readyState: number
  readonly bufferedAmount: number
  /** @param sent called when the data has left; not by a browser */
  send(data: Uint8Array<ArrayBuffer>, sent?: () => void): void
  close(code?: number, reason?: string): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
  addEventListener(type: 'close', listener: (event: { readonly code: number }) => void): void
  addEventListener(type: 'error', listener: () => void): void
}

export interface WebSocketLaneLimits {
  /** Largest frame sent or accepted, in bytes. Give the server's `maxPayload` the same, so that it refuses before it buffers. */
  readonly frameBytesMax: number
  /** Bytes that may lie unsent in the socket; at least one frame. */
  readonly sendBufferBytesMax: number
  /** Bytes of frames held until there is a listener; at least one frame. */
  readonly earlyBytesMax: number
}

export interface WebSocketLaneOptions extends Partial<WebSocketLaneLimits> {
  readonly farewell?: Farewell
}

/** Four of the largest frames may wait to go out, and one may have come in before anybody listens. */
export const webSocketLimits: WebSocketLaneLimits = {
  frameBytesMax,
  sendBufferBytesMax: 4 * frameBytesMax,
  earlyBytesMax: frameBytesMax,
}

const readyStates = { connecting: 0, open: 1 } as const
// A browser lets a page close with 1000 or an application's code alone, so each of ours is the standard one plus 3000.
const closeCodes = {
  normal: 1000,
  protocolError: 4002,
  notBinary: 4003,
  refused: 4008,
  tooLarge: 4009,
  ourDefect: 4011,
} as const
/** What a server that stops, or a page that is left, closes with. */
const goingAway = 1001

/** Frames over one WebSocket, one frame a binary message. Make it as soon as there is a socket: messages before it are lost. */
export class WebSocketLane implements SocketLane {
  readonly name: string
  readonly closed: Promise<LaneEnd>
  readonly #socket: WebSocketLike
  readonly #limits: WebSocketLaneLimits
  readonly #farewell: Farewell | undefined
  #settle: (end: LaneEnd) => void = () => {}
  #ended = false
  #listener: FrameListener | undefined
  #early: Uint8Array[] = []
  #earlyBytes = 0
  #sent: (() => void) | undefined
  readonly #left = (): void => this.#sent?.()

  /** @param name who is at the other end */
  constructor(name: string, socket: WebSocketLike, { farewell, ...limits }: WebSocketLaneOptions = {}) {
    this.name = name
    this.#socket = socket
    this.#farewell = farewell
    this.#limits = { ...webSocketLimits, ...limits }
    this.closed = new Promise((resolve) => {
      this.#settle = resolve
    })
    // Each message in an ArrayBuffer of its own: payloads are aligned, and no pool is held by a slice of it.
    socket.binaryType = 'arraybuffer'
    socket.addEventListener('message', ({ data }) => this.#receive(data))
    socket.addEventListener('close', ({ code }) => this.#peerClosed(code))
    // Without a listener `ws` throws; the close event that always follows tells the story.
    socket.addEventListener('error', () => {})
  }

  send(frame: Frame): Result<void, Fault> {
    if (this.#ended || this.#socket.readyState > readyStates.open) return laneDown(this.name)
    if (this.#socket.readyState === readyStates.connecting) return laneBusy(this.name)
    const length = frameBytes(frame.payload.byteLength)
    if (length > this.#limits.frameBytesMax) return frameTooLarge(this.#limits.frameBytesMax, length)
    if (this.#socket.bufferedAmount + length > this.#limits.sendBufferBytesMax) return laneBusy(this.name)
    this.#socket.send(encodeFrame(frame, frame.payload), this.#left)
    return ok(undefined)
  }

  get unsentBytes(): number {
    return this.#socket.bufferedAmount
  }

  get sendBufferBytesMax(): number {
    return this.#limits.sendBufferBytesMax
  }

  onSent(listener: () => void): void {
    this.#sent = listener
  }

  onFrame(listener: FrameListener): void {
    if (this.#listener !== undefined) throw new Error(`the lane to ${this.name} has a listener already`)
    this.#listener = listener
    const early = this.#early
    this.#early = []
    for (const message of early) this.#deliver(message, listener)
  }

  #receive(data: unknown): void {
    if (this.#ended) return
    if (!(data instanceof ArrayBuffer)) {
      const fault: Fault = { code: 'FAULT_FRAME', offset: 0, message: 'A frame is a binary message; this was text.' }
      this.#end({ by: 'peer', fault }, closeCodes.notBinary)
      return
    }
    const message = new Uint8Array(data)
    if (this.#listener !== undefined) this.#deliver(message, this.#listener)
    else this.#hold(message)
  }

  #hold(message: Uint8Array): void {
    this.#earlyBytes += message.byteLength
    if (this.#earlyBytes > this.#limits.earlyBytesMax) {
      const fault: Fault = {
        code: 'FAULT_BUSY',
        message: `${this.name} sent more than is held before anybody listens.`,
      }
      this.#end({ by: 'us', fault }, closeCodes.protocolError)
    } else this.#early.push(message)
  }

  #deliver(message: Uint8Array, listener: FrameListener): void {
    if (this.#ended) return
    const read = readFrame(message, this.#limits.frameBytesMax)
    if (!read.ok) {
      const tooLarge = read.error.code === 'FAULT_LIMIT'
      this.#end({ by: 'peer', fault: read.error }, tooLarge ? closeCodes.tooLarge : closeCodes.protocolError)
      return
    }
    try {
      listener(read.value)
    } catch (thrown) {
      this.#end(listenerDefect(thrown), closeCodes.ourDefect)
    } finally {
      read.value.release()
    }
  }

  #peerClosed(code: number): void {
    const plain = code === closeCodes.normal || code === goingAway
    this.#settled(plain ? { by: 'peer' } : peerLost(this.name, `WebSocket close code ${code}`))
  }

  close(because?: Fault): void {
    this.#end(ourEnd(because), because === undefined ? closeCodes.normal : closeCodes.refused)
  }

  #end(end: LaneEnd, code: number): void {
    if (this.#ended) return
    this.#settled(end)
    const last = end.fault === undefined ? undefined : this.#farewell?.(end)
    if (last !== undefined && this.#socket.readyState === readyStates.open)
      this.#socket.send(encodeFrame(last, last.payload))
    this.#socket.close(code)
  }

  #settled(end: LaneEnd): void {
    if (this.#ended) return
    this.#ended = true
    this.#early = []
    this.#settle(end)
  }
}
