import type { Span } from '../../fabric/fault.js'

export const symbols = ['**', '|>', '=', ';', ',', '(', ')', '[', ']', '{', '}', '.', '+', '-', '*', '/'] as const
export type SymbolText = (typeof symbols)[number]

export const keywords: ReadonlySet<string> = new Set(['let', 'in', 'input', 'true', 'false'])

/** The text between `<` and `>` behind a number, with its own span. */
export interface UnitText {
  readonly text: string
  readonly span: Span
}

interface Placed extends Span {
  /** White space stands before it; `f -x` and `f - x` differ by that, as in F#. */
  readonly spaced: boolean
}

export type Token = Placed &
  (
    | { readonly kind: 'number'; readonly value: number; readonly unit: UnitText | null }
    /** Keywords too: as a field's name any word will do. */
    | { readonly kind: 'word'; readonly text: string }
    | { readonly kind: 'string'; readonly value: string }
    /** `$n` */
    | { readonly kind: 'slot'; readonly index: number }
    | { readonly kind: 'symbol'; readonly text: SymbolText }
    /** A line break that ends a binding: outside brackets, and the next line is not indented. */
    | { readonly kind: 'newline' }
    | { readonly kind: 'end' }
  )

/** How a token reads in a message. */
export function tokenText(token: Token): string {
  switch (token.kind) {
    case 'number':
      return String(token.value)
    case 'word':
    case 'symbol':
      return `'${token.text}'`
    case 'string':
      return 'a string'
    case 'slot':
      return `$${token.index}`
    case 'newline':
      return 'the end of the line'
    case 'end':
      return 'the end of the program'
  }
}
