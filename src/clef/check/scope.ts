// Measure variables of a request: each record's own are solved anew, as a polymorphic type is at each use.

import { type Dimension, substitute } from '../../fabric/dimension/index.js'
import { type Fields, type RecordSchema, type Schema, schemaDimension } from '../../fabric/schema/index.js'
import type { Solver } from '../types/index.js'

/** What each variable of the contract, `'F`, stands for in this record. */
export type Scope = ReadonlyMap<string, Dimension>

export const emptyScope: Scope = new Map()

interface Mentioned {
  /** Variables that a pair or currency of the record binds. */
  readonly bound: readonly string[]
  /** All variables that its fields mention, records within not counted. */
  readonly all: readonly string[]
}

const mentionedIn = new WeakMap<Fields, Mentioned>()

function mentioned(schema: RecordSchema): Mentioned {
  const known = mentionedIn.get(schema.fields)
  if (known !== undefined) return known
  const bound = new Set<string>()
  const all = new Set<string>()
  for (const field of Object.values(schema.fields)) collect(field, bound, all)
  const result = { bound: [...bound], all: [...all] }
  mentionedIn.set(schema.fields, result)
  return result
}

function collect(schema: Schema, bound: Set<string>, all: Set<string>): void {
  const both = (variable: string) => {
    bound.add(variable)
    all.add(variable)
  }
  switch (schema.kind) {
    case 'quantity':
      for (const variable of schema.dimension.match(/'\w+/g) ?? []) all.add(variable)
      return
    case 'carried':
      if (typeof schema.accepts === 'string') return
      for (const text of schema.accepts) for (const variable of text.match(/'\w+/g) ?? []) all.add(variable)
      return
    case 'currency':
      if (schema.binds !== undefined) both(schema.binds)
      return
    case 'pair':
      for (const variable of schema.binds ?? []) both(variable)
      return
    case 'optional':
    case 'defaulted':
    case 'list':
      collect(schema.of, bound, all)
      return
    case 'union':
      for (const alternative of Object.values(schema.cases)) collect(alternative, bound, all)
      return
    default:
      return
  }
}

/** The scope inside a record: what it binds, or what no record around it knows, is fresh. */
export function enter(schema: RecordSchema, outer: Scope, solver: Solver): Scope {
  const { bound, all } = mentioned(schema)
  if (all.length === 0) return outer
  const scope = new Map(outer)
  for (const variable of all) {
    if (bound.includes(variable) || !outer.has(variable)) scope.set(variable, solver.freshMeasure())
  }
  return scope
}

/** The dimension that a schema's text stands for here. */
export const dimensionIn = (scope: Scope, text: string): Dimension => substitute(schemaDimension(text), scope)
