// A curried application seen whole: what is applied, and to which arguments.

import type { Application, Expression } from '../syntax/ast.js'

export interface Spine {
  readonly head: Expression
  readonly arguments: readonly Expression[]
}

/**
 * `f a b` is f applied to a and b; a built-in of two parameters also takes them as a pair, `atan2 (a, b)`. `arityOf` knows the
 * built-ins.
 */
export function spineOf(application: Application, arityOf: (name: string) => number | undefined): Spine {
  const applied: Expression[] = []
  let head: Expression = application
  while (head.kind === 'apply') {
    applied.unshift(head.argument)
    head = head.function
  }
  const [only] = applied
  const arity = head.kind === 'name' ? arityOf(head.name) : undefined
  const paired = applied.length === 1 && only?.kind === 'tuple' && only.items.length === arity
  return { head, arguments: paired ? only.items : applied }
}
