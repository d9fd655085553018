// The grammar value: one context-free grammar over UTF-8 text, from which GBNF, Lark and the
// decoder's automaton are all derived.

/** A parsing expression over Unicode text. Repetition is bounded unless `max` is null. */
export type Expression =
  | { readonly kind: 'text'; readonly text: string }
  /** One code point from inclusive ranges, e.g. `[['0', '9']]`. */
  | {
      readonly kind: 'oneOf'
      readonly ranges: readonly (readonly [string, string])[]
      /** Or a whole token of the model's vocabulary. A text alone, without its tokens, has none. */
      readonly tokens?: TokenSet
    }
  | { readonly kind: 'sequence'; readonly items: readonly Expression[] }
  | { readonly kind: 'choice'; readonly items: readonly Expression[] }
  | { readonly kind: 'repeat'; readonly item: Expression; readonly min: number; readonly max: number | null }
  | { readonly kind: 'rule'; readonly name: string }

/** The tokens of these ids; with `others`, all but these and those that end a text. */
export interface TokenSet {
  readonly ids: readonly number[]
  readonly others: boolean
}

export interface Grammar {
  readonly root: string
  /** Rules by name; names match `[a-z][a-z0-9-]*` so that every dialect can print them unchanged. */
  readonly rules: ReadonlyMap<string, Expression>
  /**
   * Asked once for each rule that is named and not in `rules`, when a decoder first reaches it; undefined where there is none
   * of that name. Such a grammar steers a decoder and cannot be printed.
   */
  readonly later?: (name: string) => Expression | undefined
  /** The same grammar with nothing asked of it yet: what is made of it then lets go of all that earlier readers have reached. */
  readonly anew?: () => Grammar
}

export const text = (value: string): Expression => ({ kind: 'text', text: value })
export const oneOf = (...ranges: readonly (readonly [string, string])[]): Expression => ({ kind: 'oneOf', ranges })
export const oneToken = (tokens: TokenSet): Expression => ({ kind: 'oneOf', ranges: [], tokens })
export const sequence = (...items: readonly Expression[]): Expression => ({ kind: 'sequence', items })
export const choice = (...items: readonly Expression[]): Expression => ({ kind: 'choice', items })
export const repeat = (item: Expression, min: number, max: number | null): Expression => ({
  kind: 'repeat',
  item,
  min,
  max,
})
export const optional = (item: Expression): Expression => repeat(item, 0, 1)
export const rule = (name: string): Expression => ({ kind: 'rule', name })
