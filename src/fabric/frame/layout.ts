// Where each header field lies. docs/reference/barewire.md draws the same table; a test compares its vectors with the code.

/** Byte offsets in the header; every number is little-endian. */
export const offsets = {
  length: 0,
  magic: 4,
  version: 8,
  kind: 9,
  flags: 10,
  payloadLength: 12,
  schema: 16,
  source: 24,
  target: 28,
  correlation: 32,
  deadline: 40,
  trace: 48,
} as const

/** One cache line, and a multiple of 8, so that a payload starts aligned wherever its frame does. */
export const headerBytes = 64

export const traceBytes = 16

/** The bytes `BWF1` read as a little-endian u32. */
export const frameMagic = 0x31465742

export const frameVersion = 1

/**
 * The largest whole frame a party accepts unless it says otherwise: a book of 10,000 positions of up to 200 bytes each.
 *
 */
export const frameBytesMax = 2 * 1024 * 1024

/**
 * What a frame is for. The number is what travels; 0 is never a kind, so zeroed memory is never a frame.
 * A request is answered by exactly one of reply, domainError and fault under its own correlation, after the items of a stream.
 */
export const kindCodes = {
  /** First frame of either side on a lane that leaves the process: limits, token, schema identities. */
  hello: 1,
  request: 2,
  reply: 3,
  /** The request was rejected before, or failed beside, the domain model. */
  fault: 4,
  /** The model understood the request and answered no. */
  domainError: 5,
  /** The asker no longer wants what its correlation names. */
  cancel: 6,
  /** One item of a stream, or an event nobody asked for (correlation 0). */
  item: 7,
  /** No more items follow under this correlation. */
  end: 8,
  /** The receiver of a stream grants the sender room for more items. */
  credit: 9,
} as const

export type FrameKind = keyof typeof kindCodes

const kindNames: readonly (FrameKind | undefined)[] = (() => {
  const names: (FrameKind | undefined)[] = []
  // Object.keys widens to string[]; the keys of this constant are exactly the kinds.
  for (const name of Object.keys(kindCodes) as FrameKind[]) names[kindCodes[name]] = name
  return names
})()

/** The kind a code stands for, or undefined for a code version 1 does not know. */
export const kindOf = (code: number): FrameKind | undefined => kindNames[code]

/** Bits of the flags field. A reader of version 1 refuses the bits it does not know. */
export const frameFlags = {
  /** The payload is plain BARE, not the aligned layout. */
  bare: 1,
} as const

export const knownFlags = frameFlags.bare

/** Size of the whole frame around a payload: the header, the payload, and zeros up to a multiple of 8. */
export const frameBytes = (payloadBytes: number): number => headerBytes + Math.ceil(payloadBytes / 8) * 8
