// How a program's result is shown, and the schema that encodes it.

import {
  bool,
  carried,
  currency,
  date,
  list,
  nil,
  number,
  optional,
  pair,
  quantity,
  record,
  type Schema,
  tenor,
  text,
  union,
} from '../../fabric/schema/index.js'
import type { Expression } from '../syntax/index.js'
import type { Solver, Type } from '../types/index.js'
import { scaleUnit, solvedUnit } from './solved-unit.js'
import type { View } from './view.js'

export interface Shown {
  readonly view: View
  readonly schema: Schema
}

/**
 * Numbers are shown in coherent units. A tuple is shown as a record: its members are named as the program names them,
 * `(a, b)`, or else `item1`, `item2`. An option is a field that may be absent, where there is a field.
 */
export function viewOf(open: Type, solver: Solver, expression?: Expression): Shown {
  const type = solver.head(open)
  switch (type.kind) {
    case 'float': {
      const unit = solvedUnit(solver, type.measure)
      return { view: { kind: 'coherent', unit }, schema: quantity(unit.dimension.text) }
    }
    case 'point': {
      const unit = scaleUnit(type.scale)
      return { view: { kind: 'coherent', unit }, schema: quantity(unit.dimension.text) }
    }
    case 'carried':
      return { view: { kind: 'same' }, schema: carried(type.accepts) }
    case 'schema': {
      const { schema } = type
      return { view: schema.kind === 'table' ? { kind: 'table', schema } : { kind: 'data' }, schema }
    }
    case 'list': {
      const { view, schema } = viewOf(type.of, solver)
      return { view: { kind: 'list', of: view }, schema: list(schema) }
    }
    case 'option': {
      const { view, schema } = viewOf(type.of, solver)
      return { view: { kind: 'option', of: view }, schema: union({ Some: schema, None: nil() }) }
    }
    case 'result': {
      const [okay, error] = [viewOf(type.ok, solver), viewOf(type.error, solver)]
      return {
        view: { kind: 'result', ok: okay.view, error: error.view },
        schema: union({ Ok: okay.schema, Error: error.schema }),
      }
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
  const shown = [...types].map(([name, type]) => [name, memberShown(type, solver)] as const)
  return {
    view: { kind, members: shown.map(([name, { view }]) => [name, view]) },
    schema: record(Object.fromEntries(shown.map(([name, { schema }]) => [name, schema]))),
  }
}

function memberShown(open: Type, solver: Solver): Shown {
  const type = solver.head(open)
  if (type.kind !== 'option') return viewOf(type, solver)
  const { view, schema } = viewOf(type.of, solver)
  return { view: { kind: 'presence', of: view }, schema: optional(schema) }
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
      // Only what no value has is still open, such as the element of an empty list, and nothing of it is ever encoded.
      return number()
  }
}
