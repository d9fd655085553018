// How an expression of the program becomes a value of a request's schema. Made by the check, turned into a plan by
// elaboration, when every measure variable is solved.

import type { Dimension } from '../../fabric/dimension/index.js'
import type { Span } from '../../fabric/fault.js'
import type { Conditional, Expression, Match } from '../syntax/index.js'
import type { NumberForm, Shape } from './shape.js'

export type Fit =
  /** A figure of the program or the goal. `origin` is its span in the goal's text. */
  | {
      readonly kind: 'amount'
      readonly value: number
      /** As it was written; null where its measure says it (polymorphic zero, or read by convention). */
      readonly unit: string | null
      readonly measure: Dimension
      /** The scale of a point, `degC`; undefined for any other number. */
      readonly scale: string | undefined
      readonly form: NumberForm
      /** Read in a unit that nobody wrote, because the market quotes so. */
      readonly byConvention: boolean
      readonly origin: Span | undefined
    }
  /** A currency, pair, tenor, date, choice, text, truth value, count or integer. */
  | { readonly kind: 'word'; readonly value: string | boolean | number | bigint; readonly origin: Span | undefined }
  /** A value that the program works out, or that is attached: `shape` makes a message's value of it. */
  | { readonly kind: 'shaped'; readonly expression: Expression; readonly shape: Shape }
  /** Whatever the branch that is taken comes to, each fitted on its own. */
  | { readonly kind: 'decided'; readonly expression: Conditional | Match; readonly branches: readonly Fit[] }
  /** None, where a field is optional. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'record'; readonly fields: ReadonlyMap<string, Fit> }
  /** `origin` is the span in the goal's text of an array that is the whole list. */
  | { readonly kind: 'list'; readonly items: readonly Fit[]; readonly origin?: Span }
  | { readonly kind: 'case'; readonly name: string; readonly of: Fit }
  /** What the contract fills in. `json` is its JSON view. */
  | { readonly kind: 'default'; readonly value: unknown; readonly json: unknown }
  /** Nothing: an error has been reported, or there is no goal to say. */
  | { readonly kind: 'open' }

export const open: Fit = { kind: 'open' }
