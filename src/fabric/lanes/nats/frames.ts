// Frames that this lane makes itself, where NATS tells in its own way what other lanes tell in frames.

import type { Fault } from '../../fault.js'
import { noSchema } from '../../frame/identity.js'
import type { FrameKind } from '../../frame/layout.js'
import { type FrameView, readFrame } from '../../frame/view.js'
import { encodeFrame, type FrameHeader, noTrace } from '../../frame/write.js'
import { faultMessage, toFaultRecord } from '../../peer/index.js'

export const answerHeader = (kind: FrameKind, correlation: number): FrameHeader => ({
  kind,
  flags: 0,
  schema: noSchema,
  source: 0,
  target: 0,
  correlation,
  deadline: Number.POSITIVE_INFINITY,
  trace: noTrace,
})

/** A frame as if it had come from the other side. */
export function answerOf(kind: FrameKind, correlation: number, payload: Uint8Array): FrameView {
  const frame = readFrame(encodeFrame(answerHeader(kind, correlation), payload))
  if (!frame.ok) throw new Error(`a frame of our own does not read: ${frame.error.message}`)
  return frame.value
}

export function faultPayload(fault: Fault): Uint8Array {
  const payload = faultMessage.codec.encode(toFaultRecord(fault))
  if (!payload.ok) throw new Error(`a fault did not fit its own schema: ${payload.error.message}`)
  return payload.value
}

export const faultFrame = (correlation: number, fault: Fault): FrameView =>
  answerOf('fault', correlation, faultPayload(fault))

/** @param what completes "Nobody on this NATS server serves ..." */
export const nobodyServes = (what: string): Fault => ({
  code: 'FAULT_ACTOR_DOWN',
  actor: 'nats',
  message: `Nobody on this NATS server serves ${what}.`,
})
