// What a frame says, again as NATS headers, for those who route and trace without reading frames. The frame is what counts.

import { headers, type MsgHdrs } from '@nats-io/transport-node'
import type { Frame } from '../../frame/write.js'

export const headerNames = {
  /** W3C Trace Context. */
  trace: 'traceparent',
  /** Milliseconds since the Unix epoch. */
  deadline: 'Fabric-Deadline',
  /** The same for every sending of one request. */
  idempotency: 'Fabric-Idempotency-Key',
} as const

export const idempotencyKeyBytesMax = 128

/** What the headers of a request take at most. They count towards what the server allows. */
export const requestHeadersBytesMax = 384

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** Trace, deadline and idempotency of a request; the first two where it has them. */
export function requestHeaders({ trace, deadline }: Pick<Frame, 'trace' | 'deadline'>, key: string): MsgHdrs {
  const made = headers()
  made.set(headerNames.idempotency, key)
  if (Number.isFinite(deadline)) made.set(headerNames.deadline, String(Math.ceil(deadline)))
  const traceId = hex(trace)
  // The frame has no span of its own; the trace id's first half stands for the parent.
  if (/[1-9a-f]/.test(traceId)) made.set(headerNames.trace, `00-${traceId}-${parentOf(traceId)}-01`)
  return made
}

/** A parent id is never all zeros. */
const parentOf = (traceId: string): string =>
  /[1-9a-f]/.test(traceId.slice(0, 16)) ? traceId.slice(0, 16) : traceId.slice(16)

/** The key of a request that came in; undefined where there is none of sane length. */
export function idempotencyKeyOf(given: MsgHdrs | undefined): string | undefined {
  const key = given?.get(headerNames.idempotency) ?? ''
  return key !== '' && key.length <= idempotencyKeyBytesMax ? key : undefined
}

const noResponders = 503

/** Whether a message is the server's word that nobody listens on the subject that was asked. */
export const isNobody = (given: MsgHdrs | undefined): boolean => given?.code === noResponders
