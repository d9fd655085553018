import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { financeContracts, kinematicsContracts } from '../../../src/domains/index.js'
import { faultMessage, goalMessage, outcomeMessage } from '../../../src/fabric/peer/index.js'
import {
  bool,
  bytes,
  type Contract,
  ContractRegistry,
  carried,
  checkSchema,
  choice,
  contract,
  count,
  currency,
  data,
  defaulted,
  enumeration,
  f64,
  i64,
  type KeySchema,
  list,
  listOf,
  map,
  message,
  nil,
  number,
  optional,
  pair,
  quantity,
  readSchemaText,
  record,
  type Schema,
  table,
  text,
  u8,
  union,
} from '../../../src/fabric/schema/index.js'
import { anySchema } from './any-schema.js'

/** A schema as someone without types, or a peer, may write it. */
const loose = (schema: unknown): Schema => schema as Schema

const deep = (levels: number): Schema => (levels === 0 ? bool() : list(deep(levels - 1)))
const wide = (fields: number, of: Schema): Schema =>
  record(Object.fromEntries(Array.from({ length: fields }, (_, i) => [`f${i}`, of])))
const names = (count: number): string[] => Array.from({ length: count }, (_, i) => `n${i}`)

const selfContained: { kind: 'record'; fields: Record<string, Schema>; exactlyOne: [] } = {
  kind: 'record',
  fields: { a: u8() },
  exactlyOne: [],
}
selfContained.fields.next = optional(list(selfContained))

const shape = 'FAULT_SHAPE'
const limit = 'FAULT_LIMIT'

const unsound: readonly (readonly [why: string, schema: Schema, code: string, path: string])[] = [
  ['contains itself', record({ tree: selfContained }), shape, 'tree.next.of.of'],
  ['is no schema', record({ a: loose(undefined) }), shape, 'a'],
  ['is a list of schemas', record({ a: loose([u8()]) }), shape, 'a'],
  ['is of no known kind', record({ a: loose({ kind: 'varchar' }) }), shape, 'a.kind'],
  ['is of the kind of every object', record({ a: loose({ kind: 'toString' }) }), shape, 'a.kind'],
  ['is void beside values', record({ a: nil() }), shape, 'a'],
  ['is a list of void', record({ a: list(nil()) }), shape, 'a.of'],
  ['is an optional void', union({ a: optional(nil()) }), shape, 'a.of'],
  ['is void alone', nil(), shape, ''],
  ['maps from floats', record({ a: map(f64() as unknown as KeySchema, u8()) }), shape, 'a.key'],
  ['maps from data', record({ a: map(data(4) as unknown as KeySchema, u8()) }), shape, 'a.key'],
  ['maps from optional text', record({ a: map(optional(text()) as unknown as KeySchema, u8()) }), shape, 'a.key'],
  ['is a choice of nothing', record({ a: choice() }), shape, 'a.names'],
  ['is a choice of one name twice', record({ a: choice('x', 'y', 'x') }), shape, 'a.names[2]'],
  ['is a choice of an empty name', record({ a: choice('x', '') }), shape, 'a.names[1]'],
  ['is a choice of too many names', record({ a: choice(...names(257)) }), limit, 'a.names'],
  ['is a choice of two names with one value', enumeration({ a: 1, b: 2, c: 1 }), shape, 'values[2]'],
  ['is a choice with a negative value', enumeration({ a: 1, b: -1 }), shape, 'values[1]'],
  ['is a choice with an unsafe value', enumeration({ a: 1, b: 2 ** 53 }), shape, 'values[1]'],
  ['is a choice with fewer values than names', loose({ ...choice('a', 'b'), values: [1] }), shape, 'values'],
  ['is a union of nothing', record({ a: union({}) }), shape, 'a.cases'],
  ['is a union of too many cases', union(Object.fromEntries(names(1_025).map((n) => [n, u8()]))), limit, 'cases'],
  [
    'is a union of two cases with one tag',
    record({ a: union({ x: u8(), y: u8() }, { x: 7, y: 7 }) }),
    shape,
    'a.tags.y',
  ],
  ['is a union with a fractional tag', union({ x: u8() }, { x: 0.5 }), shape, 'tags.x'],
  ['is a union without a tag for a case', loose({ ...union({ x: u8(), y: u8() }), tags: { x: 1 } }), shape, 'tags.y'],
  ['is a union with a tag for no case', loose({ ...union({ x: u8() }), tags: { x: 1, z: 2 } }), shape, 'tags.z'],
  ['is a record of nothing', list(record({})), shape, 'of.fields'],
  ['is a record of too many fields', wide(1_025, u8()), limit, 'fields'],
  ['has a field named as every object has', record({ constructor: optional(u8()) }), shape, 'constructor'],
  ['has a field that is the prototype', record({ ['__proto__']: u8() }), shape, '__proto__'],
  ['has a field named by a number', record({ a: u8(), 7: u8() }), shape, '7'],
  ['has a field with a dot in its name', record({ 'a.b': u8() }), shape, 'a.b'],
  ['has a field with a very long name', record({ ['x'.repeat(129)]: u8() }), limit, 'x'.repeat(129)],
  ['is data of no bytes', record({ a: bytes(0) }), shape, 'a.length'],
  ['is data of half a byte', record({ a: bytes(0.5) }), shape, 'a.length'],
  ['is data in place of a gigabyte', record({ a: bytes(2 ** 30) }), limit, 'a.length'],
  ['is data of two lengths', loose({ ...bytes(4), bytesMax: 5 }), shape, 'bytesMax'],
  ['is a list of no elements', record({ a: listOf(u8(), 0) }), shape, 'a.length'],
  ['is a fixed list of too many', record({ a: listOf(u8(), 100_001) }), limit, 'a.length'],
  ['is a fixed list with another limit', loose({ ...listOf(u8(), 4), countMax: 5 }), shape, 'countMax'],
  ['is text of too many bytes', record({ a: text(2 ** 40) }), limit, 'a.bytesMax'],
  ['is text of no bytes', record({ a: text(0) }), shape, 'a.bytesMax'],
  ['is text of NaN bytes', record({ a: text(Number.NaN) }), shape, 'a.bytesMax'],
  ['is a list of too many', record({ a: list(u8(), { countMax: 1e9 }) }), limit, 'a.countMax'],
  ['is a map of a negative number', record({ a: map(text(), u8(), -1) }), shape, 'a.countMax'],
  ['does nothing known with a mismatch', loose({ ...list(u8()), onMismatch: 'ignore' }), shape, 'onMismatch'],
  ['nests too deep', deep(33), limit, Array(33).fill('of').join('.')],
  ['has too many nodes', wide(100, wide(100, u8())), limit, 'f81.f9'],
  ['is an optional optional', record({ a: optional(optional(u8())) }), shape, 'a.of'],
  ['is an optional default', record({ a: optional(defaulted(u8(), 1)) }), shape, 'a.of'],
  ['has a default in a list', list(defaulted(u8(), 1)), shape, 'of'],
  ['has a default that does not read', record({ a: defaulted(u8(), 256) }), 'FAULT_RANGE', 'a.value'],
  ['has a default in another dimension', record({ a: defaulted(quantity('m'), 5) }), 'FAULT_DIMENSION', 'a.value'],
  ['has a default inside that does not read', record({ a: defaulted(list(u8()), [1, 'x']) }), shape, 'a.value[1]'],
  [
    'wants one of unknown fields',
    loose({ ...record({ a: u8() }), exactlyOne: [['a', 'b']] }),
    shape,
    'exactlyOne[0][0]',
  ],
  [
    'wants one of fields that all objects have',
    loose({ ...record({ a: optional(u8()) }), exactlyOne: [['a', 'toString']] }),
    shape,
    'exactlyOne[0][1]',
  ],
  [
    'wants one of required fields',
    record({ a: optional(u8()), b: u8() }, { exactlyOne: [['a', 'b']] }),
    shape,
    'exactlyOne[0][1]',
  ],
  ['wants one of one field', record({ a: optional(u8()) }, { exactlyOne: [['a']] }), shape, 'exactlyOne[0]'],
  [
    'wants one of a field twice',
    record({ a: optional(u8()) }, { exactlyOne: [['a', 'a']] }),
    shape,
    'exactlyOne[0][1]',
  ],
  ['has no sets of fields', loose({ kind: 'record', fields: { a: u8() } }), shape, 'exactlyOne'],
  ['binds no variable', record({ a: currency('F') }), shape, 'a.binds'],
  ['binds a variable of odd letters', record({ a: pair("'F", "'D!") }), shape, 'a.binds[1]'],
  ['binds one variable twice', record({ a: pair("'F", "'F") }), shape, 'a.binds[1]'],
  ['binds one of two', loose({ kind: 'pair', binds: ["'F"] }), shape, 'binds'],
  ['has an unknown unit', record({ a: quantity('furlong') }), 'FAULT_UNKNOWN_UNIT', 'a.dimension'],
  ['has a dimension that is none', record({ a: quantity('m//s') }), 'FAULT_SYNTAX', 'a.dimension'],
  ['has a dimension that is no text', loose({ kind: 'quantity', dimension: 1 }), shape, 'dimension'],
  ['is in units that are not coherent', record({ a: quantity('km/h') }), shape, 'a.dimension'],
  ['accepts units that are not coherent', record({ a: carried(['m', 'cm']) }), shape, 'a.accepts[1]'],
  ['accepts nothing', record({ a: carried([]) }), shape, 'a.accepts'],
  ['accepts an unknown shape', loose({ kind: 'carried', accepts: 'vector' }), shape, 'accepts'],
  ['accepts very many dimensions', carried(Array(65).fill('m')), limit, 'accepts'],
  ['is quoted in an unknown unit', record({ a: quantity('m', { '': 'furlong' }) }), 'FAULT_UNKNOWN_UNIT', 'a.quoting.'],
  ['is an integer of an unknown format', loose({ kind: 'integer', format: 'u128', as: 'bigint' }), shape, 'format'],
  ['is an integer held as text', loose({ kind: 'integer', format: 'u8', as: 'text' }), shape, 'as'],
  ['is an integer held as nothing', loose({ kind: 'integer', format: 'u64' }), shape, 'as'],
  ['is a float of 16 bits', loose({ kind: 'float', bits: 16 }), shape, 'bits'],
  ['is a table of lists', table(record({ a: u8(), b: list(u8()) })), shape, 'of.b'],
  ['is a table of records', table(record({ a: optional(record({ b: u8() })) })), shape, 'of.a'],
  ['is a table of unions', table(record({ a: union({ b: u8() }) })), shape, 'of.a'],
  ['is a table of numbers', loose({ ...table(record({ a: u8() })), of: u8() }), shape, 'of'],
  ['is a table of nothing', table(record({})), shape, 'of.fields'],
]

describe('a schema that', () => {
  it.each(unsound)('%s is refused with the path', (_, schema, code, path) => {
    const checked = checkSchema(schema)
    expect(checked).toMatchObject({ ok: false, error: { code, path } })
    if (checked.ok) return
    const { error } = checked
    if (error.code === 'FAULT_SHAPE')
      expect(error).toMatchObject({ expected: expect.any(String), actual: expect.any(String) })
    if (error.code === 'FAULT_LIMIT') expect(error.actual).toBeGreaterThan(error.limit)
    expect(error.message).not.toBe('')
  })

  it.each(unsound.filter(([, schema]) => schema.kind === 'record').slice(0, 20))(
    '%s makes no message and no contract',
    (_, schema, __, path) => {
      expect(() => message('m', schema)).toThrow(path)
      const definition = { name: 'a.b', summary: '', request: record({ x: u8() }), response: schema, errors: [] }
      expect(() => contract(definition)).toThrow(`a.b response at ${path}`)
      expect(() => new ContractRegistry([definition])).toThrow(path)
    },
  )

  it.each(unsound.filter(([why]) => !/itself|is no schema|held as|NaN|quoted|nodes/.test(why)))(
    '%s is not read from text',
    (_, schema, code, path) => {
      expect(readSchemaText(JSON.stringify(schema))).toMatchObject({ ok: false, error: { code, path } })
    },
  )
})

describe('a sound schema', () => {
  it('is any that can be written down in the layout', () => {
    fc.assert(
      fc.property(anySchema, ({ schema }) => {
        // Where the generators put a default of 0, whatever the field is.
        const checked = checkSchema(schema)
        if (!checked.ok) expect(checked.error.path).toMatch(/(^|\.)value/)
      }),
    )
  })

  it('is that of every operation and message here', () => {
    const schemas = [financeContracts, kinematicsContracts]
      .flatMap((each): readonly unknown[] => Object.values(each))
      .filter((each): each is Contract => typeof each === 'object' && each !== null && 'request' in each)
      .flatMap(({ request, response }) => [request, response])
    expect(schemas.length).toBeGreaterThan(10)
    for (const schema of [...schemas, ...[goalMessage, outcomeMessage, faultMessage].map(({ schema }) => schema)]) {
      expect(checkSchema(schema)).toEqual({ ok: true, value: undefined })
    }
  })

  it.each<[string, Schema]>([
    ['stands in two places', record({ a: choice('x'), b: list(choice('x')) })],
    ['may be missing in a list, a map, a case and alone', optional(list(optional(map(text(), optional(u8())))))],
    [
      'has a default that the pair beside it settles',
      record({ p: pair("'F", "'D"), k: defaulted(quantity("'D / 'F"), { value: 1, unit: 'USD/EUR' }) }),
    ],
    ['has the deepest nesting', deep(32)],
    ['has the most names', choice(...names(256))],
    ['has tags out of order', union({ a: u8(), b: i64() }, { b: 0, a: Number.MAX_SAFE_INTEGER })],
    ['has required fields named as every object has', record({ constructor: u8(), toString: text() })],
    ['has names of other languages', record({ größe_1: number(), 価格: u8(), 'in-place': count() })],
  ])('%s', (_, schema) => {
    expect(checkSchema(schema)).toEqual({ ok: true, value: undefined })
  })
})
