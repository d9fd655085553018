import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bareSchema,
  bytes,
  canonicalText,
  choice,
  defaulted,
  enumeration,
  f32,
  i64,
  identityOf,
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
  u64,
  uint,
  union,
} from '../../../src/fabric/schema/index.js'
import { anySchema } from './any-schema.js'

const readBack = (schemaText: string): Schema => {
  const read = readSchemaText(schemaText)
  if (!read.ok) throw new Error(`${read.error.path}: ${read.error.message}`)
  return read.value
}

describe('canonical text', () => {
  it.each<[Schema, string]>([
    [u8(), '{"kind":"integer","format":"u8"}'],
    [f32(), '{"kind":"float","bits":32}'],
    [bytes(16), '{"kind":"data","bytesMax":16,"length":16}'],
    [choice('a', 'b'), '{"kind":"choice","names":["a","b"]}'],
    [enumeration({ a: 3, b: 1 }), '{"kind":"choice","names":["a","b"],"values":[3,1]}'],
    [
      listOf(uint(), 2),
      '{"kind":"list","of":{"kind":"integer","format":"uint"},"countMax":2,"onMismatch":"reject","length":2}',
    ],
    [
      table(record({ a: u8() }), { countMax: 9, onMismatch: 'collect' }),
      '{"kind":"table","of":{"kind":"record","fields":{"a":{"kind":"integer","format":"u8"}},"exactlyOne":[]},"countMax":9,"onMismatch":"collect"}',
    ],
    [
      map(i64(), optional(text(8)), 4),
      '{"kind":"map","key":{"kind":"integer","format":"i64"},"of":{"kind":"optional","of":{"kind":"text","bytesMax":8}},"countMax":4}',
    ],
    [
      union({ a: nil(), b: u8() }, { b: 7, a: 2 }),
      '{"kind":"union","cases":{"a":{"kind":"void"},"b":{"kind":"integer","format":"u8"}},"tags":{"a":2,"b":7}}',
    ],
  ])('of the kinds is as documented: %#', (schema, expected) => {
    expect(canonicalText(schema)).toBe(expected)
    expect(canonicalText(readBack(expected))).toBe(expected)
  })

  it('is read back to a schema of the same text and identity, whatever the schema', () => {
    fc.assert(
      fc.property(anySchema, ({ schema }) => {
        const spelt = canonicalText(schema)
        const back = readBack(spelt)
        expect(canonicalText(back)).toBe(spelt)
        expect(identityOf('x', back)).toBe(identityOf('x', schema))
        expect(bareSchema(back)).toEqual(JSON.parse(spelt))
        expect(readBack(canonicalText(back))).toEqual(back)
      }),
    )
  })

  it('does not say what integers are in memory; who reads it holds the wide ones as bigint', () => {
    expect(canonicalText(u64('number'))).toBe(canonicalText(u64('bigint')))
    expect(readBack(canonicalText(u64('number')))).toEqual(u64('bigint'))
    expect(readBack(canonicalText(u8()))).toEqual(u8())
  })

  it('differs in everything that the bytes or their meaning depend on', () => {
    const schemas = [
      list(u8()),
      listOf(u8(), 100_000),
      list(u8(), { onMismatch: 'collect' }),
      table(record({ a: u8() })),
      list(record({ a: u8() })),
      union({ a: u8(), b: nil() }),
      union({ a: u8(), b: nil() }, { a: 0, b: 1 }),
      enumeration({ a: 0, b: 1 }),
      choice('a', 'b'),
      quantity('m'),
      quantity('s'),
    ]
    expect(new Set(schemas.map((schema) => identityOf('x', schema))).size).toBe(schemas.length)
  })
})

describe('a text with defaults', () => {
  const withDefault =
    '{"kind":"record","fields":{"a":{"kind":"defaulted","of":{"kind":"integer","format":"u8"},"value":7}},"exactlyOne":[]}'

  it('is read with them', () => {
    expect(readBack(withDefault)).toEqual(record({ a: defaulted(u8(), 7) }))
  })

  it('has the identity of the schema without', () => {
    expect(canonicalText(readBack(withDefault))).toBe(canonicalText(record({ a: u8() })))
  })

  it('is refused where a default does not read as its field', () => {
    expect(readSchemaText(withDefault.replace('7', '"seven"'))).toMatchObject({
      ok: false,
      error: { code: 'FAULT_SHAPE', path: 'a.value' },
    })
  })
})

describe('a text from a peer', () => {
  it('brings nothing into the schema but what schemas have', () => {
    const text = '{"kind":"text","bytesMax":5,"doc":"a","named":"B","length":9,"__proto__":{"kind":"bool"}}'
    expect(readBack(text)).toEqual({ kind: 'text', bytesMax: 5 })
  })

  it.each([
    ['is no JSON', '{', 'FAULT_SYNTAX'],
    ['is too long', `{"kind":"bool","doc":"${'x'.repeat(256 * 1024)}"}`, 'FAULT_LIMIT'],
    ['nests without end', '{"kind":"list","of":'.repeat(10_000), 'FAULT_SYNTAX'],
    ['nests to the bottom', `${'{"of":'.repeat(30_000)}1${'}'.repeat(30_000)}`, 'FAULT_SHAPE'],
    [
      'nests lists in lists',
      `${'{"kind":"list","countMax":9,"onMismatch":"reject","of":'.repeat(3_000)}{"kind":"bool"}${'}'.repeat(3_000)}`,
      'FAULT_LIMIT',
    ],
    ['is null', 'null', 'FAULT_SHAPE'],
  ])('that %s is a fault', (_, schemaText, code) => {
    expect(readSchemaText(schemaText)).toMatchObject({ ok: false, error: { code } })
  })
})
