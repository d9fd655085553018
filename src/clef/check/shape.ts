// What turns a value of a type into one of a field's schema. Made by the check; elaboration reads the units off it when every
// measure variable is solved.

import type { Dimension } from '../../fabric/dimension/index.js'
import type { TableSchema } from '../../fabric/schema/index.js'

/** Whether a number travels in its field's coherent unit, or brings its dimension along. */
export type NumberForm = 'coherent' | 'carried'

export type Shape =
  /** Words and truth values, which are the same in both. */
  | { readonly kind: 'same' }
  /** Data that has the schema's form already. */
  | { readonly kind: 'data' }
  /** The same of a table, which a program has as a list of records. */
  | { readonly kind: 'table'; readonly schema: TableSchema }
  | { readonly kind: 'number'; readonly measure: Dimension; readonly form: NumberForm }
  /** A point on a scale such as degC; it converts with its offset. */
  | { readonly kind: 'point'; readonly scale: string; readonly form: NumberForm }
  /** A carried number for a field of one dimension, checked when it is there. */
  | { readonly kind: 'released'; readonly dimension: Dimension }
  | { readonly kind: 'whole'; readonly min: number; readonly max: number; readonly big: boolean }
  | { readonly kind: 'list'; readonly of: Shape }
  | { readonly kind: 'record'; readonly members: ReadonlyMap<string, Shape> }
  /** An option for a field that may be absent. */
  | { readonly kind: 'presence'; readonly of: Shape }
  /** As this alternative of a union. */
  | { readonly kind: 'case'; readonly name: string; readonly of: Shape }
  /** What the contract fills in. `json` is its JSON view. */
  | { readonly kind: 'default'; readonly value: unknown; readonly json: unknown }

export const same: Shape = { kind: 'same' }
export const data: Shape = { kind: 'data' }
