// What a generated request means, before it is worded: values for the fields of one contract.

import type { GoalQuantity } from '../../clef/goal/index.js'

type Unspanned<Quantity> = Quantity extends GoalQuantity ? Omit<Quantity, 'span'> : never

/** One quantity as it will stand in the text, and what the lexer must make of it. */
export interface Mention {
  readonly text: string
  readonly means: Unspanned<GoalQuantity>
  /**
   * Words that fit only some sentences: "to rest", "stationary", a number whose unit is said with the next one, one that
   * carries its sign ("-3%"), one that stands for both ends ("plus or minus 3%"), one about an axis rather
   * than along, or a number that has no unit where others have one.
   */
  readonly manner?: 'rest' | 'atRest' | 'shared' | 'signed' | 'mirrored' | 'turn' | 'bare'
}

export type FieldValue =
  /** `$n`, or `-$n` where the words carry the sign ("downhill 5%"); `sameAs` names the field whose mention it shares. */
  | { readonly kind: 'quantity'; readonly mention: Mention; readonly negated?: boolean; readonly sameAs?: string }
  | { readonly kind: 'quantities'; readonly mentions: readonly (Mention & { readonly negated?: boolean })[] }
  | { readonly kind: 'choice'; readonly name: string }
  | { readonly kind: 'choices'; readonly names: readonly string[] }
  /** Data of a named type that comes attached where the contract could do without. */
  | { readonly kind: 'attached' }

/** Values by field path (`option.strike`). Data of named types that the contract requires are not listed: they come attached. */
export type Meaning = ReadonlyMap<string, FieldValue>

export const quantityValue = (mention: Mention, negated = false): FieldValue =>
  negated ? { kind: 'quantity', mention, negated } : { kind: 'quantity', mention }
export const attachedValue: FieldValue = { kind: 'attached' }
export const choiceValue = (name: string): FieldValue => ({ kind: 'choice', name })
