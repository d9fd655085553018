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

const isU32 = (value: number): boolean => value >>> 0 === value

/** What keeps a header from being written. That is a defect of the caller, since nothing in it comes unchecked from outside. */
function defectOf(header: FrameHeader): RangeError | undefined {
  const { schema, correlation, deadline } = header
  if (!isU32(header.source) || !isU32(header.target)) return new RangeError('frame address is not a u32')
  if (!isU32(schema.low) || !isU32(schema.high)) return new RangeError('short identity is not two u32')
  if (!Number.isSafeInteger(correlation) || correlation < 0)
    return new RangeError(`correlation ${correlation} is not a safe non-negative integer`)
  if (!(deadline >= 0)) return new RangeError(`deadline ${deadline} is not a time`)
  if (header.trace.length !== traceBytes) return new RangeError(`a trace has ${traceBytes} bytes`)
  if ((header.flags & ~knownFlags) !== 0) return new RangeError(`unknown frame flags ${header.flags}`)
  return undefined
}

function writeTrace(view: DataView, at: number, trace: Uint8Array): void {
  // A trace has sixteen bytes: `defectOf` has looked.
  for (let i = 0; i < traceBytes; i += 4)
    view.setUint32(at + i, trace[i]! | (trace[i + 1]! << 8) | (trace[i + 2]! << 16) | (trace[i + 3]! << 24), true)
}

/**
 * Writes everything of a frame but its payload: the header at `offset` (a multiple of 8) of `view`, and the zeros that
 * follow `payloadBytes` bytes of payload, whose place is at `offset + headerBytes`. Allocates nothing.
 *
 * @throws RangeError for a header that no reader would accept, before anything is written
 */
export function writeHeader(view: DataView, offset: number, header: FrameHeader, payloadBytes: number): void {
  const defect = defectOf(header)
  if (defect !== undefined) throw defect
  const { schema, correlation, trace } = header
  const total = frameBytes(payloadBytes)
  for (let i = headerBytes + payloadBytes; i < total; i++) view.setUint8(offset + i, 0)
  view.setUint32(offset + offsets.length, total, true)
  view.setUint32(offset + offsets.magic, frameMagic, true)
  view.setUint8(offset + offsets.version, frameVersion)
  view.setUint8(offset + offsets.kind, kindCodes[header.kind])
  view.setUint16(offset + offsets.flags, header.flags, true)
  view.setUint32(offset + offsets.payloadLength, payloadBytes, true)
  view.setUint32(offset + offsets.schema, schema.low, true)
  view.setUint32(offset + offsets.schema + 4, schema.high, true)
  view.setUint32(offset + offsets.source, header.source, true)
  view.setUint32(offset + offsets.target, header.target, true)
  view.setUint32(offset + offsets.correlation, correlation >>> 0, true)
  view.setUint32(offset + offsets.correlation + 4, Math.floor(correlation / 2 ** 32), true)
  view.setFloat64(offset + offsets.deadline, header.deadline, true)
  if (trace === noTrace) {
    view.setFloat64(offset + offsets.trace, 0, true)
    view.setFloat64(offset + offsets.trace + 8, 0, true)
  } else writeTrace(view, offset + offsets.trace, trace)
}

/**
 * Writes a whole frame at `offset` (a multiple of 8) of `bytes`, over which `view` lies; both start at the same byte.
 * Takes `frameBytes(payload.length)` bytes and allocates nothing.
 *
 * @throws RangeError as `writeHeader` does
 */
export function writeFrame(
  bytes: Uint8Array,
  view: DataView,
  offset: number,
  header: FrameHeader,
  payload: Uint8Array,
): void {
  writeHeader(view, offset, header, payload.length)
  bytes.set(payload, offset + headerBytes)
}

/** A frame in bytes of its own. @throws RangeError as `writeFrame` does */
export function encodeFrame(header: FrameHeader, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(frameBytes(payload.length))
  writeFrame(bytes, new DataView(bytes.buffer), 0, header, payload)
  return bytes
}
