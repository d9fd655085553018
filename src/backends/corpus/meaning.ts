// What a generated request means, before it is worded: values for the fields of one contract.

import type { GoalQuantity } from '../../clef/goal/index.js'

type Unspanned<Quantity> = Quantity extends GoalQuantity ? Omit<Quantity, 'span'> : never

/** One quantity as it will stand in the text, and what the lexer must make of it. */
export interface Mention {
  readonly text: string
  readonly means: Unspanned<GoalQuantity>
  /** Words that fit only some sentences: "to rest", "stationary", or a number whose unit is said with the next one. */
  readonly manner?: 'rest' | 'atRest' | 'shared'
}

export type FieldValue =
  /** `$n`, or `-$n` where the words carry the sign ("downhill 5%"). */
  | { readonly kind: 'quantity'; readonly mention: Mention; readonly negated?: boolean }
  | { readonly kind: 'quantities'; readonly mentions: readonly (Mention & { readonly negated?: boolean })[] }
  | { readonly kind: 'choice'; readonly name: string }
  | { readonly kind: 'choices'; readonly names: readonly string[] }

/** Values by field path (`option.strike`). Inputs of named types are not listed: the contract asks for them. */
export type Meaning = ReadonlyMap<string, FieldValue>

export const quantityValue = (mention: Mention, negated = false): FieldValue =>
  negated ? { kind: 'quantity', mention, negated } : { kind: 'quantity', mention }
export const choiceValue = (name: string): FieldValue => ({ kind: 'choice', name })
