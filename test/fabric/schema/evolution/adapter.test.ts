// Values of one version made into values of another.

import { describe, expect, it } from 'vitest'
import { baseDimension, dimensionless, divide } from '../../../../src/fabric/dimension/index.js'
import {
  adapterOf,
  bytes,
  carried,
  choice,
  count,
  currency,
  data,
  date,
  defaulted,
  f32,
  f64,
  i8,
  i64,
  list,
  listOf,
  map,
  money,
  named,
  nil,
  optional,
  pair,
  quantity,
  record,
  type Schema,
  table,
  text,
  u8,
  u32,
  u64,
  union,
} from '../../../../src/fabric/schema/index.js'

const [usd, eur] = ['USD', 'EUR'].map(baseDimension) as [
  ReturnType<typeof baseDimension>,
  ReturnType<typeof baseDimension>,
]

function adapted(from: Schema, to: Schema, value: unknown): unknown {
  const adapter = adapterOf(from, to)
  if (!adapter.ok) throw new Error(adapter.error.message)
  const made = adapter.value(value)
  return made.ok ? made.value : { fault: made.error }
}

describe('a value of another version', () => {
  it('loses what is not known, and gains defaults with their units', () => {
    const from = record({ a: u8(), gone: text(), inner: optional(record({ x: u8(), y: u8() })) })
    const to = record({
      speed: defaulted(quantity('m/s'), { value: 72, unit: 'km/h' }),
      side: defaulted(choice('long', 'short'), 'long'),
      note: optional(text()),
      inner: optional(record({ y: u8() })),
      a: u8(),
    })
    expect(adapted(from, to, { a: 1, gone: 'x', inner: { x: 1, y: 2 } })).toStrictEqual({
      speed: 20,
      side: 'long',
      inner: { y: 2 },
      a: 1,
    })
    expect(adapted(from, to, { a: 1, gone: 'x' })).toStrictEqual({ speed: 20, side: 'long', a: 1 })
  })

  it('has defaults of its own, which nobody else writes to', () => {
    const to = record({ a: u8(), tags: defaulted(list(text()), ['x']), raw: defaulted(data(4), 'AAEC') })
    const adapter = adapterOf(record({ a: u8() }), to)
    if (!adapter.ok) throw new Error(adapter.error.message)
    const [one, other] = [adapter.value({ a: 1 }), adapter.value({ a: 1 })] as const
    expect(one).toEqual({ ok: true, value: { a: 1, tags: ['x'], raw: Uint8Array.of(0, 1, 2) } })
    if (!one.ok || !other.ok) throw new Error('no value')
    const rawOf = (value: unknown) => (value as { readonly raw: Uint8Array }).raw
    expect(rawOf(one.value)).not.toBe(rawOf(other.value))
  })

  it('is not copied where nothing changes', () => {
    const from = record({ a: named('A', u8()), b: list(record({ c: text(4) })) })
    const to = record({ b: list(record({ c: text(9), d: optional(u8()) })), a: u8(), e: optional(u8()) })
    const value = { a: 1, b: [{ c: 'x' }] }
    expect(adapted(from, to, value)).toBe(value)
  })

  it('holds integers as the reader holds them', () => {
    expect(adapted(u64(), u64('number'), 7n)).toBe(7)
    expect(adapted(i64('number'), i64(), -7)).toBe(-7n)
    expect(adapted(count(), u64(), 7)).toBe(7n)
    expect(adapted(map(u8(), u8()), map(u64(), i64()), new Map([[1, 2]]))).toEqual(new Map([[1n, 2n]]))
    expect(adapted(u64(), u64('number'), 2n ** 60n)).toMatchObject({ fault: { code: 'FAULT_RANGE' } })
  })

  it('turns lists of records into tables and back', () => {
    const row = record({ side: choice('long', 'short'), at: optional(u64()), notional: money() })
    const later = record({ side: choice('flat', 'short', 'long'), notional: money(), lot: defaulted(u8(), 9) })
    const rows = [
      { side: 'long', at: 5n, notional: { value: 1, dimension: usd } },
      { side: 'short', notional: { value: 2, dimension: eur } },
    ]
    const columns = adapted(list(row), table(later), rows)
    expect(columns).toEqual({
      length: 2,
      columns: {
        side: Uint8Array.of(2, 1),
        notional: { values: Float64Array.of(1, 2), index: Uint32Array.of(0, 1), dimensions: [usd, eur] },
        lot: Uint8Array.of(9, 9),
      },
    })
    expect(adapted(table(later), list(record({ lot: u8(), side: choice('long', 'short', 'flat') })), columns)).toEqual([
      { lot: 9, side: 'long' },
      { lot: 9, side: 'short' },
    ])
    // The numbers of choices change with their order, so the column does.
    const order = record({ side: choice('long', 'short') })
    expect(
      adapted(table(order), table(record({ side: choice('short', 'long') })), {
        length: 2,
        columns: { side: Uint8Array.of(0, 1) },
      }),
    ).toEqual({ length: 2, columns: { side: Uint8Array.of(1, 0) } })
  })

  it('passes a narrower float on only where nothing is rounded', () => {
    for (const value of [0.5, -0, Number.NaN, Number.NEGATIVE_INFINITY, 2 ** 100]) {
      expect(adapted(f64(), f32(), value)).toBe(value)
    }
    expect(adapted(f64(), f32(), 0.1)).toMatchObject({ fault: { code: 'FAULT_RANGE' } })
  })
})

describe('a value that has no place in the other version', () => {
  const book = (of: Schema) => record({ book: list(record({ of, id: optional(u8()) })) })

  it.each<[string, Schema, Schema, unknown, object]>([
    [
      'a name that is not known',
      choice('long', 'flat'),
      choice('long', 'short'),
      'flat',
      { code: 'FAULT_SHAPE', expected: 'one of long, short', actual: "'flat'" },
    ],
    [
      'a case that is not known',
      union({ date: date(), never: nil() }),
      union({ date: date() }),
      { case: 'never', value: undefined },
      { code: 'FAULT_SHAPE', expected: 'one of date', actual: "'never'" },
    ],
    ['an integer too large', u32(), u8(), 256, { code: 'FAULT_RANGE' }],
    ['an integer too small', i8(), u32(), -1, { code: 'FAULT_RANGE' }],
    ['text too long, in bytes', text(9), text(4), 'ééé', { code: 'FAULT_LIMIT', limit: 4, actual: 6 }],
    [
      'bytes too few',
      data(8),
      bytes(4),
      Uint8Array.of(1),
      { code: 'FAULT_SHAPE', expected: '4 bytes', actual: '1 bytes' },
    ],
    [
      'elements too many',
      list(u8()),
      list(u8(), { countMax: 1 }),
      [1, 2],
      { code: 'FAULT_LIMIT', limit: 1, actual: 2 },
    ],
    [
      'elements too few',
      list(u8()),
      listOf(u8(), 2),
      [1],
      { code: 'FAULT_SHAPE', expected: '2 elements', actual: '1 elements' },
    ],
    [
      'entries too many',
      map(u8(), u8(), 2),
      map(u8(), u8(), 1),
      new Map([
        [1, 1],
        [2, 1],
      ]),
      { code: 'FAULT_LIMIT' },
    ],
    [
      'money that is not accepted',
      carried(['USD', 'EUR']),
      carried(['USD']),
      { value: 1, dimension: eur },
      { code: 'FAULT_DIMENSION', expected: 'USD', actual: 'EUR' },
    ],
  ])('is a fault with its path: %s', (_, from, to, value, fault) => {
    expect(adapted(book(from), book(to), { book: [{ of: value }] })).toMatchObject({
      fault: { path: 'book[0].of', message: expect.any(String), ...fault },
    })
  })

  it('is a fault where a field is missed, in a list, a map or a union', () => {
    const of = (field: Schema) => record({ of: list(map(text(8), union({ some: record({ at: field }) }))) })
    const value = { of: [new Map([['x', { case: 'some', value: {} }]])] }
    expect(adapted(of(optional(u8())), of(u8()), value)).toMatchObject({
      fault: { code: 'FAULT_FIELD_MISSING', path: 'of[0].x.at' },
    })
  })

  it('is a fault where there is nothing, and something has to be', () => {
    const of = (element: Schema) => record({ of: list(element) })
    expect(adapted(of(optional(u8())), of(u8()), { of: [1, undefined] })).toMatchObject({
      fault: { code: 'FAULT_FIELD_MISSING', path: 'of[1]' },
    })
    expect(adapted(of(optional(u8())), of(optional(u64())), { of: [1, undefined] })).toEqual({ of: [1n, undefined] })
  })

  it('is a fault where it is none of several, or more than one', () => {
    const fields = { a: optional(u8()), b: optional(u8()) }
    const [from, to] = [record({ of: record(fields) }), record({ of: record(fields, { exactlyOne: [['a', 'b']] }) })]
    expect(adapted(from, to, { of: { a: 1 } })).toEqual({ of: { a: 1 } })
    for (const of of [{}, { a: 1, b: 2 }])
      expect(adapted(from, to, { of })).toMatchObject({ fault: { code: 'FAULT_SHAPE', path: 'of.a' } })
  })

  it('is told row by row where it stands in a table', () => {
    const sides = (...names: readonly string[]) => table(record({ side: choice(...names) }))
    const value = { length: 2, columns: { side: Uint8Array.of(0, 1) } }
    expect(adapted(sides('long', 'flat'), sides('long', 'short'), value)).toMatchObject({
      fault: { code: 'FAULT_SHAPE', path: '[1].side' },
    })
  })

  it('is a fault where dimensions are judged by the code beside them', () => {
    const trade = (accepts: readonly string[]) => record({ pair: pair("'F", "'D"), fee: carried(accepts) })
    const [from, to] = [trade(["'F", "'D"]), trade(["'D"])]
    const fee = (dimension: typeof usd) => ({ pair: 'EURUSD', fee: { value: 1, dimension } })
    expect(adapted(from, to, fee(usd))).toEqual(fee(usd))
    expect(adapted(from, to, fee(eur))).toMatchObject({ fault: { path: 'fee', expected: 'USD', actual: 'EUR' } })
  })

  it('is left to the list that collects mismatches', () => {
    const books = (accepts: readonly string[]) => list(record({ fee: carried(accepts) }), { onMismatch: 'collect' })
    const value = [{ fee: { value: 1, dimension: divide(usd, eur) } }, { fee: { value: 1, dimension: dimensionless } }]
    expect(adapted(books(['USD', 'EUR']), books(['USD']), value)).toEqual(value)
  })
})

it('a currency that is not given is not guessed where it says what others are in', () => {
  const from = record({ in: optional(currency("'C")), fee: carried(["'C"]) })
  const to = record({ in: defaulted(currency("'C"), 'USD'), fee: carried(["'C"]) })
  expect(adapted(from, to, { fee: { value: 1, dimension: eur } })).toMatchObject({
    fault: { code: 'FAULT_FIELD_MISSING', path: 'in' },
  })
})
