// Headers of frames that one side sends to the other as a whole.

import { noSchema, type ShortIdentity } from './identity.js'
import type { FrameKind } from './layout.js'
import { type FrameHeader, noTrace } from './write.js'

/** A header from this side to the other; waited for without end and traced by nobody unless it says otherwise. */
export const plainHeader = (
  kind: FrameKind,
  schema: ShortIdentity,
  correlation: number,
  { deadline = Number.POSITIVE_INFINITY, trace = noTrace }: Partial<Pick<FrameHeader, 'deadline' | 'trace'>> = {},
): FrameHeader => ({ kind, flags: 0, schema, source: 0, target: 0, correlation, deadline, trace })

/** The header of a frame about the request `correlation` that has no payload schema of its own. */
export const aboutRequest = (kind: 'cancel' | 'credit', correlation: number): FrameHeader =>
  plainHeader(kind, noSchema, correlation)

/** The same header under another correlation. The fields of a view are accessors, which no spread copies. */
export const headerUnder = (
  correlation: number,
  { kind, flags, schema, source, target, deadline, trace }: FrameHeader,
): FrameHeader => ({ kind, flags, schema, source, target, correlation, deadline, trace })
