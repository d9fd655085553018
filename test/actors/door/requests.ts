// Requests as a peer sends them, in either dialect.

import { timeToCollision } from '../../../src/domains/kinematics/contract.js'
import {
  type Codec,
  type FrameHeader,
  frameFlags,
  type GoalRecord,
  goalMessage,
  type Infer,
  messagesOf,
  type StreamRecord,
  streamMessage,
} from '../../../src/fabric/index.js'
import { frameOf } from './raw-peer.js'
import { listing } from './test-desk.js'

const callMessages = messagesOf(timeToCollision)
export const listMessages = messagesOf(listing)

export const bare = { flags: frameFlags.bare } as const

/** A payload in the dialect of the frame it goes into. */
function written<T>(
  message: { readonly codec: Codec<T>; readonly bare: Codec<T> },
  { flags = 0 }: Partial<FrameHeader>,
  value: T,
): Uint8Array {
  const payload = (flags === 0 ? message.codec : message.bare).encode(value)
  if (!payload.ok) throw new Error(payload.error.message)
  return payload.value
}

export const goalFrame = (
  correlation: number,
  text: string,
  frame: Partial<FrameHeader> = {},
  more: Partial<GoalRecord> = {},
): Uint8Array =>
  frameOf(
    { correlation, schema: goalMessage.short, ...frame },
    written(goalMessage, frame, { text, inputs: [], ...more }),
  )

export const callFrame = (
  correlation: number,
  values: Partial<Infer<typeof timeToCollision.request>> = {},
  frame: Partial<FrameHeader> = {},
): Uint8Array =>
  frameOf(
    { correlation, schema: callMessages.request.short, ...frame },
    written(callMessages.request, frame, { gap: 30, speedSelf: 20, speedLead: 5, ...values }),
  )

/** Asks for a stream of `items` items of `characters` characters each, or of `later` from the twentieth on. */
export const streamFrame = (
  correlation: number,
  items: number,
  {
    characters = 4,
    later,
    ...rest
  }: Partial<StreamRecord> & { readonly characters?: number; readonly later?: number } = {},
  frame: Partial<FrameHeader> = {},
): Uint8Array => {
  const request = written(listMessages.request, frame, { items, characters, later })
  const wanted = { operation: listing.name, request, from: 0, credit: 65_536, ...rest }
  return frameOf({ correlation, schema: streamMessage.short, ...frame }, written(streamMessage, frame, wanted))
}
