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

/** `let name = value` */
export interface Binding {
  readonly name: string
  readonly nameSpan: Span
  readonly value: Expression
}

export interface Program {
  readonly text: string
  readonly bindings: readonly Binding[]
  readonly result: Expression
}
