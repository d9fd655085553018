// Integers, floats, bytes and lists of one length, and cases without a value: what they hold, and what they refuse.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bool,
  bytes,
  carried,
  choice,
  codecOf,
  count,
  currency,
  type DataSchema,
  data,
  date,
  f32,
  f64,
  type IntegerSchema,
  i8,
  i16,
  i32,
  i64,
  int,
  integerFormats,
  list,
  listOf,
  map,
  nil,
  pair,
  quantity,
  record,
  type Schema,
  table,
  tenor,
  text,
  u8,
  u16,
  u32,
  u64,
  uint,
  union,
} from '../../../src/fabric/schema/index.js'

const encode = (schema: Schema, value: unknown) => codecOf<Schema>(schema).encode(value as never)
const decode = (schema: Schema, payload: Uint8Array) => codecOf<Schema>(schema).decode(payload)

/** The slot of a message's one field: its bytes after the header of 16. */
function slotBytes(schema: Schema, value: unknown, length: number): readonly number[] {
  const encoded = encode(record({ value: schema }), { value })
  if (!encoded.ok) throw new Error(encoded.error.message)
  return [...encoded.value.subarray(16, 16 + length)]
}

function roundTrip(schema: Schema, value: unknown): unknown {
  const encoded = encode(schema, value)
  if (!encoded.ok) throw new Error(encoded.error.message)
  const decoded = decode(schema, encoded.value)
  if (!decoded.ok) throw new Error(decoded.error.message)
  return decoded.value
}

const safe = BigInt(Number.MAX_SAFE_INTEGER)
const ends: Readonly<Record<string, readonly [bigint, bigint]>> = {
  u8: [0n, 255n],
  u16: [0n, 65_535n],
  u32: [0n, 4_294_967_295n],
  u64: [0n, 18_446_744_073_709_551_615n],
  uint: [0n, 18_446_744_073_709_551_615n],
  i8: [-128n, 127n],
  i16: [-32_768n, 32_767n],
  i32: [-2_147_483_648n, 2_147_483_647n],
  i64: [-9_223_372_036_854_775_808n, 9_223_372_036_854_775_807n],
  int: [-9_223_372_036_854_775_808n, 9_223_372_036_854_775_807n],
}

describe.each(integerFormats.flatMap((format) => (['number', 'bigint'] as const).map((as) => ({ format, as }))))(
  'an integer $format as a $as',
  ({ format, as }) => {
    const schema: IntegerSchema = { kind: 'integer', format, as }
    const [least, most] = ends[format]!
    const [min, max] = as === 'bigint' ? [least, most] : [least < -safe ? -safe : least, most > safe ? safe : most]
    const held = (value: bigint) => (as === 'bigint' ? value : Number(value))

    it('keeps every value from its least to its greatest', () => {
      for (const value of [min, min + 1n, 0n, 1n, max - 1n, max])
        expect(roundTrip(schema, held(value))).toBe(held(value))
      fc.assert(
        fc.property(fc.bigInt({ min, max }), (value) => {
          expect(roundTrip(schema, held(value))).toBe(held(value))
        }),
      )
    })

    it('refuses what lies outside, with the path', () => {
      const range = { ok: false, error: { code: 'FAULT_RANGE', path: 'xs[1]' } }
      const xs = record({ xs: list(schema) })
      const beyond = [max + 1n, min - 1n].map((value) => (as === 'bigint' ? value : Number(value)))
      for (const value of beyond) expect(encode(xs, { xs: [held(0n), value] })).toMatchObject(range)
    })

    it.each([
      ['nothing', undefined],
      ['a fraction', 0.5],
      ['NaN', Number.NaN],
      ['text', '1'],
      ['an object', { valueOf: (): number => 1 }],
      ['the other kind of number', as === 'bigint' ? 1 : 1n],
    ])('refuses %s', (_, value) => {
      const xs = record({ xs: list(schema) })
      expect(encode(xs, { xs: [value] })).toMatchObject({ ok: false, error: { code: 'FAULT_SHAPE', path: 'xs[0]' } })
    })
  },
)

describe('an integer of eight bytes read as a number', () => {
  it.each([
    ['u64', record({ at: list(u64()) }), record({ at: list(u64('number')) }), 2n ** 53n],
    ['uint', record({ at: list(uint()) }), record({ at: list(uint('number')) }), 2n ** 64n - 1n],
    ['i64', record({ at: list(i64()) }), record({ at: list(i64('number')) }), -(2n ** 53n)],
    ['int', record({ at: list(int()) }), record({ at: list(int('number')) }), 2n ** 63n - 1n],
  ] as const)('is FAULT_RANGE with its path where %s does not fit it', (_, big, safe, value) => {
    const sent = encode(big, { at: [0n, value] })
    if (!sent.ok) throw new Error(sent.error.message)
    expect(decode(safe, sent.value)).toMatchObject({ ok: false, error: { code: 'FAULT_RANGE', path: 'at[1]' } })
    expect(decode(big, sent.value)).toEqual({ ok: true, value: { at: [0n, value] } })
  })
})

describe('the bytes of a slot', () => {
  it.each<[string, Schema, unknown, readonly number[]]>([
    ['u8', u8(), 0xfe, [0xfe]],
    ['i8', i8(), -2, [0xfe]],
    ['u16', u16(), 0x1234, [0x34, 0x12]],
    ['i16', i16(), -2, [0xfe, 0xff]],
    ['u32', u32(), 0x12345678, [0x78, 0x56, 0x34, 0x12]],
    ['i32', i32(), -2, [0xfe, 0xff, 0xff, 0xff]],
    ['u64', u64(), 2n ** 64n - 2n, [0xfe, 255, 255, 255, 255, 255, 255, 255]],
    ['i64', i64(), -2n, [0xfe, 255, 255, 255, 255, 255, 255, 255]],
    ['i64 as a number', i64('number'), -2, [0xfe, 255, 255, 255, 255, 255, 255, 255]],
    ['uint', uint('number'), 2 ** 32 + 1, [1, 0, 0, 0, 1, 0, 0, 0]],
    ['int', int(), -1n, [255, 255, 255, 255, 255, 255, 255, 255]],
    ['f32', f32(), 1.5, [0, 0, 0xc0, 0x3f]],
    ['f64', f64(), -0, [0, 0, 0, 0, 0, 0, 0, 0x80]],
    ['fixed data', bytes(3), Uint8Array.of(1, 2, 3), [1, 2, 3, 0, 0, 0, 0, 0]],
  ])('of %s are little-endian and in place', (_, schema, value, expected) => {
    expect(slotBytes(schema, value, expected.length)).toEqual(expected)
  })

  it('stand in groups of 8, 4, 2 and 1 bytes, each in the order of the schema', () => {
    const schema = record({ a: u8(), b: u16(), c: u32(), d: u64(), e: i16(), f: bytes(3), g: f32() })
    const encoded = encode(schema, { a: 1, b: 2, c: 3, d: 4n, e: 5, f: Uint8Array.of(6, 7, 8), g: 0 })
    if (!encoded.ok) throw new Error(encoded.error.message)
    expect([...encoded.value.subarray(16)]).toEqual([
      ...[4, 0, 0, 0, 0, 0, 0, 0], // d
      ...[3, 0, 0, 0, 0, 0, 0, 0], // c, g
      ...[2, 0, 5, 0, 1, 6, 7, 8], // b, e, a, f
    ])
  })
})

describe('a float', () => {
  it('is any number that there is', () => {
    for (const value of [Number.NaN, Infinity, -Infinity, -0, 5e-324, Number.MAX_VALUE]) {
      expect(roundTrip(f64(), value)).toBe(value)
    }
    for (const value of [Number.NaN, Infinity, -Infinity, -0, 2 ** -149]) expect(roundTrip(f32(), value)).toBe(value)
  })

  it('of 32 bits is rounded to the nearest, but never to an infinity', () => {
    expect(roundTrip(f32(), 0.1)).toBe(Math.fround(0.1))
    expect(encode(record({ x: f32() }), { x: 1e39 })).toMatchObject({ error: { code: 'FAULT_RANGE', path: 'x' } })
  })

  it.each([f32(), f64()])('is no text, bigint or nothing', (schema) => {
    for (const x of ['1', 1n, undefined, null]) {
      expect(encode(record({ x: schema }), { x })).toMatchObject({ error: { code: 'FAULT_SHAPE', path: 'x' } })
    }
  })
})

describe('data', () => {
  it.each([
    [bytes(4), Uint8Array.of(1, 2, 3), '3 bytes'],
    [bytes(4), Uint8Array.of(1, 2, 3, 4, 5), '5 bytes'],
    [bytes(4), [1, 2, 3, 4], 'object'],
    [bytes(4), undefined, 'nothing'],
    [data(4), 'abcd', 'string'],
    [data(4), undefined, 'nothing'],
  ] satisfies [DataSchema, unknown, string][])(
    'that does not fit is refused with its path: %#',
    (schema, x, actual) => {
      expect(encode(record({ x: schema }), { x })).toMatchObject({ error: { code: 'FAULT_SHAPE', path: 'x', actual } })
    },
  )

  it('that was read is not changed when the payload is', () => {
    const schema = record({ a: bytes(2), b: data(2) })
    const sent = encode(schema, { a: Uint8Array.of(1, 2), b: Uint8Array.of(3, 4) })
    if (!sent.ok) throw new Error(sent.error.message)
    const read = decode(schema, sent.value)
    sent.value.fill(9)
    expect(read).toEqual({ ok: true, value: { a: Uint8Array.of(1, 2), b: Uint8Array.of(3, 4) } })
  })
})

describe('a list of one length', () => {
  const triple = record({ xs: listOf(u8(), 3) })

  it.each([2, 4, 0])('is not written with %i elements', (length) => {
    expect(encode(triple, { xs: Array(length).fill(1) })).toMatchObject({
      error: { code: 'FAULT_SHAPE', path: 'xs', expected: '3 elements', actual: `${length} elements` },
    })
  })

  it('is not read with another count', () => {
    const sent = encode(record({ xs: list(u8()) }), { xs: [1, 2] })
    if (!sent.ok) throw new Error(sent.error.message)
    expect(decode(triple, sent.value)).toMatchObject({ error: { code: 'FAULT_FRAME', offset: 20, path: 'xs' } })
  })
})

describe('a case without a value', () => {
  const move = union({ stay: nil(), to: text(8) })

  it('takes a tag and no bytes', () => {
    expect(slotBytes(move, { case: 'stay', value: undefined }, 8)).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
    expect(roundTrip(move, { case: 'stay' })).toEqual({ case: 'stay', value: undefined })
  })

  it('is given none', () => {
    expect(encode(record({ move }), { move: { case: 'stay', value: 1 } })).toMatchObject({
      error: { code: 'FAULT_SHAPE', path: 'move', expected: 'nothing' },
    })
  })

  it('has the offset 0', () => {
    const sent = encode(record({ move }), { move: { case: 'stay', value: undefined } })
    if (!sent.ok) throw new Error(sent.error.message)
    new DataView(sent.value.buffer).setUint32(16, 8, true)
    expect(decode(record({ move }), sent.value)).toMatchObject({ error: { code: 'FAULT_FRAME', offset: 16 } })
  })
})

describe('values that are nothing like their schema', () => {
  it.each<[string, Schema]>([
    ['a union', union({ a: nil() })],
    ['a map', map(u8(), u8())],
    ['a list', list(u8())],
    ['a record', record({ a: u8() })],
    ['a choice', choice('a')],
    ['a quantity', quantity('m')],
    ['a carried quantity', carried('any')],
    ['a currency', currency()],
    ['a pair', pair()],
    ['a tenor', tenor()],
    ['a date', date()],
    ['a truth value', bool()],
    ['a count', count()],
    ['a table', table(record({ a: u8() }))],
  ])('are refused for %s, never thrown', (_, schema) => {
    const quantities = [
      { value: 1 },
      { value: 1, dimension: null },
      { value: 1, dimension: 'm' },
      { value: 1, dimension: {} },
    ]
    for (const x of [undefined, null, 1, 1n, 'a', [], {}, Symbol('a'), () => 1, ...quantities]) {
      const encoded = encode(record({ x: schema }), { x })
      const fits = { list: [], choice: 'a', quantity: 1, count: 1 }[schema.kind as string]
      if (encoded.ok) expect(x).toEqual(fits)
      else expect(encoded.error).toMatchObject({ code: 'FAULT_SHAPE', path: expect.stringMatching(/^x?/) })
    }
  })
})
