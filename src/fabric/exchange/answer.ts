// What answers a request, read from its frame.

import type { DomainError, Fault } from '../fault.js'
import { type FrameView, type ShortIdentity, shortIdentityText } from '../frame.js'
import { domainErrorMessage, readFault } from '../peer/index.js'
import { err, ok, type Result } from '../result.js'

/** Why there is no reply, and who says so. */
export type Failure =
  /** The peer's answer. */
  | { readonly by: 'peer'; readonly error: Fault | DomainError }
  /** Found here: not sent at all, or given up. */
  | { readonly by: 'us'; readonly error: Fault }
  /** The lane ended first: what became of the request is not known. */
  | { readonly by: 'lane'; readonly error: Fault }

/** What a request comes to: a payload of the schema expected, in memory of its own, or why there is none. */
export type Answered = Result<Uint8Array<ArrayBufferLike>, Failure>

export const byUs = (error: Fault): Result<never, Failure> => err({ by: 'us', error })
export const byLane = (error: Fault): Result<never, Failure> => err({ by: 'lane', error })
export const byPeer = (error: Fault | DomainError): Result<never, Failure> => err({ by: 'peer', error })

export const cancelled: Fault = { code: 'FAULT_CANCELLED', message: 'The request was cancelled by its sender.' }
export const expired: Fault = { code: 'FAULT_EXPIRED', message: 'No answer came before the deadline.' }

/** The answer that a frame is. */
export function answeredBy(frame: FrameView, expected: ShortIdentity): Answered {
  // What is decoded may keep views into its payload, which the lane takes back.
  const payload = frame.payload.slice()
  switch (frame.kind) {
    case 'reply':
      return frame.hasSchema(expected) ? ok(payload) : byPeer(otherSchema('reply', expected, frame.schema))
    case 'fault':
      return byPeer(readFault(payload))
    case 'domainError': {
      const told = domainErrorMessage.codec.decode(payload)
      return byPeer(told.ok ? told.value : told.error)
    }
    default:
      return byPeer({ code: 'FAULT_FRAME', offset: 0, message: `The peer answered with a ${frame.kind} frame.` })
  }
}

export const otherSchema = (path: string, expected: ShortIdentity, actual: ShortIdentity): Fault => ({
  code: 'FAULT_SCHEMA',
  path,
  expected: shortIdentityText(expected),
  actual: shortIdentityText(actual),
  message: 'The peer answered in another schema than the one agreed on.',
})
