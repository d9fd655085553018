import type { Fault } from '../fault.js'
import { err, ok, type Result } from '../result.js'
import type { ShortIdentity } from './identity.js'
import {
  type FrameKind,
  frameBytes,
  frameBytesMax,
  frameMagic,
  frameVersion,
  headerBytes,
  kindOf,
  knownFlags,
  offsets,
  traceBytes,
} from './layout.js'
import type { Frame } from './write.js'

const broken = (offset: number, message: string): Fault => ({ code: 'FAULT_FRAME', offset, message })

const nowhere: DataView = new DataView(new ArrayBuffer(0))

const begins = (view: DataView, at: number, bytesMax: number): Fault | undefined => {
  if (view.getUint32(at + offsets.magic, true) !== frameMagic)
    return broken(offsets.magic, 'These bytes do not begin like a frame.')
  const version = view.getUint8(at + offsets.version)
  if (version !== frameVersion)
    return broken(offsets.version, `This side reads frames of version ${frameVersion}, not ${version}.`)
  const length = view.getUint32(at + offsets.length, true)
  if (length > bytesMax)
    return { code: 'FAULT_LIMIT', limit: bytesMax, actual: length, message: `A frame may have ${bytesMax} bytes.` }
  return undefined
}

const filled = (view: DataView, at: number, length: number): Fault | undefined => {
  const payloadLength = view.getUint32(at + offsets.payloadLength, true)
  if (frameBytes(payloadLength) === length) return undefined
  return broken(offsets.payloadLength, `A payload of ${payloadLength} bytes does not fill a frame of ${length}.`)
}

/** How many bytes of a frame tell how long it is. */
export const frameStartBytes = 16

/**
 * The length of the frame whose first `frameStartBytes` bytes are at `at`, for lanes that find the ends of frames in a
 * stream of bytes. The rest of the frame is looked at when it is there.
 *
 * @returns FAULT_LIMIT for a frame above `bytesMax`; FAULT_FRAME for bytes that begin no frame
 */
export function frameLength(view: DataView, at: number, bytesMax: number): Result<number, Fault> {
  const length = view.getUint32(at + offsets.length, true)
  const fault = begins(view, at, bytesMax) ?? filled(view, at, length)
  return fault === undefined ? ok(length) : err(fault)
}

/** Why the bytes are not a frame of version 1, or undefined when they are one. Looks before anything is allocated. */
function inspect(view: DataView, at: number, bytes: number, bytesMax: number): Fault | undefined {
  if (bytes < headerBytes) return broken(bytes, `A frame has at least ${headerBytes} bytes; here are ${bytes}.`)
  const noFrame = begins(view, at, bytesMax)
  if (noFrame !== undefined) return noFrame
  const length = view.getUint32(at + offsets.length, true)
  if (length !== bytes) return broken(offsets.length, `The frame says ${length} bytes; here are ${bytes}.`)
  const unfilled = filled(view, at, length)
  if (unfilled !== undefined) return unfilled
  const payloadLength = view.getUint32(at + offsets.payloadLength, true)
  const kind = view.getUint8(at + offsets.kind)
  if (kindOf(kind) === undefined) return broken(offsets.kind, `No frame is of kind ${kind}.`)
  if ((view.getUint16(at + offsets.flags, true) & ~knownFlags) !== 0)
    return broken(offsets.flags, 'The frame has flags that version 1 does not know.')
  if (view.getUint32(at + offsets.correlation + 4, true) > 0x1fffff)
    return broken(offsets.correlation, 'The correlation is above 2^53 - 1.')
  if (!(view.getFloat64(at + offsets.deadline, true) >= 0))
    return broken(offsets.deadline, 'The deadline is not a time.')
  for (let i = headerBytes + payloadLength; i < length; i++)
    if (view.getUint8(at + i) !== 0) return broken(i, 'The padding after the payload is not zero.')
  return undefined
}

/**
 * A frame read in place. Its accessors read the bytes it points at; none allocates except `schema`, `trace` and `payload`.
 *
 * A view that a lane hands to a listener is good until the listener returns: the bytes are then written over.
 * Reading the view later throws; a `payload` taken from it earlier shows other bytes. `copy()` what must outlive it.
 */
export class FrameView implements Frame {
  #view: DataView = nowhere
  #at = 0
  #payloadLength = 0

  /**
   * Points this view at a frame of `bytes` bytes at offset `at`, if there is a sound one. On a fault it points nowhere.
   * One view serves all frames of a ring.
   */
  point(view: DataView, at: number, bytes: number, bytesMax: number = frameBytesMax): Fault | undefined {
    const fault = inspect(view, at, bytes, bytesMax)
    if (fault !== undefined) {
      this.release()
      return fault
    }
    this.#view = view
    this.#at = at
    this.#payloadLength = view.getUint32(at + offsets.payloadLength, true)
    return undefined
  }

  /** Points nowhere, so that a late reader meets a RangeError and never another frame's bytes. */
  release(): void {
    this.#view = nowhere
    this.#at = 0
    this.#payloadLength = 0
  }

  get kind(): FrameKind {
    const kind = kindOf(this.#view.getUint8(this.#at + offsets.kind))
    if (kind === undefined) throw new RangeError('frame bytes changed under their view')
    return kind
  }

  get flags(): number {
    return this.#view.getUint16(this.#at + offsets.flags, true)
  }

  get schema(): ShortIdentity {
    const at = this.#at + offsets.schema
    return { low: this.#view.getUint32(at, true), high: this.#view.getUint32(at + 4, true) }
  }

  /** Whether the frame wears this identity; the way to compare without allocating. */
  hasSchema(identity: ShortIdentity): boolean {
    const at = this.#at + offsets.schema
    return this.#view.getUint32(at, true) === identity.low && this.#view.getUint32(at + 4, true) === identity.high
  }

  get source(): number {
    return this.#view.getUint32(this.#at + offsets.source, true)
  }

  get target(): number {
    return this.#view.getUint32(this.#at + offsets.target, true)
  }

  get correlation(): number {
    const at = this.#at + offsets.correlation
    return this.#view.getUint32(at + 4, true) * 2 ** 32 + this.#view.getUint32(at, true)
  }

  get deadline(): number {
    return this.#view.getFloat64(this.#at + offsets.deadline, true)
  }

  get trace(): Uint8Array {
    return this.#bytes(offsets.trace, traceBytes)
  }

  get payload(): Uint8Array {
    return this.#bytes(headerBytes, this.#payloadLength)
  }

  get payloadLength(): number {
    return this.#payloadLength
  }

  /** The view that `payloadOffset` counts in, for a codec that reads in place. */
  get data(): DataView {
    return this.#view
  }

  get payloadOffset(): number {
    return this.#at + headerBytes
  }

  /** The same frame in memory of its own, good for as long as it is held. */
  copy(): FrameView {
    const bytes = this.#bytes(0, frameBytes(this.#payloadLength)).slice()
    const copied = new FrameView()
    copied.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    copied.#payloadLength = this.#payloadLength
    return copied
  }

  #bytes(from: number, length: number): Uint8Array {
    if (this.#view === nowhere) throw new RangeError('this frame was released')
    return new Uint8Array(this.#view.buffer, this.#view.byteOffset + this.#at + from, length)
  }
}

/**
 * Reads the one frame that fills `bytes`. Its payload lies on a multiple of 8 if `bytes` does.
 *
 * @param bytesMax largest frame accepted, in bytes
 * @returns FAULT_LIMIT for a frame that says it is larger; FAULT_FRAME with the offset of the field that is wrong
 */
export function readFrame(bytes: Uint8Array, bytesMax: number = frameBytesMax): Result<FrameView, Fault> {
  const frame = new FrameView()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const fault = frame.point(view, 0, bytes.byteLength, bytesMax)
  return fault === undefined ? ok(frame) : err(fault)
}
