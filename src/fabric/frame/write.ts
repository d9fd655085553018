import type { ShortIdentity } from './identity.js'
import {
  type FrameKind,
  frameBytes,
  frameMagic,
  frameVersion,
  headerBytes,
  kindCodes,
  knownFlags,
  offsets,
  traceBytes,
} from './layout.js'

export interface FrameHeader {
  readonly kind: FrameKind
  /** Bits of `frameFlags`. */
  readonly flags: number
  readonly schema: ShortIdentity
  /** u32 address of the sender within its side; 0 is the side itself. */
  readonly source: number
  /** u32 address of the receiver within the other side; 0 is the side itself. */
  readonly target: number
  /** Safe non-negative integer that an answer repeats; 0 belongs to no request. */
  readonly correlation: number
  /** Milliseconds since the Unix epoch; `Infinity` where nothing waits. */
  readonly deadline: number
  /** 16 bytes, a W3C trace id; `noTrace` where there is none. */
  readonly trace: Uint8Array
}

/** A header and its payload: what a lane sends. A `FrameView` is one too, so a received frame can be sent on. */
export interface Frame extends FrameHeader {
  readonly payload: Uint8Array
}

export const noTrace: Uint8Array = new Uint8Array(traceBytes)

export const noPayload: Uint8Array = new Uint8Array(0)

const u32Max = 0xffffffff
const isU32 = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= u32Max

/** A header that cannot be written is a defect of the caller, since nothing in it comes unchecked from outside. */
function assertWritable(header: FrameHeader): void {
  if (!isU32(header.source) || !isU32(header.target)) throw new RangeError('frame address is not a u32')
  if (!isU32(header.schema.low) || !isU32(header.schema.high)) throw new RangeError('short identity is not two u32')
  if (!Number.isSafeInteger(header.correlation) || header.correlation < 0)
    throw new RangeError(`correlation ${header.correlation} is not a safe non-negative integer`)
  if (!(header.deadline >= 0)) throw new RangeError(`deadline ${header.deadline} is not a time`)
  if (header.trace.byteLength !== traceBytes) throw new RangeError(`a trace has ${traceBytes} bytes`)
  if ((header.flags & ~knownFlags) !== 0) throw new RangeError(`unknown frame flags ${header.flags}`)
}

/**
 * Writes a whole frame at `offset` (a multiple of 8) of `bytes`, over which `view` lies; both start at the same byte.
 * Takes `frameBytes(payload.byteLength)` bytes and allocates nothing.
 *
 * @throws RangeError for a header that no reader would accept, before anything is written
 */
export function writeFrame(
  bytes: Uint8Array,
  view: DataView,
  offset: number,
  header: FrameHeader,
  payload: Uint8Array,
): void {
  assertWritable(header)
  const total = frameBytes(payload.byteLength)
  // The last word first: it holds the padding, and the payload then covers the rest of it.
  if (total > headerBytes) view.setFloat64(offset + total - 8, 0, true)
  view.setUint32(offset + offsets.length, total, true)
  view.setUint32(offset + offsets.magic, frameMagic, true)
  view.setUint8(offset + offsets.version, frameVersion)
  view.setUint8(offset + offsets.kind, kindCodes[header.kind])
  view.setUint16(offset + offsets.flags, header.flags, true)
  view.setUint32(offset + offsets.payloadLength, payload.byteLength, true)
  view.setUint32(offset + offsets.schema, header.schema.low, true)
  view.setUint32(offset + offsets.schema + 4, header.schema.high, true)
  view.setUint32(offset + offsets.source, header.source, true)
  view.setUint32(offset + offsets.target, header.target, true)
  view.setUint32(offset + offsets.correlation, header.correlation % 2 ** 32, true)
  view.setUint32(offset + offsets.correlation + 4, Math.floor(header.correlation / 2 ** 32), true)
  view.setFloat64(offset + offsets.deadline, header.deadline, true)
  bytes.set(header.trace, offset + offsets.trace)
  bytes.set(payload, offset + headerBytes)
}

/** A frame in bytes of its own. @throws RangeError as `writeFrame` does */
export function encodeFrame(header: FrameHeader, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(frameBytes(payload.byteLength))
  writeFrame(bytes, new DataView(bytes.buffer), 0, header, payload)
  return bytes
}
