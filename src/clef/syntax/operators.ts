// The operators between two operands, by how tightly they bind. All associate to the left; `**`, which does not, is apart.

import type { Expression } from './ast.js'

type Combine = (left: Expression, right: Expression, span: Expression['span']) => Expression

export interface InfixOperator {
  /** Higher binds tighter. */
  readonly level: number
  readonly combine: Combine
}

const logical = (operator: '&&' | '||', level: number): [string, InfixOperator] => [
  operator,
  { level, combine: (left, right, span) => ({ kind: 'logical', operator, left, right, span }) },
]
const comparison = (operator: '=' | '<>' | '<' | '<=' | '>' | '>='): [string, InfixOperator] => [
  operator,
  { level: 3, combine: (left, right, span) => ({ kind: 'compare', operator, left, right, span }) },
]
const binary = (operator: '+' | '-' | '*' | '/', level: number): [string, InfixOperator] => [
  operator,
  { level, combine: (left, right, span) => ({ kind: 'binary', operator, left, right, span }) },
]

export const infixOperators: ReadonlyMap<string, InfixOperator> = new Map([
  logical('||', 1),
  logical('&&', 2),
  ...(['=', '<>', '<', '<=', '>', '>='] as const).map(comparison),
  ['|>', { level: 3, combine: (left, right, span) => ({ kind: 'apply', function: right, argument: left, span }) }],
  ['>>', { level: 3, combine: (left, right, span) => ({ kind: 'compose', first: left, second: right, span }) }],
  binary('+', 4),
  binary('-', 4),
  binary('*', 5),
  binary('/', 5),
])
