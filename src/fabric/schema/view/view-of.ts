// What a message's fields are read as in place.

import type { Column, Infer, Quantity, SparseColumn } from '../infer.js'
import type {
  CarriedSchema,
  CurrencySchema,
  DataSchema,
  DateSchema,
  DefaultedSchema,
  Fields,
  ListSchema,
  MapSchema,
  OptionalSchema,
  PairSchema,
  RecordSchema,
  Schema,
  TableSchema,
  TenorSchema,
  TextSchema,
  UnionSchema,
} from '../schema.js'

/** A list in place. `at` moves one cursor and returns it: what an earlier `at` returned then shows the same element. */
export interface ListView<Of> {
  readonly length: number
  /** @param index taken as a whole number. @throws RangeError outside the list */
  at(index: number): Of
}

/** A map in place: its entries in the order in which they were sent. */
export interface MapView<Key, Of> {
  readonly size: number
  keyAt(index: number): Key
  /** As `at` of a list. @throws RangeError for an index outside the map */
  valueAt(index: number): Of
}

type RecordView<F extends Fields> = {
  readonly [K in keyof F]: F[K] extends OptionalSchema<infer Of> ? ViewOf<Of> | undefined : ViewOf<F[K]>
}

type UnionView<C extends Fields> = {
  [K in keyof C & string]: { readonly case: K; readonly value: ViewOf<C[K]> }
}[keyof C & string]

/** A column in place: numbers as for a decoded table, what is text or data one by one. Slots of rows without a value are as they were sent. */
export type ColumnView<S extends Schema> = Schema extends S
  ? unknown
  : S extends OptionalSchema<infer Of>
    ? SparseColumn<ColumnView<Of>>
    : S extends DefaultedSchema<infer Of>
      ? ColumnView<Of>
      : S extends DataSchema
        ? ListView<Uint8Array>
        : S extends TextSchema | CurrencySchema | PairSchema | TenorSchema | DateSchema
          ? ListView<string>
          : Column<S>

/** A table in place. A column is read, and looked through once for what does not fit, each time it is fetched: keep it while you use it. */
export interface TableView<F extends Fields = Fields> {
  readonly length: number
  readonly columns: { readonly [K in keyof F]: ColumnView<F[K]> }
}

/**
 * Composites are cursors over the payload; numbers, names and text are values. Data and columns of numbers are views of the payload's own
 * bytes: they do not end with the callback, but show whatever is written there next.
 */
export type ViewOf<S extends Schema> = Schema extends S
  ? unknown // a schema known only at run time
  : S extends CarriedSchema
    ? Quantity
    : S extends DataSchema
      ? Uint8Array
      : S extends OptionalSchema<infer Of>
        ? ViewOf<Of> | undefined
        : S extends DefaultedSchema<infer Of>
          ? ViewOf<Of>
          : S extends ListSchema<infer Of>
            ? ListView<ViewOf<Of>>
            : S extends TableSchema<RecordSchema<infer F>>
              ? TableView<F>
              : S extends MapSchema<infer Of, infer Key>
                ? MapView<Infer<Key>, ViewOf<Of>>
                : S extends RecordSchema<infer F>
                  ? RecordView<F>
                  : S extends UnionSchema<infer C>
                    ? UnionView<C>
                    : Infer<S>
