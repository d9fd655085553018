// Random schemas of every kind, later versions of them, and values that fit a schema and its dimensions.

import fc, { type GeneratorValue } from 'fast-check'
import {
  baseDimension,
  type Dimension,
  dimensionless,
  divide,
  isVariable,
  parseDimension,
  splitPair,
  substitute,
} from '../../../../src/fabric/dimension/index.js'
import {
  checkSchema,
  type Fields,
  type IntegerFormat,
  integerFormats,
  type KeySchema,
  type RecordSchema,
  type Schema,
  settled,
} from '../../../../src/fabric/schema/index.js'
import { integerRange } from '../../../../src/fabric/schema/integer.js'
import { turnToTable } from '../../../../src/fabric/schema/table/turn.js'

export type Gen = GeneratorValue

const upTo = (g: Gen, max: number): number => g(fc.nat, { max })
const chance = (g: Gen, oneIn: number): boolean => upTo(g, oneIn - 1) === 0
const pick = <T>(g: Gen, items: readonly T[]): T => items[upTo(g, items.length - 1)]!
/** At least one. */
const some = <T>(g: Gen, items: readonly T[]): readonly T[] => {
  const kept = items.filter(() => !chance(g, 3))
  return kept.length === 0 ? [pick(g, items)] : kept
}

export const dimensions = ['1', 'm', 'm / s', 'm / s^2', 'USD', 'EUR', 'USD / EUR', "'A", "'A / 'B", "'F", "'D / 'F"]
const limits = [1, 2, 3, 8]
const names = ['a', 'b', 'c', 'd', 'e']
const words = ['red', 'green', 'blue', 'grey']

const sized = (g: Gen) => {
  const max = pick(g, limits)
  return chance(g, 3) ? { max, length: max } : { max }
}

const leafMakers: readonly ((g: Gen) => Schema)[] = [
  () => ({ kind: 'bool' }),
  () => ({ kind: 'count' }),
  (g) => {
    const format = pick<IntegerFormat>(g, integerFormats)
    return { kind: 'integer', format, as: integerRange(format).bytes === 8 ? pick(g, ['number', 'bigint']) : 'number' }
  },
  (g) => ({ kind: 'float', bits: pick(g, [32, 64]) }),
  (g) => ({ kind: 'text', bytesMax: pick(g, limits) }),
  (g) => {
    const { max, length } = sized(g)
    return { kind: 'data', bytesMax: max, ...(length === undefined ? {} : { length }) }
  },
  (g) => ({ kind: 'choice', names: some(g, words) }),
  (g) => ({ kind: 'quantity', dimension: pick(g, dimensions) }),
  (g) => ({ kind: 'carried', accepts: chance(g, 2) ? pick(g, ['money', 'rate', 'any']) : some(g, dimensions) }),
  (g) => (chance(g, 2) ? { kind: 'currency' } : { kind: 'currency', binds: pick(g, ["'A", "'B"]) }),
  (g) =>
    chance(g, 2) ? { kind: 'pair' } : { kind: 'pair', binds: pick(g, [["'F", "'D"] as const, ["'A", "'B"] as const]) },
  () => ({ kind: 'tenor' }),
  () => ({ kind: 'date' }),
]
const aLeaf = (g: Gen): Schema => pick(g, leafMakers)(g)

const keyKinds = ['bool', 'count', 'integer', 'text', 'choice', 'currency', 'pair', 'tenor', 'date']
function aKey(g: Gen): KeySchema {
  for (;;) {
    const leaf = aLeaf(g)
    if (keyKinds.includes(leaf.kind)) return leaf as KeySchema
  }
}

/** A field: given, optional, or with a default where one is easily told. */
function aField(g: Gen, of: Schema): Schema {
  if (chance(g, 3)) return { kind: 'optional', of }
  if (chance(g, 3)) {
    if (of.kind === 'count') return { kind: 'defaulted', of, value: 7 }
    if (of.kind === 'text') return { kind: 'defaulted', of, value: 'x' }
    if (of.kind === 'choice') return { kind: 'defaulted', of, value: of.names[0] }
    if (of.kind === 'quantity' && of.dimension === 'm / s')
      return { kind: 'defaulted', of, value: { value: 72, unit: 'km/h' } }
  }
  return of
}

function aRecord(g: Gen, field: () => Schema): RecordSchema {
  const fields = Object.fromEntries(some(g, names).map((name) => [name, aField(g, field())]))
  return { kind: 'record', fields, exactlyOne: oneOf(g, fields) }
}

function oneOf(g: Gen, fields: Fields): RecordSchema['exactlyOne'] {
  const optional = Object.keys(fields).filter((name) => fields[name]!.kind === 'optional')
  return optional.length >= 2 && chance(g, 2) ? [optional.slice(0, 2 + upTo(g, optional.length - 2))] : []
}

/** A schema of any kind but a field's own: what may be left out may also be an element, an entry or a case. */
export function aSchema(g: Gen, depth: number): Schema {
  return chance(g, 6) ? { kind: 'optional', of: aGiven(g, depth) } : aGiven(g, depth)
}

function aGiven(g: Gen, depth: number): Schema {
  if (depth === 0 || chance(g, 4)) return aLeaf(g)
  const inner = (): Schema => aSchema(g, depth - 1)
  const onMismatch = pick(g, ['reject', 'collect'] as const)
  switch (upTo(g, 5)) {
    case 0: {
      const { max, length } = sized(g)
      return { kind: 'list', of: inner(), countMax: max, onMismatch, ...(length === undefined ? {} : { length }) }
    }
    case 1:
      return { kind: 'table', of: aRecord(g, () => aLeaf(g)), countMax: pick(g, limits), onMismatch }
    case 2:
      return { kind: 'map', key: aKey(g), of: inner(), countMax: pick(g, limits) }
    case 3: {
      const cases = some(g, names).map((name) => [name, chance(g, 4) ? { kind: 'void' as const } : inner()] as const)
      return { kind: 'union', cases: Object.fromEntries(cases) }
    }
    default:
      return aRecord(g, () => aGiven(g, depth - 1))
  }
}

/** A version of a schema that differs from it in one place, or a few. */
export function aVersionOf(g: Gen, schema: Schema): Schema {
  if (chance(g, 8)) return changed(g, schema)
  if (schema.kind !== 'defaulted' && schema.kind !== 'void' && chance(g, 12))
    return schema.kind === 'optional' ? schema.of : { kind: 'optional', of: schema }
  switch (schema.kind) {
    case 'defaulted': {
      const of = settled(aVersionOf(g, schema.of))
      const fields = { field: { ...schema, of } }
      return checkSchema({ kind: 'record', fields, exactlyOne: [] }).ok ? fields.field : of
    }
    case 'optional':
      return { ...schema, of: settled(aVersionOf(g, schema.of)) }
    case 'list':
      return { ...schema, of: aVersionOf(g, schema.of) }
    case 'map':
      return { ...schema, of: aVersionOf(g, schema.of) }
    case 'table':
      return { ...schema, of: { ...schema.of, ...withOneField(g, schema.of, (field) => changed(g, field)) } }
    case 'record':
      return { ...schema, ...withOneField(g, schema, (field) => aVersionOf(g, field)) }
    case 'union': {
      const name = pick(g, Object.keys(schema.cases))
      return { ...schema, cases: { ...schema.cases, [name]: aVersionOf(g, schema.cases[name]!) } }
    }
    default:
      return changed(g, schema)
  }
}

function withOneField(g: Gen, { fields, exactlyOne }: RecordSchema, change: (field: Schema) => Schema) {
  const name = pick(g, Object.keys(fields))
  const next = { ...fields, [name]: change(fields[name]!) }
  return {
    fields: next,
    exactlyOne: exactlyOne.filter((set) => set.every((member) => next[member]!.kind === 'optional')),
  }
}

function changed(g: Gen, schema: Schema): Schema {
  switch (schema.kind) {
    case 'optional':
      return chance(g, 2) ? schema.of : { kind: 'optional', of: changed(g, schema.of) }
    case 'defaulted':
      return pick<Schema>(g, [schema.of, { kind: 'optional', of: schema.of }])
    case 'integer':
      return { ...schema, format: pick<IntegerFormat>(g, integerFormats), as: 'number' }
    case 'count':
      return { kind: 'integer', format: pick<IntegerFormat>(g, integerFormats), as: 'number' }
    case 'float':
      return { kind: 'float', bits: schema.bits === 32 ? 64 : 32 }
    case 'text':
    case 'data':
      return { kind: schema.kind, bytesMax: pick(g, limits) }
    case 'choice':
      return { kind: 'choice', names: some(g, words) }
    case 'quantity':
      return { kind: 'quantity', dimension: pick(g, dimensions) }
    case 'carried':
      return leafMakers[8]!(g)
    case 'currency':
      return leafMakers[9]!(g)
    case 'pair':
      return leafMakers[10]!(g)
    case 'list': {
      const { of, onMismatch } = schema
      if (isRow(of) && chance(g, 2)) return { kind: 'table', of, countMax: pick(g, limits), onMismatch }
      return { kind: 'list', of, countMax: pick(g, limits), onMismatch: pick(g, ['reject', 'collect'] as const) }
    }
    case 'table': {
      if (chance(g, 2)) return { ...schema, countMax: pick(g, limits) }
      const { of, countMax, onMismatch } = schema
      return { kind: 'list', of, countMax, onMismatch }
    }
    case 'map':
      return chance(g, 2) ? { ...schema, key: aKey(g) } : { ...schema, countMax: pick(g, limits) }
    case 'record': {
      const kept = Object.entries(schema.fields).filter(() => !chance(g, 3))
      const added = some(g, names).filter((name) => !Object.hasOwn(schema.fields, name))
      const fields = Object.fromEntries([...kept, ...added.map((name) => [name, aField(g, aLeaf(g))] as const)])
      if (Object.keys(fields).length === 0) return schema
      const same = schema.exactlyOne.filter((set) => set.every((name) => fields[name]?.kind === 'optional'))
      return { kind: 'record', fields, exactlyOne: chance(g, 2) ? same : oneOf(g, fields) }
    }
    case 'union': {
      const kept = Object.entries(schema.cases).filter(() => !chance(g, 3))
      return { kind: 'union', cases: Object.fromEntries([...kept, [pick(g, names), aLeaf(g)]]) }
    }
    default:
      return schema
  }
}

const isRow = (schema: Schema): schema is RecordSchema =>
  schema.kind === 'record' &&
  Object.values(schema.fields).every(
    (field) => !['record', 'list', 'table', 'map', 'union', 'void'].includes(settled(field).kind),
  )

/** What measure variables stand for here; those that nothing binds are the same in all of a message. */
type Bound = ReadonlyMap<string, Dimension>

export const unbound: Bound = new Map([
  ["'A", baseDimension('CHF')],
  ["'B", baseDimension('JPY')],
  ["'F", baseDimension('GBP')],
  ["'D", baseDimension('SEK')],
])

function bindingsOf(outer: Schema, value: unknown): readonly (readonly [string, Dimension])[] {
  const schema = settled(outer)
  if (schema.kind === 'currency' && schema.binds !== undefined && typeof value === 'string')
    return [[schema.binds, baseDimension(value)]]
  const codes = schema.kind === 'pair' && typeof value === 'string' ? splitPair(value) : undefined
  if (schema.kind !== 'pair' || schema.binds === undefined || codes === undefined) return []
  return [
    [schema.binds[0], baseDimension(codes.foreign)],
    [schema.binds[1], baseDimension(codes.domestic)],
  ]
}

function acceptedDimension(g: Gen, accepts: readonly string[] | string, bound: Bound): Dimension {
  const [usd, eur] = [baseDimension('USD'), baseDimension('EUR')]
  if (accepts === 'money') return pick(g, [usd, eur])
  if (accepts === 'rate') return pick(g, [divide(usd, eur), divide(eur, usd)])
  if (typeof accepts === 'string') return pick(g, [usd, divide(usd, eur), baseDimension('m'), dimensionless])
  const parsed = parseDimension(pick(g, accepts))
  if (!parsed.ok) throw new Error(parsed.error.message)
  const dimension = substitute(parsed.value, bound)
  if (dimension.factors.some(({ symbol }) => isVariable(symbol))) throw new Error(`${dimension.text} is not bound`)
  return dimension
}

const codes = ['USD', 'EUR', 'CHF']
const pairs = ['EURUSD', 'USDJPY', 'GBPCHF']

/**
 * A value of a schema, its carried quantities in dimensions that their fields accept, as far as that can be told field by field.
 * Integers are safe, whatever holds them.
 */
export function aValue(g: Gen, outer: Schema, bound: Bound = unbound): unknown {
  if (outer.kind === 'optional' && chance(g, 3)) return undefined
  const schema = settled(outer)
  const finite = (): number => g(fc.double, { noNaN: true, noDefaultInfinity: true })
  switch (schema.kind) {
    case 'bool':
      return chance(g, 2)
    case 'count':
      return upTo(g, 0xffffffff)
    case 'integer': {
      const { min, max } = integerRange(schema.format)
      const safe = BigInt(Number.MAX_SAFE_INTEGER)
      const value = g(fc.bigInt, { min: min < -safe ? -safe : min, max: max > safe ? safe : max })
      return schema.as === 'bigint' ? value : Number(value)
    }
    case 'float':
      return schema.bits === 32 ? g(fc.float) : g(fc.double)
    case 'void':
      return undefined
    case 'text':
      return pick(
        g,
        ['', 'x', 'ab', 'é', '€uro', 'abcdefgh'].filter((text) => Buffer.byteLength(text) <= schema.bytesMax),
      )
    case 'data':
      return g(fc.uint8Array, { minLength: schema.length ?? 0, maxLength: schema.bytesMax })
    case 'choice':
      return pick(g, schema.names)
    case 'quantity':
      return finite()
    case 'carried':
      return { value: finite(), dimension: acceptedDimension(g, schema.accepts, bound) }
    case 'currency':
      return pick(g, codes)
    case 'pair':
      return pick(g, pairs)
    case 'tenor':
      return pick(g, ['3M', '10Y'])
    case 'date':
      return pick(g, ['2026-03-01', '1999-12-31'])
    case 'list': {
      const length = schema.length ?? upTo(g, Math.min(schema.countMax, 3))
      return Array.from({ length }, () => aValue(g, schema.of, bound))
    }
    case 'table': {
      const rows = Array.from({ length: upTo(g, Math.min(schema.countMax, 3)) }, () => aValue(g, schema.of, bound))
      return turnToTable(schema.of, rows)
    }
    case 'map': {
      const keys = new Set(
        Array.from({ length: upTo(g, Math.min(schema.countMax, 3)) }, () => aValue(g, schema.key, bound)),
      )
      return new Map(
        [...keys].map((key) => [key, aValue(g, schema.of, new Map([...bound, ...bindingsOf(schema.key, key)]))]),
      )
    }
    case 'record':
      return recordValue(g, schema, bound)
    case 'union': {
      const name = pick(g, Object.keys(schema.cases))
      return { case: name, value: aValue(g, schema.cases[name]!, bound) }
    }
    default:
      throw new Error('settled() has taken optional and defaulted off')
  }
}

function recordValue(g: Gen, { fields, exactlyOne }: RecordSchema, outer: Bound): Record<string, unknown> {
  const chosen = new Set(exactlyOne.map((set) => pick(g, set)))
  const isGiven = (name: string): boolean =>
    fields[name]!.kind !== 'optional' || chosen.has(name) || (!exactlyOne.flat().includes(name) && chance(g, 2))
  const given = Object.keys(fields).filter(isGiven)
  const value: Record<string, unknown> = {}
  const isCode = (name: string): boolean => ['currency', 'pair'].includes(settled(fields[name]!).kind)
  for (const name of given.filter(isCode)) value[name] = aValue(g, settled(fields[name]!), outer)
  const bound = new Map([...outer, ...given.flatMap((name) => bindingsOf(fields[name]!, value[name]))])
  for (const name of given.filter((name) => !isCode(name))) value[name] = aValue(g, settled(fields[name]!), bound)
  return value
}
