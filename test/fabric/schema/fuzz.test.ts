// Every decoder against bytes and text that nobody sound would send: a fault or a value, never a throw, and never more than the bytes can hold.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bytes,
  choice,
  codecOf,
  i8,
  list,
  listOf,
  map,
  nil,
  optional,
  quantity,
  readSchemaText,
  record,
  type Schema,
  table,
  text,
  u8,
  union,
} from '../../../src/fabric/schema/index.js'
import { anySample, anySchema, damage } from './any-schema.js'

function encodedOf(schema: Schema, value: unknown): Uint8Array {
  const encoded = codecOf<Schema>(schema).encode(value as never)
  if (!encoded.ok) throw new Error(`${encoded.error.path}: ${encoded.error.message}`)
  return encoded.value
}

/** Elements, entries, rows, characters and bytes that a value holds. */
function holdings(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (ArrayBuffer.isView(value)) return value.byteLength
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + 1 + holdings(item), 0)
  if (value instanceof Map) return [...value].reduce((sum, [key, item]) => sum + 1 + holdings(key) + holdings(item), 0)
  // A dimension is shared, however often it is named.
  if (typeof value !== 'object' || value === null || 'factors' in value) return 0
  return Object.values(value).reduce<number>((sum, item) => sum + holdings(item), 0)
}

/** That bytes are answered by a fault or by a value that encodes to bytes which read back the same, and small enough. */
function expectAnswered(schema: Schema, received: Uint8Array): void {
  const codec = codecOf<Schema>(schema)
  const decoded = codec.decode(received)
  if (!decoded.ok) {
    expect(decoded.error.message).not.toBe('')
    return
  }
  // Presence bytes of a table stand for an element more than the bits of a record's do; the names of choices are the schema's.
  expect(holdings(decoded.value)).toBeLessThanOrEqual(16 * received.length)
  const again = encodedOf(schema, decoded.value)
  const back = codec.decode(again)
  expect(back).toEqual(decoded)
  expect(back.ok && encodedOf(schema, back.value)).toEqual(again)
}

describe('the aligned decoder', () => {
  it('answers damaged payloads of any schema with a fault or a value that it can send on', () => {
    fc.assert(
      fc.property(anySample, damage, ({ schema, value }, damaged) => {
        expectAnswered(schema, damaged(encodedOf(schema, value)))
      }),
      { numRuns: 2_500 },
    )
  })

  it('answers random bytes in the same way', () => {
    fc.assert(
      fc.property(anySchema, fc.uint8Array({ minLength: 16, maxLength: 200 }), ({ schema }, received) => {
        // Past the header, which random bytes hardly ever get right.
        const view = new DataView(received.buffer)
        view.setUint32(0, 16, true)
        view.setUint32(4, 0, true)
        view.setUint32(8, received.length, true)
        view.setUint32(12, 0, true)
        expectAnswered(schema, received)
      }),
      { numRuns: 2_500 },
    )
  })

  it.each<[string, Schema]>([
    ['list of integers', list(i8())],
    ['list of numbers', list(quantity('m'))],
    ['list of choices', list(choice('a', 'b'))],
    ['list of cases without a value', list(union({ a: nil(), b: nil() }))],
    ['list of what may be missing', list(optional(u8()))],
    ['list of fixed data', list(bytes(1))],
    ['fixed list', listOf(u8(), 100_000)],
    ['map', map(u8(), u8(), 100_000)],
    ['table', table(record({ a: u8(), b: optional(text(4)) }))],
    ['list of tables', list(table(record({ a: i8() })))],
  ])('takes no memory for the 100,000 elements that 100 bytes of a %s claim', (_, schema) => {
    const payload = new Uint8Array(104)
    const view = new DataView(payload.buffer)
    view.setUint32(8, payload.length, true)
    view.setUint32(16, 24, true)
    view.setUint32(20, 100_000, true)
    const heap = process.memoryUsage()
    for (let i = 0; i < 100; i++) {
      expect(codecOf<Schema>(schema).decode(payload)).toMatchObject({ ok: false, error: { code: 'FAULT_FRAME' } })
    }
    // A hundred arrays of 100,000 elements would be 80 MB at least.
    const after = process.memoryUsage()
    expect(after.heapUsed + after.arrayBuffers - heap.heapUsed - heap.arrayBuffers).toBeLessThan(20e6)
  })
})

describe('the reader of schema texts', () => {
  const sound =
    '{"kind":"record","fields":{"a":{"kind":"list","of":{"kind":"integer","format":"u8"},"countMax":9,"onMismatch":"reject"}},"exactlyOne":[]}'

  it('answers damaged text with a fault or a schema whose codec can be made', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(sound.length - 1), fc.string({ maxLength: 3 })), { maxLength: 4 }),
        (edits) => {
          let received = sound
          for (const [at, piece] of edits) received = received.slice(0, at) + piece + received.slice(at + piece.length)
          const read = readSchemaText(received)
          if (read.ok) expect(typeof codecOf(read.value).decode(new Uint8Array(64)).ok).toBe('boolean')
        },
      ),
      { numRuns: 3_000 },
    )
  })

  const kinds = [
    'record',
    'list',
    'table',
    'map',
    'union',
    'optional',
    'defaulted',
    'integer',
    'choice',
    'data',
    'void',
    'carried',
    'pair',
  ]
  const words = [...kinds, 'u8', 'i64', 'money', 'reject', "'F", 'm / s', 'a', 'b']
  const anyNode = fc.letrec((tie) => ({
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.record({ kind: fc.constantFrom('bool', 'count', 'void', 'tenor', 'date') }),
      fc.record(
        {
          kind: fc.constantFrom(...kinds),
          of: tie('node'),
          key: tie('node'),
          countMax: fc.oneof(fc.integer(), fc.constant(5)),
          length: fc.oneof(fc.integer(), fc.constant(5)),
          bytesMax: fc.oneof(fc.integer(), fc.constant(5)),
          onMismatch: fc.constantFrom('reject', 'collect', 'ignore'),
          format: fc.constantFrom(...words),
          accepts: fc.oneof(fc.constantFrom(...words), fc.array(fc.constantFrom(...words))),
          binds: fc.oneof(fc.constantFrom(...words), fc.array(fc.constantFrom(...words))),
          names: fc.array(fc.constantFrom(...words)),
          values: fc.array(fc.integer()),
          fields: fc.dictionary(fc.constantFrom(...words), tie('node')),
          cases: fc.dictionary(fc.constantFrom(...words), tie('node')),
          tags: fc.dictionary(fc.constantFrom(...words), fc.integer()),
          exactlyOne: fc.array(fc.array(fc.constantFrom(...words))),
          value: fc.jsonValue(),
        },
        { requiredKeys: ['kind', 'of', 'countMax', 'onMismatch', 'fields', 'cases', 'exactlyOne'] },
      ),
      fc.jsonValue({ maxDepth: 1 }),
    ),
  })).node

  it('answers text of the right words in any order in the same way', () => {
    fc.assert(
      fc.property(anyNode, (node) => {
        const read = readSchemaText(JSON.stringify(node) ?? 'null')
        if (read.ok) expect(typeof codecOf(read.value).decode(new Uint8Array(64)).ok).toBe('boolean')
        else expect(read.error.path).toBeDefined()
      }),
      { numRuns: 1_000 },
    )
  })
})
