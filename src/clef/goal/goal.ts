import type { Schema } from '../../fabric/schema/schema.js'
import type { QuantityTable } from './quantity-table.js'

/** Data that the sender attached: programs say `input "book"`; a model sees the name and the type, never the value. */
export interface GoalInput {
  readonly name: string
  /** The named type of a registered contract: `Book`, `Market`. */
  readonly type: string
  readonly schema: Schema
}

/** What a peer wants, in plain language, with what the lexer found in it. */
export interface Goal {
  readonly text: string
  readonly quantities: QuantityTable
  readonly inputs: readonly GoalInput[]
}

export const refusalReasons = ['outOfScope', 'unsafe', 'unsupported'] as const
export type RefusalReason = (typeof refusalReasons)[number]

/** What a model may say: a program, a refusal, or the fields it needs. */
export type Proposal =
  | { readonly kind: 'program'; readonly clef: string }
  | { readonly kind: 'refuse'; readonly reason: RefusalReason }
  | { readonly kind: 'clarify'; readonly fields: readonly string[] }
