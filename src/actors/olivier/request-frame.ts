// What is sent to a domain's thread for a call, streamed or not.

import {
  type Fault,
  type Frame,
  ok,
  plainHeader,
  type RegisteredOperation,
  type Result,
  streamMessage,
} from '../../fabric/index.js'
import type { Clock } from '../kernel/index.js'
import type { DomainCall } from './domain-call.js'
import type { StreamRelay } from './stream-relay.js'

/** @param relay of a call that streams; a fault where it can't be opened so */
export function requestFrame(
  { operation, payload, replyTo, trace }: DomainCall,
  { request }: RegisteredOperation,
  correlation: number,
  relay: StreamRelay | undefined,
  clock: Clock,
): Result<Frame, Fault> {
  const inLayout = relay === undefined ? ok(payload) : streamPayload(relay, operation, payload)
  if (!inLayout.ok) return inLayout
  const schema = relay === undefined ? request.short : streamMessage.short
  const deadline = clock.wall() + replyTo.deadline - clock.now()
  return ok({ ...plainHeader('request', schema, correlation, { deadline, trace }), payload: inLayout.value })
}

function streamPayload(relay: StreamRelay, operation: string, request: Uint8Array): Result<Uint8Array, Fault> {
  const opening = relay.opening(operation, request)
  return opening.ok ? streamMessage.codec.encode(opening.value) : opening
}
