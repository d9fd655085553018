import { describe, expect, it } from 'vitest'
import { baseDimension } from '../../../../src/fabric/dimension/index.js'
import {
  bareCodecOf,
  bool,
  bytes,
  carried,
  choice,
  count,
  currency,
  data,
  date,
  f32,
  i8,
  int,
  list,
  listOf,
  map,
  nil,
  number,
  optional,
  pair,
  payloadBytesMax,
  quantity,
  record,
  type Schema,
  table,
  tenor,
  text,
  u8,
  u64,
  uint,
  union,
} from '../../../../src/fabric/schema/index.js'

const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'))

const either = union({ some: u8(), none: nil() }, { some: 3, none: 9 })

const unread: readonly (readonly [string, Schema, string, number])[] = [
  ['a varint longer than it needs to be', uint(), '80 00', 0],
  ['a long varint longer than it needs to be', uint(), 'ff ff ff ff ff ff ff ff 80 00', 0],
  ['a varint of 65 bits', uint(), 'ff ff ff ff ff ff ff ff ff 02', 0],
  ['a varint of eleven bytes', int(), 'ff ff ff ff ff ff ff ff ff 81 00', 0],
  ['a varint without an end', uint(), 'ff', 1],
  ['a number that ends early', u64(), '00 00 00', 0],
  ['a truth value of 2', bool(), '02', 0],
  ['an optional of 2', optional(u8()), '02 00', 0],
  ['an unknown choice', choice('a', 'b'), '02', 0],
  ['an unknown tag', record({ a: u8(), b: either }), '00 00 00', 1],
  ['a tag beyond 2^53', either, '83 80 80 80 80 80 80 80 01', 0],
  ['bytes behind the value', u8(), '00 00', 1],
  ['bytes where there is nothing', record({ a: optional(u8()) }), '00 00', 1],
  ['text that is not UTF-8', text(), '02 c3 28', 0],
  ['half a surrogate pair as UTF-8', text(), '03 ed a0 80', 0],
  ['text beyond its limit', text(3), '04 61 61 61 61', 0],
  ['text longer than the payload', text(), '05 61 61', 1],
  ['data beyond its limit', data(1), '02 00 00', 0],
  ['data of fixed length that ends early', bytes(4), '00 00 00', 0],
  ['too many elements', list(u8(), { countMax: 2 }), '03 00 00 00', 0],
  ['more elements than bytes', list(u64()), '02 00 00 00 00 00 00 00 00', 0],
  ['a list of fixed length that ends early', listOf(uint(), 3), '00 00', 0],
  ['too many entries', map(u8(), u8(), 1), '02 00 00 01 00', 0],
  ['a key twice', map(u8(), u8()), '02 07 00 07 00', 3],
  ['a key of text twice', map(text(), u8()), '02 01 61 00 01 61 00', 4],
  ['a number that is not finite', quantity('m'), '00 00 00 00 00 00 f0 7f', 0],
  ['a unit that is none', carried('any'), '00 00 00 00 00 00 f0 3f 03 66 6f 6f', 8],
  ['a unit with a factor', carried('any'), '00 00 00 00 00 00 f0 3f 02 6b 6d', 8],
  ['a unit in another spelling', carried('any'), '00 00 00 00 00 00 f0 3f 03 6d 2f 73', 8],
  ['a unit with a variable', carried('any'), '00 00 00 00 00 00 f0 3f 02 27 61', 8],
  ['a currency that is none', currency(), '03 41 41 41', 0],
  ['a currency in small letters', currency(), '03 65 75 72', 0],
  ['a pair with a slash', pair(), '07 45 55 52 2f 55 53 44', 0],
  ['a pair of one currency', pair(), '06 45 55 52 45 55 52', 0],
  ['a tenor that is none', tenor(), '02 33 58', 0],
  ['a day that no month has', date(), '0a 323032362d30322d3330', 0],
]

describe('decoding plain BARE refuses', () => {
  it.each(unread)('%s', (_what, schema, hex, offset) => {
    expect(bareCodecOf<Schema>(schema).decode(bytesOf(hex))).toMatchObject({
      ok: false,
      error: { code: 'FAULT_FRAME', offset },
    })
  })

  it('with the path of the field', () => {
    const schema = record({ book: list(record({ id: text(), legs: map(text(), either) })) })
    const decoded = bareCodecOf(schema).decode(bytesOf('02 01 61 00 01 62 02 01 63 09 01 64 04 00'))
    expect(decoded).toMatchObject({ ok: false, error: { code: 'FAULT_FRAME', path: 'book[1].legs.d', offset: 12 } })
  })

  it('a record with none or several of the fields of which there must be one', () => {
    const schema = record({ a: optional(u8()), b: optional(u8()) }, { exactlyOne: [['a', 'b']] })
    const codec = bareCodecOf(record({ in: schema }))
    for (const hex of ['00 00', '01 00 01 00']) {
      expect(codec.decode(bytesOf(hex))).toMatchObject({ ok: false, error: { code: 'FAULT_SHAPE', path: 'in.a' } })
    }
    expect(codec.decode(bytesOf('00 01 07'))).toEqual({ ok: true, value: { in: { b: 7 } } })
  })

  it('an integer that this side reads as a number and no number holds', () => {
    for (const [schema, hex] of [
      [u64('number'), 'ff ff ff ff ff ff ff ff'],
      [uint('number'), '80 80 80 80 80 80 80 10'],
      [int('number'), 'ff ff ff ff ff ff ff 1f'],
    ] as const) {
      expect(bareCodecOf(record({ n: schema })).decode(bytesOf(hex))).toMatchObject({
        ok: false,
        error: { code: 'FAULT_RANGE', path: 'n' },
      })
    }
  })

  it('a payload larger than any may be', () => {
    const huge = new Uint8Array(payloadBytesMax + 1)
    expect(bareCodecOf(data(1)).decode(huge)).toMatchObject({ ok: false, error: { code: 'FAULT_LIMIT' } })
  })

  it('a count that only the limits of nested lists allow, before it takes memory', () => {
    // Each of three million lists says that it has 100,000 elements.
    const schema = list(list(listOf(u8(), 100_000)))
    const claims = bytesOf('a0 8d 06 a0 8d 06 a0 8d 06')
    expect(bareCodecOf(schema).decode(claims)).toMatchObject({ ok: false, error: { code: 'FAULT_FRAME', offset: 0 } })
  })
})

describe('a schema whose elements take no bytes', () => {
  it.each([list(record({})), listOf(nil(), 5), map(nil() as never, nil())])('has no codec: %j', (schema) => {
    expect(() => bareCodecOf<Schema>(schema)).toThrow(RangeError)
  })
})

const euro = baseDimension('EUR')

const unwritten: readonly (readonly [string, Schema, unknown, string])[] = [
  ['text for a number', number(), '1', 'FAULT_SHAPE'],
  ['an infinite quantity', quantity('m'), Number.POSITIVE_INFINITY, 'FAULT_RANGE'],
  ['a number beyond 32 bits', f32(), 1e300, 'FAULT_RANGE'],
  ['an integer out of range', i8(), 128, 'FAULT_RANGE'],
  ['a fraction for an integer', u8(), 1.5, 'FAULT_SHAPE'],
  ['a number for a bigint', u64(), 1, 'FAULT_SHAPE'],
  ['a count below zero', count(), -1, 'FAULT_SHAPE'],
  ['a number that is not safe', int('number'), 2 ** 53, 'FAULT_RANGE'],
  ['a quantity without a dimension', carried('any'), { value: 1 }, 'FAULT_SHAPE'],
  ['a quantity that is not finite', carried('any'), { value: Number.NaN, dimension: euro }, 'FAULT_RANGE'],
  ['an unknown choice', choice('a'), 'b', 'FAULT_SHAPE'],
  ['an unknown case', either, { case: 'other', value: 1 }, 'FAULT_SHAPE'],
  ['a value for a case without one', either, { case: 'none', value: 1 }, 'FAULT_SHAPE'],
  ['nothing for a field', u8(), undefined, 'FAULT_SHAPE'],
  ['null for a record', record({ a: u8() }), null, 'FAULT_SHAPE'],
  ['an object for a list', list(u8()), {}, 'FAULT_SHAPE'],
  ['a list for a table', table(record({ a: u8() })), [], 'FAULT_SHAPE'],
  ['an object for a map', map(text(), u8()), {}, 'FAULT_SHAPE'],
  ['half a surrogate pair as a key', map(text(), u8()), new Map([['\ud800', 1]]), 'FAULT_SHAPE'],
  ['too long a text', text(2), 'abc', 'FAULT_LIMIT'],
  ['a text too long in bytes', text(2), 'é!', 'FAULT_LIMIT'],
  ['too many elements', list(u8(), { countMax: 1 }), [1, 2], 'FAULT_LIMIT'],
  [
    'too many entries',
    map(u8(), u8(), 1),
    new Map([
      [1, 1],
      [2, 2],
    ]),
    'FAULT_LIMIT',
  ],
  ['too few elements of a fixed length', listOf(u8(), 2), [1], 'FAULT_SHAPE'],
  ['too few bytes of a fixed length', bytes(2), Uint8Array.of(1), 'FAULT_SHAPE'],
  ['an array for data', data(2), [1], 'FAULT_SHAPE'],
  ['a currency in small letters', currency(), 'eur', 'FAULT_SHAPE'],
  ['a tenor that is none', tenor(), '3X', 'FAULT_SHAPE'],
  ['a day that no month has', date(), '2026-02-30', 'FAULT_SHAPE'],
]

describe('encoding plain BARE refuses', () => {
  it.each(unwritten)('%s, with its path', (_what, schema, value, code) => {
    const encoded = bareCodecOf<Schema>(record({ at: schema })).encode({ at: value })
    expect(encoded).toMatchObject({ ok: false, error: { code } })
    if (!encoded.ok) expect(encoded.error.path).toMatch(/^at/)
  })

  it('a message that outgrows what any may have', () => {
    const schema = list(data(payloadBytesMax), { countMax: 100 })
    const part = new Uint8Array(payloadBytesMax / 4)
    expect(bareCodecOf(schema).encode([part, part, part, part])).toMatchObject({
      ok: false,
      error: { code: 'FAULT_LIMIT', limit: payloadBytesMax },
    })
  })

  it('to write where there is no room', () => {
    const codec = bareCodecOf(record({ a: text() }))
    const place = new Uint8Array(8)
    expect(codec.encodeInto({ a: 'abc' }, place, 5)).toMatchObject({
      ok: false,
      error: { code: 'FAULT_LIMIT', limit: 3 },
    })
    expect(codec.encodeInto({ a: 'abc' }, place, 4)).toEqual({ ok: true, value: 4 })
    expect(place).toEqual(bytesOf('00 00 00 00 03 61 62 63'))
  })

  it('and writes the next value all the same', () => {
    const codec = bareCodecOf(record({ a: text(), b: u8() }))
    expect(codec.encode({ a: 'some text', b: 999 })).toMatchObject({ ok: false })
    expect(codec.encode({ a: 'x', b: 9 })).toEqual({ ok: true, value: bytesOf('01 78 09') })
  })
})
