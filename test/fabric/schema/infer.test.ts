import { describe, expectTypeOf, it } from 'vitest'
import {
  bytes,
  type CarriedColumn,
  carried,
  choice,
  codecOf,
  enumeration,
  f32,
  type Infer,
  i64,
  listOf,
  map,
  nil,
  optional,
  record,
  type SparseColumn,
  table,
  text,
  u8,
  u64,
  union,
} from '../../../src/fabric/schema/index.js'

const kinds = record({
  small: u8(),
  wide: u64(),
  safe: i64('number'),
  ratio: f32(),
  key: bytes(4),
  code: enumeration({ ok: 0, warn: 200 }),
  axes: listOf(u8(), 3),
  byNumber: map(u8(), text()),
  byBig: map(i64(), text()),
  move: union({ stay: nil(), to: text() }),
  note: optional(text()),
})

const rows = record({ id: text(), serial: u64('number'), side: choice('up', 'down'), fee: optional(carried('money')) })
const columns = table(rows)

describe('the type of a schema', () => {
  it('is what its codec gives', () => {
    type Kinds = Infer<typeof kinds>
    expectTypeOf<Kinds['small']>().toEqualTypeOf<number>()
    expectTypeOf<Kinds['wide']>().toEqualTypeOf<bigint>()
    expectTypeOf<Kinds['safe']>().toEqualTypeOf<number>()
    expectTypeOf<Kinds['ratio']>().toEqualTypeOf<number>()
    expectTypeOf<Kinds['key']>().toEqualTypeOf<Uint8Array>()
    expectTypeOf<Kinds['code']>().toEqualTypeOf<'ok' | 'warn'>()
    expectTypeOf<Kinds['axes']>().toEqualTypeOf<readonly number[]>()
    expectTypeOf<Kinds['byNumber']>().toEqualTypeOf<ReadonlyMap<number, string>>()
    expectTypeOf<Kinds['byBig']>().toEqualTypeOf<ReadonlyMap<bigint, string>>()
    expectTypeOf<Kinds['note']>().toEqualTypeOf<string | undefined>()
    expectTypeOf<Kinds['move']>().toEqualTypeOf<
      { readonly case: 'stay'; readonly value: undefined } | { readonly case: 'to'; readonly value: string }
    >()
    expectTypeOf(codecOf(kinds).encode).parameter(0).toEqualTypeOf<Kinds>()
  })

  it('is a typed array for each column of a table', () => {
    type Columns = Infer<typeof columns>['columns']
    expectTypeOf<Columns['id']>().toEqualTypeOf<readonly string[]>()
    expectTypeOf<Columns['serial']>().toEqualTypeOf<BigUint64Array>()
    expectTypeOf<Columns['side']>().toEqualTypeOf<Uint8Array>()
    expectTypeOf<Columns['fee']>().toEqualTypeOf<SparseColumn<CarriedColumn>>()
  })
})
