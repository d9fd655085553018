// Random schemas of every kind, each with values that fit it.

import fc from 'fast-check'
import { baseDimension, divide, multiply } from '../../../../src/fabric/dimension/index.js'
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
  enumeration,
  f32,
  f64,
  type IntegerFormat,
  type IntegerSchema,
  integerFormats,
  type KeySchema,
  list,
  listOf,
  map,
  nil,
  optional,
  pair,
  quantity,
  type RecordSchema,
  record,
  type Schema,
  table,
  tableOf,
  tenor,
  text,
  union,
} from '../../../../src/fabric/schema/index.js'

export interface Typed<S extends Schema = Schema> {
  readonly schema: S
  readonly value: fc.Arbitrary<unknown>
}

export interface Sample {
  readonly schema: Schema
  readonly value: unknown
}

const finite = fc.double({ noNaN: true, noDefaultInfinity: true })
const bases = ['EUR', 'USD', 'm', 'kg'].map(baseDimension)
const anyBase = fc.constantFrom(...bases)
const anyDimension = fc
  .tuple(anyBase, anyBase, anyBase)
  .chain(([a, b, c]) => fc.constantFrom(a, multiply(a, b), divide(a, b), divide(c, multiply(a, b))))

const ranges: Readonly<Record<IntegerFormat, readonly [bigint, bigint]>> = {
  u8: [0n, 2n ** 8n - 1n],
  u16: [0n, 2n ** 16n - 1n],
  u32: [0n, 2n ** 32n - 1n],
  u64: [0n, 2n ** 64n - 1n],
  uint: [0n, 2n ** 64n - 1n],
  i8: [-(2n ** 7n), 2n ** 7n - 1n],
  i16: [-(2n ** 15n), 2n ** 15n - 1n],
  i32: [-(2n ** 31n), 2n ** 31n - 1n],
  i64: [-(2n ** 63n), 2n ** 63n - 1n],
  int: [-(2n ** 63n), 2n ** 63n - 1n],
}

const safe = BigInt(Number.MAX_SAFE_INTEGER)

/** Integers of every length in bits, and those at the ends of each. */
function integersOf({ format, as }: IntegerSchema): fc.Arbitrary<unknown> {
  const [least, most] = ranges[format]
  const min = as === 'number' && least < -safe ? -safe : least
  const max = as === 'number' && most > safe ? safe : most
  const within = (value: bigint) => (value < min ? min : value > max ? max : value)
  const atAnEnd = fc
    .tuple(fc.nat(64), fc.constantFrom(-1n, 0n, 1n), fc.constantFrom(-1n, 1n))
    .map(([bits, beside, sign]) => within(sign * (2n ** BigInt(bits) + beside)))
  const any = fc.oneof(fc.bigInt({ min, max }), atAnEnd)
  return as === 'bigint' ? any : any.map(Number)
}

const integers: readonly Typed<IntegerSchema>[] = integerFormats.flatMap((format) =>
  (['number', 'bigint'] as const).map((as) => {
    const schema: IntegerSchema = { kind: 'integer', format, as }
    return { schema, value: integersOf(schema) }
  }),
)

const spread = enumeration({ FOO: 0, BAR: 255, BUZZ: 256, FAR: Number.MAX_SAFE_INTEGER })

const keyed: readonly Typed<KeySchema>[] = [
  { schema: bool(), value: fc.boolean() },
  { schema: count(), value: fc.nat(0xffffffff) },
  { schema: text(), value: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  { schema: choice('red', 'deep-green', 'blue/2'), value: fc.constantFrom('red', 'deep-green', 'blue/2') },
  { schema: spread, value: fc.constantFrom(...spread.names) },
  { schema: currency(), value: fc.constantFrom('EUR', 'JPY', 'USD') },
  { schema: pair("'F", "'D"), value: fc.constantFrom('EURUSD', 'USDJPY') },
  { schema: tenor(), value: fc.constantFrom('3M', '10Y', '1000D') },
  { schema: date(), value: fc.constantFrom('2026-03-01', '2024-02-29') },
  ...integers,
]

const leaves: readonly Typed[] = [
  ...keyed,
  // The other implementation's check of its input trips over infinities of 32 bits.
  { schema: f32(), value: fc.float({ noDefaultInfinity: true }) },
  { schema: f64(), value: fc.double() },
  { schema: text(1_000), value: fc.string({ unit: 'binary', maxLength: 90 }) },
  { schema: data(300), value: fc.uint8Array({ maxLength: 300 }) },
  { schema: bytes(5), value: fc.uint8Array({ minLength: 5, maxLength: 5 }) },
  { schema: quantity('m/s'), value: finite },
  { schema: carried('any'), value: fc.record({ value: finite, dimension: anyDimension }) },
]

const leaf = fc.constantFrom(...leaves)

/** Fields `f0`, `f1`, .., some of them optional or with a default. */
const recordOf = (field: fc.Arbitrary<Typed>): fc.Arbitrary<Typed<RecordSchema>> =>
  fc.array(fc.tuple(field, fc.nat(3)), { minLength: 1, maxLength: 8 }).map((fields) => ({
    schema: record(
      Object.fromEntries(
        fields.map(([{ schema }, presence], i) => [
          `f${i}`,
          presence === 0 ? optional(schema) : presence === 1 ? defaulted(schema, 0) : schema,
        ]),
      ),
    ),
    value: fc.record(Object.fromEntries(fields.map(([{ value }], i) => [`f${i}`, value])), {
      requiredKeys: fields.flatMap(([, presence], i) => (presence === 0 ? [] : [`f${i}`])),
    }),
  }))

const mapOf = (of: fc.Arbitrary<Typed>): fc.Arbitrary<Typed> =>
  fc.tuple(fc.constantFrom(...keyed), of).map(([key, { schema, value }]) => ({
    schema: map(key.schema, schema),
    value: fc.uniqueArray(fc.tuple(key.value, value), { maxLength: 4, selector: ([k]) => k }).map((e) => new Map(e)),
  }))

const unionOf = (of: fc.Arbitrary<Typed>): fc.Arbitrary<Typed> =>
  fc
    .tuple(of, of, fc.boolean(), fc.uniqueArray(fc.nat(1_000), { minLength: 3, maxLength: 3 }))
    .map(([a, b, tagged, [x = 0, y = 1, z = 2]]) => ({
      schema: tagged
        ? union({ first: a.schema, second: b.schema, none: nil() }, { first: x, second: y, none: z })
        : union({ first: a.schema, second: b.schema, none: nil() }),
      value: fc.oneof(
        a.value.map((value) => ({ case: 'first', value })),
        b.value.map((value) => ({ case: 'second', value })),
        fc.constant({ case: 'none', value: undefined }),
      ),
    }))

const anyTable: fc.Arbitrary<Typed> = recordOf(leaf).map(({ schema, value }) => {
  const columns = table(schema)
  const byColumn = fc.array(value, { maxLength: 5 }).map((rows) => {
    const turned = tableOf(columns, rows as never) // rows are made for the same fields
    if (!turned.ok) throw new Error(turned.error.message)
    return turned.value
  })
  return { schema: columns, value: byColumn }
})

export const typed = (depth: number): fc.Arbitrary<Typed> =>
  depth === 0
    ? leaf
    : fc.oneof(
        leaf,
        typed(depth - 1).map(({ schema, value }) => ({
          schema: list(schema),
          value: fc.array(value, { maxLength: 4 }),
        })),
        typed(depth - 1).map(({ schema, value }) => ({
          schema: listOf(schema, 3),
          value: fc.array(value, { minLength: 3, maxLength: 3 }),
        })),
        anyTable,
        mapOf(typed(depth - 1)),
        recordOf(typed(depth - 1)),
        unionOf(typed(depth - 1)),
      )

const sampled = ({ schema, value }: Typed): fc.Arbitrary<Sample> => value.map((sample) => ({ schema, value: sample }))

export const anySample: fc.Arbitrary<Sample> = typed(2).chain(sampled)

export const leafSamples = (each: Typed): fc.Arbitrary<Sample> => sampled(each)

export { leaves }
