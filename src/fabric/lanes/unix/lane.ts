import type { Socket } from 'node:net'
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
import { FrameAssembly } from './assembly.js'

export interface UnixLaneLimits {
  /** Largest frame sent or accepted, in bytes. */
  readonly frameBytesMax: number
  /** Bytes that may lie unsent in this process; at least one frame. */
  readonly sendBufferBytesMax: number
  /** What the peer gets to read what was sent and to close its side, once the lane has ended, in ms. */
  readonly lingerMs: number
}

export interface UnixLaneOptions extends Partial<UnixLaneLimits> {
  readonly farewell?: Farewell
}

/** Four of the largest frames may wait to go out. */
export const unixLimits: UnixLaneLimits = { frameBytesMax, sendBufferBytesMax: 4 * frameBytesMax, lingerMs: 5_000 }

const noOne = (): void => {}

/**
 * Frames one after another on a stream socket. Nothing is read before there is a listener: until then the system holds
 * what comes, and stops the peer when that is enough.
 *
 * A peer that closes either direction ends the lane: plainly between two frames, as lost within one. A process that was
 * killed between two frames looks the same as one that closed.
 */
export class UnixLane implements SocketLane {
  readonly name: string
  readonly closed: Promise<LaneEnd>
  readonly #socket: Socket
  readonly #limits: UnixLaneLimits
  readonly #farewell: Farewell | undefined
  readonly #assembly: FrameAssembly
  #settle: (end: LaneEnd) => void = noOne
  #ended = false
  #listening = false
  #sent: (() => void) | undefined
  readonly #left = (): void => this.#sent?.()

  /** @param name who is at the other end */
  constructor(name: string, socket: Socket, { farewell, ...limits }: UnixLaneOptions = {}) {
    this.name = name
    this.#socket = socket
    this.#farewell = farewell
    this.#limits = { ...unixLimits, ...limits }
    this.#assembly = new FrameAssembly(this.#limits.frameBytesMax)
    this.closed = new Promise((resolve) => {
      this.#settle = resolve
    })
    socket.on('end', () => this.#peerEnded())
    socket.on('error', (error) => this.#settled(peerLost(this.name, error.message)))
    socket.on('close', () => this.#settled(peerLost(this.name, 'its socket closed')))
  }

  send(frame: Frame): Result<void, Fault> {
    if (this.#ended || !this.#socket.writable) return laneDown(this.name)
    const length = frameBytes(frame.payload.byteLength)
    if (length > this.#limits.frameBytesMax) return frameTooLarge(this.#limits.frameBytesMax, length)
    if (this.unsentBytes + length > this.#limits.sendBufferBytesMax) return laneBusy(this.name)
    this.#socket.write(encodeFrame(frame, frame.payload), this.#left)
    return ok(undefined)
  }

  get unsentBytes(): number {
    return this.#socket.writableLength
  }

  get sendBufferBytesMax(): number {
    return this.#limits.sendBufferBytesMax
  }

  onSent(listener: () => void): void {
    this.#sent = listener
  }

  onFrame(listener: FrameListener): void {
    if (this.#listening) throw new Error(`the lane to ${this.name} has a listener already`)
    this.#listening = true
    if (this.#ended) return
    this.#socket.on('data', (piece: Uint8Array) => this.#receive(piece, listener))
  }

  close(because?: Fault): void {
    this.#end(ourEnd(because))
  }

  #receive(piece: Uint8Array, listener: FrameListener): void {
    // What comes after the end is read all the same, and let go: a peer that still writes would not read our last frame.
    if (this.#ended) return
    const fault = this.#assembly.push(
      piece,
      (bytes) => this.#deliver(bytes, listener),
      () => !this.#ended,
    )
    if (fault !== undefined) this.#end({ by: 'peer', fault })
  }

  #deliver(bytes: Uint8Array, listener: FrameListener): void {
    const read = readFrame(bytes, this.#limits.frameBytesMax)
    if (!read.ok) {
      this.#end({ by: 'peer', fault: read.error })
      return
    }
    try {
      listener(read.value)
    } catch (thrown) {
      this.#end(listenerDefect(thrown))
    } finally {
      read.value.release()
    }
  }

  #peerEnded(): void {
    if (this.#ended) return
    const { held } = this.#assembly
    this.#settled(held === 0 ? { by: 'peer' } : peerLost(this.name, `it stopped after ${held} bytes of a frame`))
    // Node ends our side in answer. What it still has to write waits for the peer to read it, and not for ever.
    this.#linger()
  }

  #end(end: LaneEnd): void {
    if (this.#ended) return
    this.#settled(end)
    const last = end.fault === undefined ? undefined : this.#farewell?.(end)
    if (last !== undefined && this.#socket.writable) this.#socket.write(encodeFrame(last, last.payload))
    this.#socket.end()
    this.#socket.resume()
    this.#linger()
  }

  #linger(): void {
    const timer = setTimeout(() => this.#socket.destroy(), this.#limits.lingerMs)
    this.#socket.once('close', () => clearTimeout(timer))
  }

  #settled(end: LaneEnd): void {
    if (this.#ended) return
    this.#ended = true
    this.#settle(end)
  }
}
