// The fabric's check of carried quantities: which of them do not have a dimension that their field accepts.

import type { Dimension } from '../dimension/index.js'
import type { Fault } from '../fault.js'
import { err, ok, type Result } from '../result.js'
import { expectationOf, isAccepted } from './accepted.js'
import { type Check, type Mismatch, Walk } from './carried-walk.js'
import { settled } from './codec/layout.js'
import { elementsOf } from './codec/stored-list.js'
import type { Quantity } from './infer.js'
import { MeasureScope } from './measure-scope.js'
import { type PlainTest, plainTest } from './plain-record.js'
import type { CarriedSchema, ListSchema, MapSchema, RecordSchema, Schema } from './schema.js'
import { tableCheck } from './table-check.js'

export type { Mismatch }

/**
 * Checks every carried quantity of a message. Those in lists and tables marked `collect` come back as mismatches; the first other one is
 * a fault with its path. Cost grows linearly with the number of values.
 */
export function checkCarried(schema: Schema, value: unknown): Result<readonly Mismatch[], Fault> {
  const check = checkOf(schema)
  // A message may be optional as a whole.
  if (check === undefined || value === undefined) return ok([])
  const walk = new Walk()
  check(value, new MeasureScope(), walk)
  return walk.rejected === undefined ? ok(walk.mismatches) : err(walk.rejected)
}

/** The check of each schema, made at first use; `undefined` where a schema holds no carried quantity. */
const checksKept = new WeakMap<Schema, Check | undefined>()

function checkOf(outer: Schema): Check | undefined {
  if (checksKept.has(outer)) return checksKept.get(outer)
  const check = makeCheck(settled(outer))
  checksKept.set(outer, check)
  return check
}

function makeCheck(schema: Schema): Check | undefined {
  switch (schema.kind) {
    case 'carried':
      return schema.accepts === 'any' ? undefined : quantityCheck(schema)
    case 'list':
      return listCheck(schema)
    case 'table':
      return tableCheck(schema, quantityCheck)
    case 'map':
      return mapCheck(schema)
    case 'record':
      return recordCheck(schema)
    case 'union':
      return unionCheck(new Map(Object.entries(schema.cases).map(([name, of]) => [name, checkOf(of)])))
    default:
      return undefined
  }
}

// A carried value is typed as Quantity by its schema, a list as an array, and so on: hence the casts below.

const quantityCheck =
  (schema: CarriedSchema): Check =>
  (value, scope, walk) => {
    const { dimension } = value as Quantity
    if (!isAccepted(schema, dimension, scope)) walk.found(expectationOf(schema, scope), dimension.text)
  }

function listCheck({ of, onMismatch }: ListSchema): Check | undefined {
  const element = settled(of)
  const collects = onMismatch === 'collect'
  if (element.kind === 'carried') return element.accepts === 'any' ? undefined : quantitiesCheck(element, collects)
  const item = checkOf(of)
  if (item === undefined) return undefined
  const plain = plainTests.get(element)
  return (value, scope, walk) => {
    const items = elementsOf(value as readonly unknown[])
    if (plain !== undefined && areAllPlain(items, plain)) return
    walk.through(items.length, collects, (index) => {
      if (items[index] !== undefined) item(items[index], scope, walk)
    })
  }
}

/** The quick tests of records that settle all there is to check; where one fails, the record is looked at properly. */
const plainTests = new WeakMap<Schema, PlainTest>()

/** Nearly every list is right in all its elements, and is then done with here. */
function areAllPlain(items: readonly unknown[], test: PlainTest): boolean {
  for (let index = 0; index < items.length; index++) {
    const item = items[index]
    if (item !== undefined && !test(item as Readonly<Record<string, unknown>>)) return false
  }
  return true
}

/** A list of nothing but quantities. What a scope has accepted once it accepts again, so that one unit is looked at once. */
function quantitiesCheck(schema: CarriedSchema, collects: boolean): Check {
  return (value, scope, walk) => {
    const items = elementsOf(value as readonly (Quantity | undefined)[])
    let accepted: Dimension | undefined
    walk.through(items.length, collects, (index) => {
      const dimension = items[index]?.dimension
      if (dimension === undefined || dimension === accepted) return
      if (isAccepted(schema, dimension, scope)) accepted = dimension
      else walk.found(expectationOf(schema, scope), dimension.text)
    })
  }
}

function mapCheck({ key, of }: MapSchema): Check | undefined {
  const item = checkOf(of)
  if (item === undefined) return undefined
  return (value, scope, walk) => {
    for (const [name, entry] of value as ReadonlyMap<unknown, unknown>) {
      if (walk.rejected !== undefined) return
      if (entry === undefined) continue
      const inner = new MeasureScope(scope)
      inner.bindCode(key, name)
      walk.within(String(name), () => item(entry, inner, walk))
    }
  }
}

function unionCheck(cases: ReadonlyMap<string, Check | undefined>): Check | undefined {
  if ([...cases.values()].every((check) => check === undefined)) return undefined
  return (value, scope, walk) => {
    const chosen = value as { readonly case: string; readonly value: unknown }
    if (chosen.value !== undefined) cases.get(chosen.case)?.(chosen.value, scope, walk)
  }
}

interface Member {
  readonly name: string
  readonly check: Check
}

function recordCheck(schema: RecordSchema): Check | undefined {
  const { fields } = schema
  const members: Member[] = []
  for (const [name, schema] of Object.entries(fields)) {
    const check = checkOf(schema)
    if (check !== undefined) members.push({ name, check })
  }
  if (members.length === 0) return undefined
  const plain = plainTest(fields)
  const others = members.filter(({ name }) => plain?.covered.has(name) !== true)
  if (plain !== undefined && others.length === 0) plainTests.set(schema, plain.test)
  return (value, scope, walk) => {
    const given = value as Readonly<Record<string, unknown>>
    const looked = plain?.test(given) === true ? others : members
    let inner: MeasureScope | undefined
    for (const { name, check } of looked) {
      if (given[name] === undefined) continue
      inner ??= scope.within(fields, (field) => given[field])
      const within = inner
      walk.within(name, () => check(given[name], within, walk))
      if (walk.rejected !== undefined) return
    }
  }
}
