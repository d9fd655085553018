import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codecOf, type Infer, list, type Schema, text } from '../../../src/fabric/schema/index.js'
import { anySample } from './any-schema.js'

const filler = 0xa5

function encoded(schema: Schema, value: unknown): Uint8Array {
  const payload = codecOf(schema).encode(value as Infer<Schema>)
  if (!payload.ok) throw new Error(payload.error.message)
  return payload.value
}

describe('encoding into memory that is there', () => {
  it('writes the payload that encoding alone gives, whatever was there, wherever it begins', () => {
    fc.assert(
      fc.property(anySample, fc.nat(40), fc.boolean(), ({ schema, value }, offset, shared) => {
        const payload = encoded(schema, value)
        const bytes = offset + payload.length + 8
        const memory = new Uint8Array(shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes)).fill(filler)
        expect(codecOf(schema).encodeInto(value as Infer<Schema>, memory, offset)).toEqual({
          ok: true,
          value: payload.length,
        })
        expect(new Uint8Array(memory.subarray(offset, offset + payload.length))).toEqual(payload)
        const around = [...memory.subarray(0, offset), ...memory.subarray(offset + payload.length)]
        expect(around.every((byte) => byte === filler)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('takes all the room there is, and is refused where that is too little', () => {
    fc.assert(
      fc.property(anySample, fc.nat(), ({ schema, value }, missing) => {
        const payload = encoded(schema, value)
        const codec = codecOf(schema)
        const exact = new Uint8Array(payload.length)
        expect(codec.encodeInto(value as Infer<Schema>, exact, 0)).toEqual({ ok: true, value: payload.length })
        expect(exact).toEqual(payload)
        const limit = missing % payload.length
        const small = new Uint8Array(limit + 16).fill(filler)
        expect(codec.encodeInto(value as Infer<Schema>, small.subarray(0, limit), 0)).toMatchObject({
          ok: false,
          error: { code: 'FAULT_LIMIT', limit },
        })
        expect(small.subarray(limit).every((byte) => byte === filler)).toBe(true)
      }),
    )
  })

  it('leaves nothing of it to the next message', () => {
    const codec = codecOf(list(text()))
    const payload = encoded(list(text()), ['abc'])
    expect(codec.encodeInto(Array(50).fill('x'.repeat(40)), new Uint8Array(100), 0)).toMatchObject({ ok: false })
    expect(codec.encodeInto(['abc'], new Uint8Array(200), 8)).toEqual({ ok: true, value: payload.length })
    expect(codec.encode(['abc'])).toEqual({ ok: true, value: payload })
  })

  it('is refused for a value that does not fit, with its path', () => {
    const codec = codecOf(list(text(2)))
    expect(codec.encodeInto(['ab', 'abc'], new Uint8Array(200), 0)).toMatchObject({
      ok: false,
      error: { code: 'FAULT_LIMIT', path: 'value[1]', limit: 2, actual: 3 },
    })
  })
})
