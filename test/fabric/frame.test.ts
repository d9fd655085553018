import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  encodeFrame,
  type Frame,
  FrameView,
  frameBytesMax,
  readFrame,
  shortIdentity,
  shortIdentityText,
} from '../../src/fabric/frame.js'
import { encodeCredit } from '../../src/fabric/stream/index.js'
import { frames, patterned, request } from './frame-samples.js'

const fields = (frame: Frame) => ({
  kind: frame.kind,
  flags: frame.flags,
  schema: frame.schema,
  source: frame.source,
  target: frame.target,
  correlation: frame.correlation,
  deadline: frame.deadline,
  trace: [...frame.trace],
  payload: [...frame.payload],
})

const hexadecimal = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

describe('a frame', () => {
  test('reads as it was written', () => {
    fc.assert(
      fc.property(frames(300), (frame) => {
        const read = readFrame(encodeFrame(frame, frame.payload))
        if (!read.ok) throw new Error(read.error.message)
        expect(fields(read.value)).toEqual(fields(frame))
        expect(read.value.hasSchema(frame.schema)).toBe(true)
      }),
    )
  })

  test('has one encoding: what reads, writes back to the same bytes', () => {
    fc.assert(
      fc.property(frames(100), (frame) => {
        const bytes = encodeFrame(frame, frame.payload)
        const read = readFrame(bytes)
        if (!read.ok) throw new Error(read.error.message)
        expect(encodeFrame(read.value, read.value.payload)).toEqual(bytes)
      }),
    )
  })

  test('reads the same in the middle of a larger buffer, and its copy outlives it', () => {
    fc.assert(
      fc.property(frames(60), fc.nat(40), (frame, at) => {
        const bytes = encodeFrame(frame, frame.payload)
        const larger = new Uint8Array(at + bytes.byteLength + 9).fill(0xff)
        larger.set(bytes, at)
        const view = new FrameView()
        expect(view.point(new DataView(larger.buffer), at, bytes.byteLength)).toBeUndefined()
        const copy = view.copy()
        larger.fill(0)
        view.release()
        expect(fields(copy)).toEqual(fields(frame))
      }),
    )
  })

  test('refuses to be read after its release', () => {
    const read = readFrame(encodeFrame(request(1, patterned(1, 8)), patterned(1, 8)))
    if (!read.ok) throw new Error(read.error.message)
    read.value.release()
    expect(() => read.value.correlation).toThrow(RangeError)
    expect(() => read.value.payload).toThrow(RangeError)
    expect(() => read.value.copy()).toThrow(RangeError)
  })

  test.each([
    ['a deadline that is no time', { deadline: Number.NaN }],
    ['a correlation above 2^53 - 1', { correlation: 2 ** 53 }],
    ['an address that is no u32', { target: -1 }],
    ['a trace of the wrong length', { trace: new Uint8Array(15) }],
    ['a flag nobody knows', { flags: 2 }],
  ])('is never written with %s', (_, wrong) => {
    expect(() => encodeFrame({ ...request(1, patterned(1, 1)), ...wrong }, patterned(1, 1))).toThrow(RangeError)
  })
})

describe('bytes from outside', () => {
  const sound = encodeFrame(request(7, patterned(7, 13)), patterned(7, 13))
  const damaged = (damage: (view: DataView) => void): Uint8Array => {
    const bytes = sound.slice()
    damage(new DataView(bytes.buffer))
    return bytes
  }

  test.each<[string, Uint8Array, number]>([
    ['nothing', new Uint8Array(0), 0],
    ['less than a header', sound.subarray(0, 63), 63],
    ['a wrong length', damaged((view) => view.setUint32(0, 72, true)), 0],
    ['another magic', damaged((view) => view.setUint32(4, 0, true)), 4],
    ['another version', damaged((view) => view.setUint8(8, 2)), 8],
    ['no kind', damaged((view) => view.setUint8(9, 0)), 9],
    ['an unknown kind', damaged((view) => view.setUint8(9, 10)), 9],
    ['an unknown flag', damaged((view) => view.setUint16(10, 2, true)), 10],
    ['a payload longer than the frame', damaged((view) => view.setUint32(12, 0xffffffff, true)), 12],
    ['a correlation above 2^53 - 1', damaged((view) => view.setUint32(36, 0x200000, true)), 32],
    ['a deadline that is no time', damaged((view) => view.setFloat64(40, Number.NaN, true)), 40],
    ['padding that is not zero', damaged((view) => view.setUint8(79, 1)), 79],
    ['a frame and a half', new Uint8Array([...sound, ...sound.subarray(0, 40)]), 0],
  ])('with %s are a fault at their offset', (_, bytes, offset) => {
    expect(readFrame(bytes)).toMatchObject({ ok: false, error: { code: 'FAULT_FRAME', offset } })
  })

  test('that announce more than is accepted meet the limit before any memory is taken', () => {
    const huge = damaged((view) => view.setUint32(0, 0xfffffff8, true))
    expect(readFrame(huge)).toMatchObject({
      ok: false,
      error: { code: 'FAULT_LIMIT', limit: frameBytesMax, actual: 0xfffffff8 },
    })
    expect(readFrame(sound, 79)).toMatchObject({ ok: false, error: { code: 'FAULT_LIMIT', limit: 79, actual: 80 } })
    expect(readFrame(sound, 80).ok).toBe(true)
  })

  const settles = (bytes: Uint8Array): void => {
    const read = readFrame(bytes)
    if (read.ok) expect(encodeFrame(read.value, read.value.payload)).toEqual(new Uint8Array(bytes))
    else expect(['FAULT_FRAME', 'FAULT_LIMIT']).toContain(read.error.code)
  }

  test('at random are a fault or a frame, and never an exception', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), settles), { numRuns: 500 })
  })

  test('of a frame that was damaged, cut or extended are a fault or a frame', () => {
    const edits = fc.array(fc.tuple(fc.nat(200), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(frames(100), edits, fc.integer({ min: -20, max: 20 }), (frame, damage, growth) => {
        const bytes = encodeFrame(frame, frame.payload)
        const changed = new Uint8Array(Math.max(0, bytes.byteLength + growth))
        changed.set(bytes.subarray(0, changed.byteLength))
        for (const [at, value] of damage) if (at < changed.byteLength) changed[at] = value
        settles(changed)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('a short identity', () => {
  test('is the beginning of the whole one', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (digest) => {
        expect(shortIdentityText(shortIdentity(digest))).toBe(hexadecimal(digest.subarray(0, 8)))
      }),
    )
  })
})

test('the reference page shows the bytes that this code writes', () => {
  const page = readFileSync(new URL('../../docs/reference/barewire.md', import.meta.url), 'utf8')
  const vectors = [...page.matchAll(/<!-- vector (\S+) -->\s*```hex\n([^`]*)```/g)].map(([, name, hex]) => [
    name,
    hex?.replace(/#.*$/gm, '').replace(/\s/g, ''),
  ])
  const payload = new TextEncoder().encode('hello')
  const header = {
    kind: 'request' as const,
    flags: 0,
    schema: shortIdentity(Uint8Array.from({ length: 32 }, (_, i) => i)),
    source: 1,
    target: 0x01020304,
    correlation: 2 ** 32 + 5,
    deadline: 1_700_000_000_000,
    trace: Uint8Array.from({ length: 16 }, (_, i) => 0xa0 + i),
  }
  const cancel = {
    ...header,
    kind: 'cancel' as const,
    schema: { low: 0, high: 0 },
    deadline: Number.POSITIVE_INFINITY,
    trace: new Uint8Array(16),
  }
  expect(vectors).toEqual([
    ['request', hexadecimal(encodeFrame(header, payload))],
    ['cancel', hexadecimal(encodeFrame(cancel, new Uint8Array(0)))],
    ['credit', hexadecimal(encodeFrame({ ...cancel, kind: 'credit' }, encodeCredit(16)))],
  ])
})
