// How a value of the program becomes one that a message holds.

import type { Dimension, Unit } from '../../fabric/dimension/index.js'
import type { TableSchema } from '../../fabric/schema/index.js'

export type View =
  | { readonly kind: 'same' }
  /** Data that came in a message, as it came; it counts by its size. */
  | { readonly kind: 'data' }
  /** A list of records as a table: by column. */
  | { readonly kind: 'table'; readonly schema: TableSchema }
  /** A number in `unit`, in the coherent unit and checked to be finite. */
  | { readonly kind: 'coherent'; readonly unit: Unit }
  /** The same with its dimension beside it. */
  | { readonly kind: 'carry'; readonly unit: Unit }
  /** A carried number as a plain one of this dimension; another dimension is a fault. */
  | { readonly kind: 'release'; readonly dimension: Dimension }
  | { readonly kind: 'whole'; readonly min: number; readonly max: number; readonly big: boolean }
  | { readonly kind: 'list'; readonly of: View }
  /** Members in order, as a record under these names. */
  | { readonly kind: 'tuple' | 'record'; readonly members: readonly (readonly [name: string, view: View])[] }
  /** An option as a field that may be absent. */
  | { readonly kind: 'presence'; readonly of: View }
  /** The same where no field is: as a union of Some and None. */
  | { readonly kind: 'option'; readonly of: View }
  | { readonly kind: 'result'; readonly ok: View; readonly error: View }
  /** As this alternative of a union. */
  | { readonly kind: 'case'; readonly name: string; readonly of: View }
  /** Whatever the program has: a contract's default. */
  | { readonly kind: 'default'; readonly value: unknown }
