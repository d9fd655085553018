// How an expression of the program becomes a value of a request's schema. Made by the check, turned into a plan by
// elaboration, when every measure variable is solved.

import type { Dimension } from '../../fabric/dimension/index.js'
import type { Span } from '../../fabric/fault.js'
import type { Expression } from '../syntax/index.js'

/** Whether a number travels in its field's coherent unit, or brings its dimension along. */
export type NumberForm = 'coherent' | 'carried'

export type Fit =
  /** A figure of the program or the goal. `origin` is its span in the goal's text. */
  | {
      readonly kind: 'amount'
      readonly value: number
      /** As it was written; null where its measure says it (polymorphic zero, or read by convention). */
      readonly unit: string | null
      readonly measure: Dimension
      readonly form: NumberForm
      /** Read in a unit that nobody wrote, because the market quotes so. */
      readonly byConvention: boolean
      readonly origin: Span | undefined
    }
  /** A currency, pair, tenor, date, choice, text, truth value, count or integer. */
  | { readonly kind: 'word'; readonly value: string | boolean | number | bigint; readonly origin: Span | undefined }
  /** A number that the program works out, in `measure`. */
  | {
      readonly kind: 'computed'
      readonly expression: Expression
      readonly measure: Dimension
      readonly form: NumberForm
    }
  /** A carried number for a field of one dimension, checked when it is there. */
  | { readonly kind: 'released'; readonly expression: Expression; readonly dimension: Dimension }
  /** A value that has the schema's form already. */
  | { readonly kind: 'passed'; readonly expression: Expression }
  | { readonly kind: 'record'; readonly fields: ReadonlyMap<string, Fit> }
  | { readonly kind: 'list'; readonly items: readonly Fit[] }
  | { readonly kind: 'case'; readonly name: string; readonly of: Fit }
  /** What the contract fills in. `json` is its JSON view. */
  | { readonly kind: 'default'; readonly value: unknown; readonly json: unknown }
  /** Nothing: an error has been reported, or there is no goal to say. */
  | { readonly kind: 'open' }

export const open: Fit = { kind: 'open' }
