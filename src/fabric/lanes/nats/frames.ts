// Frames as this lane changes them, and those that it makes itself where NATS tells in its own way what other lanes tell in frames.

import type { Fault } from '../../fault.js'
import { plainHeader } from '../../frame/header.js'
import { noSchema } from '../../frame/identity.js'
import { type FrameKind, headerBytes, offsets } from '../../frame/layout.js'
import { type FrameView, readFrame } from '../../frame/view.js'
import { encodeFrame, noPayload } from '../../frame/write.js'
import { encodeFault } from '../../peer/index.js'
import type { Result } from '../../result.js'
import { frameTooLarge } from '../lane.js'

/** Bytes of a frame in a schema that both sides know anyway. */
export const plainFrame = (kind: FrameKind, correlation: number, payload: Uint8Array = noPayload): Uint8Array =>
  encodeFrame(plainHeader(kind, noSchema, correlation), payload)

export const faultBytes = (correlation: number, fault: Fault): Uint8Array =>
  plainFrame('fault', correlation, encodeFault(fault))

/** Such a frame as if it had come from the other side. */
export function plainView(kind: FrameKind, correlation: number, payload?: Uint8Array): FrameView {
  const frame = readFrame(plainFrame(kind, correlation, payload))
  if (!frame.ok) throw new Error(`a frame of our own does not read: ${frame.error.message}`)
  return frame.value
}

export const faultView = (correlation: number, fault: Fault): FrameView =>
  plainView('fault', correlation, encodeFault(fault))

/** The frame that a message carries, in memory of its own: the client library hands out parts of what it has read. */
export function readMessage(data: Uint8Array, bytesMax: number): Result<FrameView, Fault> {
  if (data.byteLength > bytesMax) return frameTooLarge(bytesMax, data.byteLength)
  return readFrame(new Uint8Array(data), bytesMax)
}

/** Gives a frame that is ours alone another correlation. */
export function renumber({ data, payloadOffset }: FrameView, correlation: number): void {
  const at = payloadOffset - headerBytes + offsets.correlation
  data.setUint32(at, correlation >>> 0, true)
  data.setUint32(at + 4, Math.floor(correlation / 2 ** 32), true)
}

/** @param what completes "Nobody on this NATS server serves ..." */
export const nobodyServes = (what: string): Fault => ({
  code: 'FAULT_ACTOR_DOWN',
  actor: 'nats',
  message: `Nobody on this NATS server serves ${what}.`,
})
