// A curried application seen whole: what is applied, and to which arguments.

import type { Application, Expression } from '../syntax/ast.js'
import type { BuiltIn } from './built-in.js'

export interface Spine {
  readonly head: Expression
  readonly arguments: readonly Expression[]
}

/**
 * `f a b` is f applied to a and b; some built-ins of two parameters also take them as a pair, `atan2 (a, b)`. `builtInOf`
 * knows the built-ins.
 */
export function spineOf(application: Application, builtInOf: (head: Expression) => BuiltIn | undefined): Spine {
  const applied: Expression[] = []
  let head: Expression = application
  while (head.kind === 'apply') {
    applied.push(head.argument)
    head = head.function
  }
  applied.reverse()
  const [only] = applied
  const paired = applied.length === 1 && only?.kind === 'tuple' && builtInOf(head)?.manner === 'paired'
  return { head, arguments: paired ? only.items : applied }
}
