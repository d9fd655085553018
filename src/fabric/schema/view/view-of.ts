// What a message's fields are read as in place.

import type { Infer, Quantity } from '../infer.js'
import type {
  CarriedSchema,
  DataSchema,
  DefaultedSchema,
  Fields,
  ListSchema,
  MapSchema,
  OptionalSchema,
  RecordSchema,
  Schema,
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

/**
 * Composites are cursors over the payload; numbers, names and text are values. Data is a view of the payload's own bytes. Tables
 * are columns of their own memory, one copy each.
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
            : S extends MapSchema<infer Of, infer Key>
              ? MapView<Infer<Key>, ViewOf<Of>>
              : S extends RecordSchema<infer F>
                ? RecordView<F>
                : S extends UnionSchema<infer C>
                  ? UnionView<C>
                  : Infer<S>
