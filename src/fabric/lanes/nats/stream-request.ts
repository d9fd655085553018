// Requests for streams, which go to the subject of the operation they name, and which can be gone on with from any item.

import { headerUnder } from '../../frame/header.js'
import type { ShortIdentity } from '../../frame/identity.js'
import { frameFlags } from '../../frame/layout.js'
import { readFrame } from '../../frame/view.js'
import { encodeFrame, type Frame } from '../../frame/write.js'
import { certifiedStreamMessage, type StreamRecord, streamMessage } from '../../peer/index.js'

const isSame = (a: ShortIdentity, b: ShortIdentity): boolean => a.low === b.low && a.high === b.high

export const asksForStream = ({ schema }: Pick<Frame, 'schema'>): boolean =>
  isSame(schema, streamMessage.short) || isSame(schema, certifiedStreamMessage.short)

/** Both ways of asking have one schema. */
const codecFor = (flags: number) => ((flags & frameFlags.bare) === 0 ? streamMessage.codec : streamMessage.bare)

/** What a request for a stream says; undefined for any other request, and for one that does not read. */
export function readStreamRequest(frame: Frame): StreamRecord | undefined {
  if (!asksForStream(frame)) return undefined
  const request = codecFor(frame.flags).decode(frame.payload)
  return request.ok ? request.value : undefined
}

/** The bytes of a request frame for a stream that says something else. */
export function rewritten(bytes: Uint8Array, request: StreamRecord): Uint8Array {
  const frame = readFrame(bytes, Number.POSITIVE_INFINITY)
  if (!frame.ok) throw new Error(`a frame that was sent does not read: ${frame.error.message}`)
  const payload = codecFor(frame.value.flags).encode(request)
  if (!payload.ok) throw new Error(`a request that was read can't be written: ${payload.error.message}`)
  return encodeFrame(headerUnder(frame.value.correlation, frame.value), payload.value)
}
