// Bytes from anywhere: a value that writes back to the same bytes, or a fault.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bareCodecOf, type Schema } from '../../../../src/fabric/schema/index.js'
import { anySample, typed } from './samples.js'

/** NaN is the one value with several encodings. */
const holdsNaN = (value: unknown): boolean => {
  if (typeof value === 'number') return Number.isNaN(value)
  if (value instanceof Float32Array || value instanceof Float64Array) return value.some(Number.isNaN)
  if (value instanceof Map) return [...value.values()].some(holdsNaN)
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false
  return Object.values(value).some(holdsNaN)
}

function readsOneWay(schema: Schema, bytes: Uint8Array): boolean {
  const codec = bareCodecOf<Schema>(schema)
  const decoded = codec.decode(bytes)
  if (!decoded.ok) {
    expect(decoded.error.code).toMatch(/^FAULT_(FRAME|SHAPE|RANGE|LIMIT)$/)
    return false
  }
  const encoded = codec.encode(decoded.value)
  if (!encoded.ok) throw new Error(encoded.error.message)
  if (holdsNaN(decoded.value)) expect(codec.decode(encoded.value)).toEqual(decoded)
  else expect(Buffer.from(encoded.value).equals(bytes)).toBe(true)
  return true
}

describe('a decoder of plain BARE', () => {
  it('answers random bytes with a fault or a value that writes back to them', () => {
    let read = 0
    fc.assert(
      fc.property(typed(2), fc.uint8Array({ maxLength: 40 }), ({ schema }, bytes) => {
        if (readsOneWay(schema, bytes)) read++
      }),
      { numRuns: 3_000 },
    )
    expect(read).toBeGreaterThan(0)
  })

  it('answers mutated messages the same way', () => {
    let read = 0
    const edits = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 })
    fc.assert(
      fc.property(
        anySample,
        edits,
        fc.nat(),
        fc.uint8Array({ maxLength: 3 }),
        ({ schema, value }, changes, cut, more) => {
          const encoded = bareCodecOf<Schema>(schema).encode(value)
          if (!encoded.ok) throw new Error(encoded.error.message)
          const { length } = encoded.value
          const bytes = Buffer.concat([encoded.value.subarray(0, cut % 3 === 0 ? cut % (length + 1) : length), more])
          for (const [at, byte] of changes) if (bytes.length > 0) bytes[at % bytes.length] = byte
          if (readsOneWay(schema, new Uint8Array(bytes))) read++
        },
      ),
      { numRuns: 2_000 },
    )
    expect(read).toBeGreaterThan(0)
  })

  it('reads what stands anywhere in a larger buffer, and keeps nothing of it', () => {
    fc.assert(
      fc.property(anySample, fc.nat(16), ({ schema, value }, before) => {
        const codec = bareCodecOf<Schema>(schema)
        const encoded = codec.encode(value)
        if (!encoded.ok) throw new Error(encoded.error.message)
        const buffer = Buffer.concat([Buffer.alloc(before, 0xff), encoded.value, Buffer.alloc(9, 0xff)])
        const decoded = codec.decode(buffer.subarray(before, before + encoded.value.length))
        buffer.fill(0xff)
        expect(decoded).toEqual({ ok: true, value })
      }),
      { numRuns: 300 },
    )
  })
})
