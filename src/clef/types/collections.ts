// Lists and tuples; what is known of their place goes into their items.

import type { Expression } from '../syntax/ast.js'
import type { Inferring } from './inferring.js'
import { listOf, type Type } from './type.js'

export function typeOfList(inferring: Inferring, items: readonly Expression[], expected: Type | undefined): Type {
  const wanted = expected === undefined ? undefined : inferring.solver.head(expected)
  const type = wanted?.kind === 'list' ? wanted.of : inferring.solver.freshType()
  for (const item of items) inferring.check(item, type)
  return listOf(type)
}

export function typeOfTuple(inferring: Inferring, items: readonly Expression[], expected: Type | undefined): Type {
  const wanted = expected === undefined ? undefined : inferring.solver.head(expected)
  const types = wanted?.kind === 'tuple' && wanted.items.length === items.length ? wanted.items : undefined
  const typeOfItem = (item: Expression, index: number): Type => {
    const type = types?.[index]
    if (type === undefined) return inferring.infer(item)
    inferring.check(item, type)
    return type
  }
  return { kind: 'tuple', items: items.map(typeOfItem) }
}
