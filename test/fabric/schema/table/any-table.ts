// Random tables: schemas of columns of every kind, with rows that fit them.

import fc from 'fast-check'
import { baseDimension, divide } from '../../../../src/fabric/dimension/index.js'
import type { Fault } from '../../../../src/fabric/fault.js'
import type { Result } from '../../../../src/fabric/result.js'
import {
  bool,
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
  i16,
  i32,
  i64,
  int,
  optional,
  pair,
  quantity,
  type RecordSchema,
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
} from '../../../../src/fabric/schema/index.js'

export type Row = Readonly<Record<string, unknown>>

export const usd = baseDimension('USD')
export const eur = baseDimension('EUR')
/** The value of a result that has to be one. */
export function good<T>(result: Result<T, Fault>): T {
  if (!result.ok) throw new Error(`${result.error.path}: ${result.error.message}`)
  return result.value
}

export const trades = table(
  record({
    id: text(16),
    side: choice('long', 'short'),
    live: bool(),
    strike: quantity('USD/EUR'),
    notional: carried('money'),
    premium: optional(carried('money')),
    tenor: optional(tenor()),
  }),
  { countMax: 4 },
)
export const tradeRows = [
  {
    id: 'a',
    side: 'long' as const,
    live: true,
    strike: 1.1,
    notional: { value: 5, dimension: eur },
    premium: { value: 1, dimension: usd },
  },
  { id: 'b', side: 'short' as const, live: false, strike: 1.2, notional: { value: 6, dimension: usd }, tenor: '3M' },
]

const finite = fc.double({ noNaN: true, noDefaultInfinity: true })
const safe = (min: number) => fc.integer({ min: Math.max(min, Number.MIN_SAFE_INTEGER), max: Number.MAX_SAFE_INTEGER })

export const kinds: readonly (readonly [name: string, schema: Schema, value: fc.Arbitrary<unknown>])[] = [
  ['bool', bool(), fc.boolean()],
  ['count', count(), fc.nat(0xffffffff)],
  ['u8', u8(), fc.nat(0xff)],
  ['u16', u16(), fc.nat(0xffff)],
  ['u32', u32(), fc.nat(0xffffffff)],
  ['i8', i8(), fc.integer({ min: -0x80, max: 0x7f })],
  ['i16', i16(), fc.integer({ min: -0x8000, max: 0x7fff })],
  ['i32', i32(), fc.integer()],
  ['u64', u64(), fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })],
  ['i64', i64(), fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })],
  ['uint as a number', uint('number'), safe(0)],
  ['int as a number', int('number'), safe(Number.MIN_SAFE_INTEGER)],
  ['f32', f32(), fc.float()],
  ['f64', f64(), fc.double()],
  ['quantity', quantity('m/s'), finite],
  ['carried', carried('any'), fc.record({ value: finite, dimension: fc.constantFrom(usd, eur, divide(usd, eur)) })],
  ['choice', choice('red', 'green', 'blue'), fc.constantFrom('red', 'green', 'blue')],
  ['text', text(), fc.string({ unit: 'grapheme', maxLength: 20 })],
  ['data', data(16), fc.uint8Array({ maxLength: 16 })],
  ['bytes', bytes(3), fc.uint8Array({ minLength: 3, maxLength: 3 })],
  ['currency', currency(), fc.constantFrom('EUR', 'JPY')],
  ['pair', pair(), fc.constantFrom('EURUSD', 'USDJPY')],
  ['tenor', tenor(), fc.constantFrom('3M', '10Y')],
  ['date', date(), fc.constantFrom('2026-03-01', '2024-02-29')],
]

const column = fc.tuple(fc.constantFrom(...kinds), fc.constantFrom('plain', 'defaulted', 'optional'))

/** A record schema of some columns, and rows of it. */
export const anyRows: fc.Arbitrary<{ of: RecordSchema; rows: readonly Row[] }> = fc
  .array(column, { minLength: 1, maxLength: 8 })
  .chain((columns) => {
    const named = columns.map(([[, schema, value], presence], at) => ({ name: `f${at}`, schema, value, presence }))
    const of: RecordSchema = record(
      Object.fromEntries(
        named.map(({ name, schema, presence }) => [
          name,
          presence === 'optional' ? optional(schema) : presence === 'defaulted' ? defaulted(schema, 0) : schema,
        ]),
      ),
    )
    const requiredKeys = named.filter(({ presence }) => presence !== 'optional').map(({ name }) => name)
    const row = fc.record(Object.fromEntries(named.map(({ name, value }) => [name, value])), { requiredKeys })
    return fc.array(row, { maxLength: 9 }).map((rows) => ({ of, rows }))
  })
