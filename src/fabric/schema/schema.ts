// The schema DSL: types of messages as values, with dimensions. TypeScript types are inferred from them (infer.ts),
// layouts and codecs are derived from them, and their canonical text is what two peers agree on.

import type { Shape } from '../dimension/index.js'

/** What every schema node may carry for people; never part of its identity. */
interface Annotated {
  /** A noun phrase, used in questions and help: "the speed when braking begins". */
  readonly doc?: string
  /** A type name that peers attach data under: `Book`, `Market`. */
  readonly named?: string
}

/**
 * How people quote a quantity: text of the unit as written (`''` for none, `%`) to the unit that the market reads it
 * in. `{ '%': 'volpt' }` reads "7.5%" as 7.5 volatility points. What was read by convention is named in the answer.
 */
export type Quoting = Readonly<Record<string, string>>

export interface BoolSchema extends Annotated {
  readonly kind: 'bool'
}
/** An unsigned 32-bit count. */
export interface CountSchema extends Annotated {
  readonly kind: 'count'
}
/** Formats of integers. `uint` and `int` are 64-bit: variable in length in plain BARE, eight bytes in the aligned layout. */
export const integerFormats = ['u8', 'u16', 'u32', 'u64', 'i8', 'i16', 'i32', 'i64', 'uint', 'int'] as const
export type IntegerFormat = (typeof integerFormats)[number]
/** What an integer is in memory: a `number`, refused beyond +-(2^53 - 1), or a `bigint`. Each side's own choice, never on the wire. */
export type IntegerAs = 'number' | 'bigint'
export interface IntegerSchema<As extends IntegerAs = IntegerAs, Format extends IntegerFormat = IntegerFormat>
  extends Annotated {
  readonly kind: 'integer'
  readonly format: Format
  readonly as: As
}
/** An IEEE 754 number as it is, NaN and infinities included. A number that measures something is a quantity instead. */
export interface FloatSchema<Bits extends 32 | 64 = 32 | 64> extends Annotated {
  readonly kind: 'float'
  readonly bits: Bits
}
/** No value at all: a case of a union that says everything by its name. */
export interface VoidSchema extends Annotated {
  readonly kind: 'void'
}
/** UTF-8 text of at most `bytesMax` bytes. */
export interface TextSchema extends Annotated {
  readonly kind: 'text'
  readonly bytesMax: number
}
/** Uninterpreted bytes: up to `bytesMax`, or exactly `length`, which is then `bytesMax` too. */
export interface DataSchema extends Annotated {
  readonly kind: 'data'
  readonly bytesMax: number
  readonly length?: number
}
/** One of several names. `values` are the numbers that plain BARE writes for them; 0, 1, 2, .. where left out. */
export interface ChoiceSchema<Name extends string = string> extends Annotated {
  readonly kind: 'choice'
  readonly names: readonly Name[]
  readonly values?: readonly number[]
}
/**
 * A float64 in coherent units of `dimension`. With measure variables (`'D / 'F`) it is parametric: the variables are
 * bound per record by a currency or pair beside it.
 */
export interface QuantitySchema extends Annotated {
  readonly kind: 'quantity'
  readonly dimension: string
  readonly quoting?: Quoting
}
/** A float64 that brings its own dimension; `accepts` says which dimensions are right, checked per record. */
export interface CarriedSchema extends Annotated {
  readonly kind: 'carried'
  readonly accepts: readonly string[] | Shape
  readonly quoting?: Quoting
}
/** An ISO 4217 code. `binds` names the measure variable that stands for it in its record. */
export interface CurrencySchema extends Annotated {
  readonly kind: 'currency'
  readonly binds?: string
}
/** `EURUSD`: foreign then domestic. `binds` names the two measure variables. */
export interface PairSchema extends Annotated {
  readonly kind: 'pair'
  readonly binds?: readonly [foreign: string, domestic: string]
}
/** `3M`, `1Y`, `2W`, `10D`. */
export interface TenorSchema extends Annotated {
  readonly kind: 'tenor'
}
/** An ISO 8601 calendar date, `2026-03-01`. */
export interface DateSchema extends Annotated {
  readonly kind: 'date'
}
export interface OptionalSchema<Of extends Schema = Schema> extends Annotated {
  readonly kind: 'optional'
  readonly of: Of
}
/** A field that a sender may leave out; the receiver always reads a value, and the answer names the default. */
export interface DefaultedSchema<Of extends Schema = Schema> extends Annotated {
  readonly kind: 'defaulted'
  readonly of: Of
  /** JSON view of the default. */
  readonly value: unknown
}
export interface ListSchema<Of extends Schema = Schema> extends Annotated {
  readonly kind: 'list'
  readonly of: Of
  readonly countMax: number
  /** What a carried value of the wrong dimension does: fault the sender, or reach the model as a typed Mismatch. */
  readonly onMismatch: 'reject' | 'collect'
  /** The only count there may be; `countMax` is then the same. */
  readonly length?: number
}
/**
 * Records whose fields stand together, all strikes and then all notionals: the same list as `list(of)`, laid out and held by column.
 * Its fields are of fixed size or text; no records, lists, maps or unions.
 */
export interface TableSchema<Of extends RecordSchema = RecordSchema> extends Annotated {
  readonly kind: 'table'
  readonly of: Of
  readonly countMax: number
  readonly onMismatch: 'reject' | 'collect'
}
export type KeySchema =
  | PairSchema
  | CurrencySchema
  | TextSchema
  | TenorSchema
  | DateSchema
  | BoolSchema
  | CountSchema
  | IntegerSchema
  | ChoiceSchema
export interface MapSchema<Of extends Schema = Schema, Key extends KeySchema = KeySchema> extends Annotated {
  readonly kind: 'map'
  readonly key: Key
  readonly of: Of
  readonly countMax: number
}
export type Fields = Readonly<Record<string, Schema>>
export interface RecordSchema<F extends Fields = Fields> extends Annotated {
  readonly kind: 'record'
  readonly fields: F
  /** Sets of optional fields of which exactly one must be present. */
  readonly exactlyOne: readonly (readonly string[])[]
}
/** One of several tagged alternatives. In JSON the alternative is recognised by its shape. */
export interface UnionSchema<C extends Fields = Fields> extends Annotated {
  readonly kind: 'union'
  readonly cases: C
  /** The number that plain BARE writes for each case; 0, 1, 2, .. where left out. */
  readonly tags?: Readonly<Record<string, number>>
}

export type Schema =
  | BoolSchema
  | CountSchema
  | IntegerSchema
  | FloatSchema
  | VoidSchema
  | TextSchema
  | DataSchema
  | ChoiceSchema
  | QuantitySchema
  | CarriedSchema
  | CurrencySchema
  | PairSchema
  | TenorSchema
  | DateSchema
  // The composites are recursive; `any` children would lose inference, so they take the union itself.
  | OptionalSchema
  | DefaultedSchema
  | ListSchema
  | TableSchema
  | MapSchema
  | RecordSchema
  | UnionSchema

export const textBytesMax = 4_096
export const listCountMax = 100_000

export const bool = (): BoolSchema => ({ kind: 'bool' })
export const count = (): CountSchema => ({ kind: 'count' })
const small =
  <const Format extends IntegerFormat>(format: Format) =>
  (): IntegerSchema<'number', Format> => ({ kind: 'integer', format, as: 'number' })
/** Two signatures: one with a default would take what its place allows, either of them, for what was asked. */
function wide<const Format extends IntegerFormat>(format: Format) {
  function integer(): IntegerSchema<'bigint', Format>
  function integer<const As extends IntegerAs>(as: As): IntegerSchema<As, Format>
  function integer(as: IntegerAs = 'bigint'): IntegerSchema<IntegerAs, Format> {
    return { kind: 'integer', format, as }
  }
  return integer
}
export const u8 = small('u8')
export const u16 = small('u16')
export const u32 = small('u32')
export const i8 = small('i8')
export const i16 = small('i16')
export const i32 = small('i32')
/** The wide formats are `bigint` in memory unless `'number'` is asked for. */
export const u64 = wide('u64')
export const i64 = wide('i64')
export const uint = wide('uint')
export const int = wide('int')
export const f32 = (): FloatSchema<32> => ({ kind: 'float', bits: 32 })
export const f64 = (): FloatSchema<64> => ({ kind: 'float', bits: 64 })
/** BARE's `void`. */
export const nil = (): VoidSchema => ({ kind: 'void' })
export const text = (bytesMax = textBytesMax): TextSchema => ({ kind: 'text', bytesMax })
export const data = (bytesMax: number): DataSchema => ({ kind: 'data', bytesMax })
/** Exactly `length` bytes. */
export const bytes = (length: number): DataSchema => ({ kind: 'data', bytesMax: length, length })
export const choice = <const Name extends string>(...names: readonly Name[]): ChoiceSchema<Name> => ({
  kind: 'choice',
  names,
})
/** A choice whose names have numbers of their own in plain BARE. */
export const enumeration = <const Values extends Readonly<Record<string, number>>>(
  values: Values,
): ChoiceSchema<keyof Values & string> => ({
  kind: 'choice',
  names: Object.keys(values),
  values: Object.values(values),
})
export const quantity = (dimension: string, quoting?: Quoting): QuantitySchema => ({
  kind: 'quantity',
  dimension,
  ...(quoting === undefined ? {} : { quoting }),
})
/** A plain number: a quantity of dimension 1. */
export const number = (): QuantitySchema => quantity('1')
export const carried = (accepts: readonly string[] | Shape, quoting?: Quoting): CarriedSchema => ({
  kind: 'carried',
  accepts,
  ...(quoting === undefined ? {} : { quoting }),
})
export const money = (): CarriedSchema => carried('money')
export const rate = (): CarriedSchema => carried('rate')
export const currency = (binds?: string): CurrencySchema => ({
  kind: 'currency',
  ...(binds === undefined ? {} : { binds }),
})
export const pair = (foreign?: string, domestic?: string): PairSchema => ({
  kind: 'pair',
  ...(foreign === undefined || domestic === undefined ? {} : { binds: [foreign, domestic] }),
})
export const tenor = (): TenorSchema => ({ kind: 'tenor' })
export const date = (): DateSchema => ({ kind: 'date' })
export const optional = <Of extends Schema>(of: Of): OptionalSchema<Of> => ({ kind: 'optional', of })
export const defaulted = <Of extends Schema>(of: Of, value: unknown): DefaultedSchema<Of> => ({
  kind: 'defaulted',
  of,
  value,
})
export const list = <Of extends Schema>(
  of: Of,
  { countMax = listCountMax, onMismatch = 'reject' as 'reject' | 'collect' } = {},
): ListSchema<Of> => ({ kind: 'list', of, countMax, onMismatch })
/** Exactly `length` elements. */
export const listOf = <Of extends Schema>(of: Of, length: number): ListSchema<Of> => ({
  kind: 'list',
  of,
  countMax: length,
  length,
  onMismatch: 'reject',
})
export const table = <Of extends RecordSchema>(
  of: Of,
  { countMax = listCountMax, onMismatch = 'reject' as 'reject' | 'collect' } = {},
): TableSchema<Of> => ({ kind: 'table', of, countMax, onMismatch })
export const map = <Of extends Schema, Key extends KeySchema>(
  key: Key,
  of: Of,
  countMax = 1_024,
): MapSchema<Of, Key> => ({
  kind: 'map',
  key,
  of,
  countMax,
})
export const record = <const F extends Fields>(
  fields: F,
  { exactlyOne = [] as readonly (readonly (keyof F & string)[])[] } = {},
): RecordSchema<F> => ({ kind: 'record', fields, exactlyOne })
export const union = <const C extends Fields>(
  cases: C,
  tags?: { readonly [K in keyof C]: number },
): UnionSchema<C> => ({
  kind: 'union',
  cases,
  ...(tags === undefined ? {} : { tags }),
})

/** The same schema with a noun phrase for people. */
export const described = <S extends Schema>(doc: string, schema: S): S => ({ ...schema, doc })

/** The same schema under a type name that peers can attach data as. */
export const named = <S extends Schema>(name: string, schema: S): S => ({ ...schema, named: name })
