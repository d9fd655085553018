// What the check wants to know of a program's text before it infers anything. One walk over the tree.

import {
  type Application,
  childrenOf,
  type DateLiteral,
  type Expression,
  type NamePattern,
  type Program,
  type TextLiteral,
} from '../syntax/index.js'

export interface Marks {
  /** What the names of `let .. in ..` inside expressions stand for. */
  readonly locals: ReadonlyMap<NamePattern, Expression>
  /** Dates and texts. */
  readonly words: readonly (DateLiteral | TextLiteral)[]
  /** Calls that stand in `attempt (..)`. */
  readonly attempts: ReadonlySet<Application>
}

export const noMarks: Marks = { locals: new Map(), words: [], attempts: new Set() }

export function marksOf({ bindings, result }: Program): Marks {
  const locals = new Map<NamePattern, Expression>()
  const words: (DateLiteral | TextLiteral)[] = []
  const attempts = new Set<Application>()
  const visit = (expression: Expression): void => {
    if (expression.kind === 'date' || expression.kind === 'text') words.push(expression)
    else if (expression.kind === 'local') {
      const { pattern, parameters, value } = expression.binding
      if (pattern.kind === 'name' && parameters.length === 0) locals.set(pattern, value)
    } else if (expression.kind === 'apply') {
      const { function: called, argument } = expression
      // A program that binds the name has no call in it that way: the check of types refuses functions of calls.
      if (called.kind === 'name' && called.name === 'attempt' && argument.kind === 'apply') attempts.add(argument)
    }
    for (const child of childrenOf(expression)) visit(child)
  }
  for (const { value } of bindings) visit(value)
  visit(result)
  return { locals, words, attempts }
}
