// The TypeScript type of a schema's values in memory.

import type { Dimension } from '../dimension/index.js'
import type {
  BoolSchema,
  CarriedSchema,
  ChoiceSchema,
  CountSchema,
  CurrencySchema,
  DataSchema,
  DateSchema,
  DefaultedSchema,
  Fields,
  FloatSchema,
  IntegerFormat,
  IntegerSchema,
  KeySchema,
  ListSchema,
  MapSchema,
  OptionalSchema,
  PairSchema,
  QuantitySchema,
  RecordSchema,
  Schema,
  TableSchema,
  TenorSchema,
  TextSchema,
  UnionSchema,
  VoidSchema,
} from './schema.js'

/** A number in coherent units together with its dimension. */
export interface Quantity {
  readonly value: number
  readonly dimension: Dimension
}

type OptionalNames<F extends Fields> = { [K in keyof F]: F[K] extends OptionalSchema ? K : never }[keyof F]

type InferRecord<F extends Fields> = { readonly [K in Exclude<keyof F, OptionalNames<F>>]: Infer<F[K]> } & {
  readonly [K in OptionalNames<F>]?: F[K] extends OptionalSchema<infer Of> ? Infer<Of> : never
}

type InferUnion<C extends Fields> = {
  [K in keyof C & string]: { readonly case: K; readonly value: Infer<C[K]> }
}[keyof C & string]

/** Integers of a column, each in the typed array of its format; `as` says nothing here. */
type IntegerColumn<Format extends IntegerFormat> = Format extends 'u64' | 'uint'
  ? BigUint64Array
  : Format extends 'i64' | 'int'
    ? BigInt64Array
    : Format extends 'u32'
      ? Uint32Array
      : Format extends 'u16'
        ? Uint16Array
        : Format extends 'u8'
          ? Uint8Array
          : Format extends 'i32'
            ? Int32Array
            : Format extends 'i16'
              ? Int16Array
              : Int8Array

type FloatColumn<Bits extends 32 | 64> = Bits extends 32 ? Float32Array : Float64Array

/** Carried quantities of a column: the n-th has dimension `dimensions[index[n]]`. */
export interface CarriedColumn {
  readonly values: Float64Array
  readonly index: Uint32Array
  readonly dimensions: readonly Dimension[]
}

/** A column of which some rows have no value; `values` has zeros or empty text in their place. */
export interface SparseColumn<Of> {
  /** 1 where there is a value, 0 where there is none. */
  readonly present: Uint8Array
  readonly values: Of
}

/** What one field of a table is in memory: numbers in a typed array, choices by number, truth values as 0 and 1. */
export type Column<S extends Schema> = Schema extends S
  ? unknown
  : S extends OptionalSchema<infer Of>
    ? SparseColumn<Column<Of>>
    : S extends DefaultedSchema<infer Of>
      ? Column<Of>
      : S extends QuantitySchema
        ? Float64Array
        : S extends CarriedSchema
          ? CarriedColumn
          : S extends FloatSchema<infer Bits>
            ? FloatColumn<Bits>
            : S extends IntegerSchema<infer _, infer Format>
              ? IntegerColumn<Format>
              : S extends CountSchema
                ? Uint32Array
                : S extends BoolSchema | ChoiceSchema
                  ? Uint8Array
                  : S extends DataSchema
                    ? readonly Uint8Array[]
                    : readonly string[]

/** A list of records held by column, every column of `length` rows. */
export interface Table<F extends Fields = Fields> {
  readonly length: number
  readonly columns: { readonly [K in keyof F]: Column<F[K]> }
}

/** Static and parametric quantities are plain numbers in coherent units; carried ones keep their dimension. */
export type Infer<S extends Schema> = Schema extends S
  ? unknown // a schema known only at run time
  : Known<S>

type InferKey<Key extends KeySchema> = KeySchema extends Key ? string : Known<Key>

type Known<S extends Schema> = S extends QuantitySchema | CountSchema | FloatSchema
  ? number
  : S extends IntegerSchema<infer As>
    ? { readonly number: number; readonly bigint: bigint }[As]
    : S extends VoidSchema
      ? undefined
      : S extends CarriedSchema
        ? Quantity
        : S extends BoolSchema
          ? boolean
          : S extends ChoiceSchema<infer Name>
            ? Name
            : S extends TextSchema | CurrencySchema | PairSchema | TenorSchema | DateSchema
              ? string
              : S extends DataSchema
                ? Uint8Array
                : S extends DefaultedSchema<infer Of>
                  ? Infer<Of>
                  : S extends OptionalSchema<infer Of>
                    ? Infer<Of> | undefined
                    : S extends ListSchema<infer Of>
                      ? readonly Infer<Of>[]
                      : S extends TableSchema<infer Of>
                        ? Of extends RecordSchema<infer F>
                          ? Table<F>
                          : never
                        : S extends MapSchema<infer Of, infer Key>
                          ? ReadonlyMap<InferKey<Key>, Infer<Of>>
                          : S extends RecordSchema<infer F>
                            ? InferRecord<F>
                            : S extends UnionSchema<infer C>
                              ? InferUnion<C>
                              : never
