// How a program's result is shown, and the schema that encodes it.

import type { Unit } from '../../fabric/dimension/index.js'
import {
  bool,
  carried,
  currency,
  date,
  list,
  number,
  pair,
  quantity,
  record,
  type Schema,
  tenor,
  text,
} from '../../fabric/schema/index.js'
import type { Expression } from '../syntax/index.js'
import type { Solver, Type } from '../types/index.js'
import { solvedUnit } from './requests.js'

export type View =
  | { readonly kind: 'same' }
  /** A number in `unit`, shown in the coherent unit. */
  | { readonly kind: 'coherent'; readonly unit: Unit }
  | { readonly kind: 'list'; readonly of: View }
  /** Members in order, shown as a record under these names. */
  | { readonly kind: 'tuple' | 'record'; readonly members: readonly (readonly [name: string, view: View])[] }

interface Shown {
  readonly view: View
  readonly schema: Schema
}

/**
 * Numbers are shown in coherent units. A tuple is shown as a record: its members are named as the program names them,
 * `(a, b)`, or else `item1`, `item2`.
 */
export function viewOf(open: Type, solver: Solver, expression?: Expression): Shown {
  const type = solver.type(open)
  switch (type.kind) {
    case 'float': {
      const unit = solvedUnit(solver, type.measure)
      return { view: { kind: 'coherent', unit }, schema: quantity(unit.dimension.text) }
    }
    case 'carried':
      return { view: { kind: 'same' }, schema: carried(type.accepts) }
    case 'schema':
      return { view: { kind: 'same' }, schema: type.schema }
    case 'list': {
      const { view, schema } = viewOf(type.of, solver)
      return { view: view.kind === 'same' ? view : { kind: 'list', of: view }, schema: list(schema) }
    }
    case 'tuple': {
      const names = memberNames(type.items.length, expression)
      return membersShown('tuple', new Map(type.items.map((item, index) => [names[index]!, item])), solver)
    }
    case 'record':
      return membersShown('record', type.fields, solver)
    default:
      return { view: { kind: 'same' }, schema: plainSchema(type) }
  }
}

function membersShown(kind: 'tuple' | 'record', types: ReadonlyMap<string, Type>, solver: Solver): Shown {
  const shown = [...types].map(([name, type]) => [name, viewOf(type, solver)] as const)
  return {
    view: { kind, members: shown.map(([name, { view }]) => [name, view]) },
    schema: record(Object.fromEntries(shown.map(([name, { schema }]) => [name, schema]))),
  }
}

function memberNames(count: number, expression: Expression | undefined): readonly string[] {
  const items = expression?.kind === 'tuple' ? expression.items : []
  const names = items.flatMap((item) => (item.kind === 'name' ? [item.name] : []))
  if (names.length === count && new Set(names).size === count) return names
  return Array.from({ length: count }, (_, index) => `item${index + 1}`)
}

function plainSchema(type: Type): Schema {
  switch (type.kind) {
    case 'string':
      return text()
    case 'bool':
      return bool()
    case 'currency':
      return currency()
    case 'pair':
      return pair()
    case 'tenor':
      return tenor()
    case 'date':
      return date()
    default:
      // Only the element of an empty list is still open, and nothing of it is ever encoded.
      return number()
  }
}
