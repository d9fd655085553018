// The JSON view of every kind, there and back.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bool,
  bytes,
  choice,
  count,
  date,
  f32,
  f64,
  fromJson,
  i8,
  i64,
  type Json,
  list,
  listOf,
  map,
  nil,
  optional,
  pair,
  quantity,
  record,
  type Schema,
  table,
  tableOf,
  text,
  toJson,
  u8,
  u64,
  uint,
  union,
} from '../../../src/fabric/schema/index.js'
import { anySample, anySchema } from './any-schema.js'

function readAs(schema: Schema, json: unknown): unknown {
  const read = fromJson<Schema>(schema, json)
  if (!read.ok) throw new Error(`${read.error.path}: ${read.error.message}`)
  return read.value.value
}

const asText = (json: Json): unknown => JSON.parse(JSON.stringify(json))

describe('the JSON view', () => {
  it('gives back every value of every schema', () => {
    fc.assert(
      fc.property(anySample, ({ schema, value }) => {
        expect(readAs(schema, toJson(schema, value))).toEqual(value)
      }),
      { numRuns: 1_500 },
    )
  })

  it('is the same after a way through JSON text', () => {
    fc.assert(
      fc.property(anySample, ({ schema, value }) => {
        const view = asText(toJson(schema, value))
        expect(asText(toJson(schema, readAs(schema, view)))).toEqual(view)
      }),
      { numRuns: 600 },
    )
  })

  it('is read, or refused with a fault, whatever it is', () => {
    fc.assert(
      fc.property(anySchema, fc.jsonValue({ maxDepth: 3 }), ({ schema }, json) => {
        expect(typeof fromJson<Schema>(schema, json).ok).toBe('boolean')
      }),
      { numRuns: 1_000 },
    )
  })

  it.each<[string, Schema, unknown, Json]>([
    ['a small integer', i8(), -5, -5],
    ['a safe bigint', i64(), -(2n ** 53n) + 1n, -9_007_199_254_740_991],
    ['a bigint beyond', i64(), -(2n ** 53n), '-9007199254740992'],
    ['the greatest bigint', u64(), 2n ** 64n - 1n, '18446744073709551615'],
    ['a float', f64(), 0.1, 0.1],
    ['NaN', f64(), Number.NaN, 'NaN'],
    ['infinity', f32(), Infinity, 'Infinity'],
    ['minus infinity', f64(), -Infinity, '-Infinity'],
    ['fixed data', bytes(2), Uint8Array.of(255, 0), '/wA='],
    ['a fixed list', listOf(bool(), 2), [true, false], [true, false]],
    ['a list with gaps', list(optional(u8())), [1, undefined, 3], [1, null, 3]],
    ['nothing at all', optional(u8()), undefined, null],
    ['a map by integer', map(u64(), u8()), new Map([[2n ** 63n, 1]]), { '9223372036854775808': 1 }],
    [
      'a map by truth value',
      map(bool(), u8()),
      new Map([
        [true, 1],
        [false, 0],
      ]),
      { true: 1, false: 0 },
    ],
    ['a map by count', map(count(), u8()), new Map([[7, 1]]), { 7: 1 }],
    ['a map by date', map(date(), u8()), new Map([['2026-03-01', 1]]), { '2026-03-01': 1 }],
    ['a map by choice', map(choice('a', 'b'), u8()), new Map([['b', 1]]), { b: 1 }],
    ['a case without a value', union({ none: nil(), some: u8() }), { case: 'none', value: undefined }, null],
    ['a case with one', union({ none: nil(), some: u8() }), { case: 'some', value: 4 }, 4],
    [
      'a second case without',
      union({ a: nil(), b: nil() }),
      { case: 'b', value: undefined },
      { case: 'b', value: null },
    ],
    [
      'a case that looks like another',
      union({ a: u8(), b: u64() }),
      { case: 'b', value: 300n },
      { case: 'b', value: 300 },
    ],
    [
      'a case that looks like one that says its case',
      union({ a: record({ case: text(), value: u8() }), b: u8() }),
      { case: 'a', value: { case: 'b', value: 1 } },
      { case: 'a', value: { case: 'b', value: 1 } },
    ],
    ['a field of no value', record({ m: union({ a: nil() }) }), { m: { case: 'a', value: undefined } }, { m: null }],
    [
      'an optional field of no value',
      record({ m: optional(union({ a: nil() })) }),
      { m: { case: 'a', value: undefined } },
      { m: { case: 'a', value: null } },
    ],
  ])('of %s is as documented', (_, schema, value, json) => {
    expect(toJson(schema, value)).toEqual(json)
    expect(readAs(schema, asText(json))).toEqual(value)
  })

  it('of a table is its rows, as of any list', () => {
    const rows = record({ id: text(8), big: u64(), size: optional(quantity('m')), side: choice('up', 'down') })
    const columns = table(rows)
    const view = [
      { id: 'a', big: '18446744073709551615', size: { value: 2, unit: 'm' }, side: 'down' },
      { id: 'b', big: 7, side: 'up' },
    ]
    const held = readAs(columns, view)
    expect(held).toEqual(
      (() => {
        const made = tableOf(columns, [
          { id: 'a', big: 2n ** 64n - 1n, size: 2, side: 'down' },
          { id: 'b', big: 7n, side: 'up' },
        ])
        return made.ok ? made.value : made.error
      })(),
    )
    expect(toJson(columns, held)).toEqual(view)
    expect(toJson(list(rows), readAs(list(rows), view))).toEqual(view)
  })
})

describe('a JSON view that does not fit', () => {
  const [shape, range] = ['FAULT_SHAPE', 'FAULT_RANGE']
  it.each<[string, Schema, unknown, string, string]>([
    ['an integer too large', u8(), 256, range, 'x'],
    ['an integer too small', i8(), '-129', range, 'x'],
    ['a fraction for an integer', u8(), 1.5, shape, 'x'],
    ['an integer that JSON has rounded', u64(), 2 ** 53, range, 'x'],
    ['an integer beyond what a number holds', u64('number'), '9007199254740992', range, 'x'],
    ['an integer beyond 64 bits', uint(), '18446744073709551616', range, 'x'],
    ['a very long integer', uint(), '1'.repeat(5_000), shape, 'x'],
    ['an integer with a leading zero', u8(), '07', shape, 'x'],
    ['an integer with a plus', u8(), '+7', shape, 'x'],
    ['minus zero', i8(), '-0', shape, 'x'],
    ['an integer in hex', u8(), '0x10', shape, 'x'],
    ['an infinity by overflow', f64(), JSON.parse('1e400'), range, 'x'],
    ['a number beyond 32 bits', f32(), 1e39, range, 'x'],
    ['another word for NaN', f64(), 'nan', shape, 'x'],
    ['a number as text', f64(), '1.5', shape, 'x'],
    ['too few bytes', bytes(4), 'AAA=', shape, 'x'],
    ['too few elements', listOf(u8(), 2), [1], shape, 'x'],
    ['too many elements', listOf(u8(), 2), [1, 2, 3], 'FAULT_LIMIT', 'x'],
    ['a value where there is none', union({ a: nil() }), 1, shape, 'x'],
    ['a value for a case without', union({ a: nil() }), { case: 'a', value: 1 }, shape, 'x'],
    ['an unknown case', union({ a: nil() }), { case: 'b' }, shape, 'x'],
    ['a key of another kind', map(u8(), u8()), { a: 1 }, shape, 'x.a'],
    ['a key out of range', map(u8(), u8()), { 256: 1 }, range, 'x.256'],
    ['a count as a key with a sign', map(count(), u8()), { '-1': 1 }, shape, 'x.-1'],
    ['one key in two spellings', map(pair(), u8()), { EURUSD: 1, 'EUR/USD': 2 }, shape, 'x.EUR/USD'],
    ['a row of a table', table(record({ a: u8() })), [{ a: 1 }, { a: -1 }], range, 'x[1].a'],
    ['a table of too many rows', table(record({ a: u8() }), { countMax: 1 }), [{ a: 1 }, { a: 1 }], 'FAULT_LIMIT', 'x'],
  ])('%s is a fault with its path', (_, schema, x, code, path) => {
    expect(fromJson<Schema>(record({ x: schema }), { x })).toMatchObject({ ok: false, error: { code, path } })
  })

  it('leaves a required union of no value missing where it is not there', () => {
    const schema = record({ m: union({ a: nil() }) })
    expect(fromJson(schema, {})).toMatchObject({ ok: false, error: { code: 'FAULT_FIELD_MISSING', path: 'm' } })
  })
})
