// The syntax tree of a Clef request: every node with the span of text it came from. Pure data.

import type { Span } from '../../fabric/fault.js'
import type { UnitText } from './token.js'

interface Node {
  readonly span: Span
}

/** `72.0<km/h>`, `0.7`, `0.0<_>` */
export interface NumberLiteral extends Node {
  readonly kind: 'number'
  readonly value: number
  readonly unit: UnitText | null
}
export interface TextLiteral extends Node {
  readonly kind: 'text'
  readonly value: string
}
export interface BoolLiteral extends Node {
  readonly kind: 'bool'
  readonly value: boolean
}
/** `$n`: the n-th quantity of the goal. */
export interface Slot extends Node {
  readonly kind: 'slot'
  readonly index: number
  /** Of one item of an array of the goal: its place in it. No program spells that; a check makes it of the whole. */
  readonly at?: readonly number[]
}
/** `input "book"`: what the sender attached. */
export interface Attached extends Node {
  readonly kind: 'input'
  readonly name: string
}
export interface Name extends Node {
  readonly kind: 'name'
  readonly name: string
}
/** `a.total`; where `a` is no binding, an operation's name: `finance.convert`. */
export interface FieldAccess extends Node {
  readonly kind: 'field'
  readonly of: Expression
  readonly name: string
  readonly nameSpan: Span
}
export interface FieldBinding {
  readonly name: string
  readonly nameSpan: Span
  readonly value: Expression
}
export interface RecordLiteral extends Node {
  readonly kind: 'record'
  readonly fields: readonly FieldBinding[]
}
export interface ListLiteral extends Node {
  readonly kind: 'list'
  readonly items: readonly Expression[]
}
export interface TupleLiteral extends Node {
  readonly kind: 'tuple'
  readonly items: readonly Expression[]
}
/** `f x`, and `x |> f`, which means the same. */
export interface Application extends Node {
  readonly kind: 'apply'
  readonly function: Expression
  readonly argument: Expression
}
export type Operator = '+' | '-' | '*' | '/' | '**'
export interface Binary extends Node {
  readonly kind: 'binary'
  readonly operator: Operator
  readonly left: Expression
  readonly right: Expression
}
export type ComparisonOperator = '=' | '<>' | '<' | '<=' | '>' | '>='
export interface Comparison extends Node {
  readonly kind: 'compare'
  readonly operator: ComparisonOperator
  readonly left: Expression
  readonly right: Expression
}
/** `&&` and `||`; the right side is worked out only where it decides. */
export interface Logical extends Node {
  readonly kind: 'logical'
  readonly operator: '&&' | '||'
  readonly left: Expression
  readonly right: Expression
}
/** `f >> g` */
export interface Composition extends Node {
  readonly kind: 'compose'
  readonly first: Expression
  readonly second: Expression
}
/** `date "2026-11-23"` */
export interface DateLiteral extends Node {
  readonly kind: 'date'
  readonly value: string
}
/** `fun x (y: float<m>) -> body`; at least one parameter. */
export interface Lambda extends Node {
  readonly kind: 'lambda'
  readonly parameters: readonly Parameter[]
  readonly body: Expression
}
/** `{ of with name = value }` */
export interface RecordUpdate extends Node {
  readonly kind: 'update'
  readonly of: Expression
  readonly fields: readonly FieldBinding[]
}
export interface Conditional extends Node {
  readonly kind: 'if'
  readonly condition: Expression
  readonly then: Expression
  readonly otherwise: Expression
}
/** `match of with | Ok x -> .. | Error e -> ..` */
export interface Match extends Node {
  readonly kind: 'match'
  readonly of: Expression
  readonly cases: readonly MatchCase[]
}
export interface MatchCase {
  readonly pattern: Pattern
  readonly body: Expression
}
/** `(expression : type)` */
export interface Annotated extends Node {
  readonly kind: 'annotated'
  readonly of: Expression
  readonly annotation: TypeExpression
}
/** `let x = e in body`, inside an expression. */
export interface LocalBinding extends Node {
  readonly kind: 'local'
  readonly binding: Binding
  readonly body: Expression
}
export interface Negation extends Node {
  readonly kind: 'negate'
  readonly of: Expression
}

export type Expression =
  | NumberLiteral
  | TextLiteral
  | BoolLiteral
  | Slot
  | Attached
  | Name
  | FieldAccess
  | RecordLiteral
  | ListLiteral
  | TupleLiteral
  | Application
  | Binary
  | Negation
  | Comparison
  | Logical
  | Composition
  | DateLiteral
  | Lambda
  | RecordUpdate
  | Conditional
  | Match
  | Annotated
  | LocalBinding

export interface NamePattern extends Node {
  readonly kind: 'name'
  readonly name: string
}
/** `_` */
export interface AnyPattern extends Node {
  readonly kind: 'any'
}
export interface TuplePattern extends Node {
  readonly kind: 'tuple'
  readonly items: readonly Pattern[]
}
/** `Ok p`, `Error p`, `Some p`, `None` */
export interface CasePattern extends Node {
  readonly kind: 'case'
  readonly name: 'Ok' | 'Error' | 'Some' | 'None'
  readonly of: Pattern | null
}
export interface LiteralPattern extends Node {
  readonly kind: 'literal'
  readonly of: NumberLiteral | TextLiteral | BoolLiteral
}
export type Pattern = NamePattern | AnyPattern | TuplePattern | CasePattern | LiteralPattern

export interface Parameter {
  /** A name, `_`, or a tuple of such. */
  readonly pattern: Pattern
  readonly annotation: TypeExpression | null
}

/** A type as a person writes it. */
export type TypeExpression =
  | (Node & { readonly kind: 'float'; readonly unit: UnitText | null })
  | (Node & { readonly kind: 'word'; readonly name: 'string' | 'bool' | 'date' | 'currency' | 'pair' | 'tenor' })
  /** `'a` */
  | (Node & { readonly kind: 'variable'; readonly name: string })
  | (Node & { readonly kind: 'list' | 'option'; readonly of: TypeExpression })
  | (Node & { readonly kind: 'result'; readonly ok: TypeExpression; readonly error: TypeExpression })
  | (Node & { readonly kind: 'tuple'; readonly items: readonly TypeExpression[] })
  | (Node & { readonly kind: 'function'; readonly from: TypeExpression; readonly to: TypeExpression })
  | (Node & {
      readonly kind: 'record'
      readonly fields: readonly { readonly name: string; readonly of: TypeExpression }[]
    })

/** `let name = value`, `let (a, b) = value`, `let f x (y: float<m>) : float<m> = value` */
export interface Binding {
  /** A name where there are parameters. */
  readonly pattern: Pattern
  readonly parameters: readonly Parameter[]
  /** Of the value; with parameters, of what the function gives. */
  readonly annotation: TypeExpression | null
  readonly value: Expression
  readonly span: Span
  /** One of a program's that ends with `in`, not with its line. */
  readonly inner?: true
}

/** `[<Measure>] type N = kg m / s^2`; without a definition, a new base measure. */
export interface MeasureDeclaration {
  readonly name: string
  readonly nameSpan: Span
  readonly definition: UnitText | null
}

export interface Program {
  readonly text: string
  readonly measures: readonly MeasureDeclaration[]
  readonly bindings: readonly Binding[]
  readonly result: Expression
}
