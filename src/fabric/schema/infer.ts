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
  ListSchema,
  MapSchema,
  OptionalSchema,
  PairSchema,
  QuantitySchema,
  RecordSchema,
  Schema,
  TenorSchema,
  TextSchema,
  UnionSchema,
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

/** Static and parametric quantities are plain numbers in coherent units; carried ones keep their dimension. */
export type Infer<S extends Schema> = Schema extends S
  ? unknown // a schema known only at run time
  : Known<S>

type Known<S extends Schema> = S extends QuantitySchema | CountSchema
  ? number
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
                  : S extends MapSchema<infer Of>
                    ? ReadonlyMap<string, Infer<Of>>
                    : S extends RecordSchema<infer F>
                      ? InferRecord<F>
                      : S extends UnionSchema<infer C>
                        ? InferUnion<C>
                        : never
