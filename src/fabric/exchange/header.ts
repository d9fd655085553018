import { type FrameHeader, type FrameKind, noSchema, noTrace, type ShortIdentity } from '../frame.js'

/** A header from this side to the other as a whole. */
export const header = (
  kind: FrameKind,
  schema: ShortIdentity,
  correlation: number,
  { deadline = Number.POSITIVE_INFINITY, trace = noTrace }: Partial<Pick<FrameHeader, 'deadline' | 'trace'>> = {},
): FrameHeader => ({ kind, flags: 0, schema, source: 0, target: 0, correlation, deadline, trace })

/** The header of a frame about the request `correlation` that has no payload schema of its own. */
export const aboutRequest = (kind: 'cancel' | 'credit', correlation: number): FrameHeader =>
  header(kind, noSchema, correlation)
