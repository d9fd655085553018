import type { Span } from '../../fabric/fault.js'

/** Longest first where one begins another. */
export const symbols = [
  '**',
  '|>',
  '||',
  '&&',
  '>>',
  '<>',
  '<=',
  '>=',
  '->',
  '=',
  '<',
  '>',
  '|',
  ':',
  ';',
  ',',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  '.',
  '+',
  '-',
  '*',
  '/',
] as const
export type SymbolText = (typeof symbols)[number]

/** Words that stand for themselves; none of them can be bound. As a field's name any word will do. */
export const keywords: ReadonlySet<string> = new Set([
  'let',
  'in',
  'fun',
  'if',
  'then',
  'else',
  'elif',
  'match',
  'with',
  'type',
  'rec',
  'mutable',
  'input',
  'date',
  'true',
  'false',
])

/** Keywords that begin what reaches as far as it can. */
export const openers: ReadonlySet<string> = new Set(['let', 'fun', 'if', 'match'])

/** Keywords that begin a value which may be an argument. */
export const literalKeywords: ReadonlySet<string> = new Set(['input', 'date', 'true', 'false'])

export const constructors = ['Ok', 'Error', 'Some', 'None'] as const
export type ConstructorName = (typeof constructors)[number]

/** Heads of qualified names, `List.map`. */
export const modules = ['List', 'Option', 'Result'] as const

/** Names with a meaning that no binding can take from them. */
export const reservedNames: ReadonlySet<string> = new Set([...constructors, ...modules])

/** The text between `<` and `>` behind a number, with its own span. */
export interface UnitText {
  readonly text: string
  readonly span: Span
}

interface Placed extends Span {
  /** White space stands before it; `f -x` and `f - x` differ by that, as in F#. */
  readonly spaced: boolean
  /** UTF-16 units from the beginning of its line. */
  readonly column: number
  readonly opensLine: boolean
}

export type Token = Placed &
  (
    | { readonly kind: 'number'; readonly value: number; readonly unit: UnitText | null }
    /** Keywords too: as a field's name any word will do. */
    | { readonly kind: 'word'; readonly text: string }
    | { readonly kind: 'string'; readonly value: string }
    /** `$n` */
    | { readonly kind: 'slot'; readonly index: number }
    /** `float<m/s>`; without a unit it is a word. */
    | { readonly kind: 'float'; readonly unit: UnitText }
    /** `'a` */
    | { readonly kind: 'variable'; readonly text: string }
    /** A whole `[<Measure>] type N = kg m / s^2`. */
    | { readonly kind: 'measure'; readonly name: UnitText; readonly definition: UnitText | null }
    | { readonly kind: 'symbol'; readonly text: SymbolText }
    /** A line break that ends a binding: outside brackets, and the next line begins something new. */
    | { readonly kind: 'newline' }
    | { readonly kind: 'end' }
  )

/** Words and symbols that cannot begin an expression or a binding: a line that begins with one goes on with the line before. */
const continuingWords: ReadonlySet<string> = new Set(['then', 'else', 'elif', 'with', 'in'])
const beginningSymbols: ReadonlySet<string> = new Set(['-', '(', '[', '{'])

export const beginsSomething = (token: Token): boolean =>
  token.kind === 'symbol'
    ? beginningSymbols.has(token.text)
    : token.kind !== 'end' && !(token.kind === 'word' && continuingWords.has(token.text))

/** What a token is in the tree, where its text does not say it. */
export type Role =
  | 'name'
  | 'binder'
  | 'field'
  | 'type'
  /** A minus before an operand, or before an argument: `f -x`. */
  | 'sign'
  | 'argumentSign'
  /** `<` or `>` of `Result<..>`. */
  | 'angle'
  /** The `with` of a match. */
  | 'cases'
  /** The `in` between bindings of the program. */
  | 'separator'
  | 'inputName'
  | 'date'

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
    case 'float':
      return `'float<${token.unit.text}>'`
    case 'variable':
      return token.text
    case 'measure':
      return 'the declaration of a measure'
    case 'newline':
      return 'the end of the line'
    case 'end':
      return 'the end of the program'
  }
}
