import fc from 'fast-check'
import { kindCodes } from '../../src/fabric/frame/layout.js'
import type { Frame, FrameKind } from '../../src/fabric/frame.js'

const u32 = fc.integer({ min: 0, max: 0xffffffff })

/** Any frame that can be written, with a payload of up to `payloadBytesMax` bytes. */
export const frames = (payloadBytesMax: number): fc.Arbitrary<Frame> =>
  fc.record({
    kind: fc.constantFrom(...(Object.keys(kindCodes) as FrameKind[])),
    flags: fc.constantFrom(0, 1),
    schema: fc.record({ low: u32, high: u32 }),
    source: u32,
    target: u32,
    correlation: fc.maxSafeNat(),
    deadline: fc.double({ min: 0, noNaN: true }),
    trace: fc.uint8Array({ minLength: 16, maxLength: 16 }),
    payload: fc.uint8Array({ maxLength: payloadBytesMax, size: 'max' }),
  })

/** A plain request, for tests to which the header does not matter. */
export const request = (correlation: number, payload: Uint8Array): Frame => ({
  kind: 'request',
  flags: 0,
  schema: { low: 1, high: 2 },
  source: 3,
  target: 4,
  correlation,
  deadline: Number.POSITIVE_INFINITY,
  trace: new Uint8Array(16),
  payload,
})

/** Bytes that `index` decides, so that a reader can tell a torn or misplaced payload from a whole one. */
export function patterned(index: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  for (let i = 0; i < length; i++) bytes[i] = (index * 31 + i * 7) & 0xff
  return bytes
}
