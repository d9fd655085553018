// The fabric's check of carried quantities: which of them do not have a dimension that their field accepts.

import type { Fault } from '../fault.js'
import { err, ok, type Result } from '../result.js'
import { acceptedBeside, expectationOf, isAccepted } from './accepted.js'
import { settled } from './codec/layout.js'
import { dimensionFault } from './dimension-text.js'
import type { Quantity } from './infer.js'
import { MeasureScope } from './measure-scope.js'
import type { CarriedSchema, MapSchema, RecordSchema, Schema } from './schema.js'

/** A carried value whose dimension its field does not accept; found by the fabric, before any model saw it. */
export interface Mismatch {
  /** Index of the record in the list that collects mismatches. */
  readonly index: number
  /** Path of the list from the message's root, e.g. `book`. */
  readonly list: string
  /** Field of the record: `strike`. */
  readonly field: string
  /** Dimensions in normal form; several joined by " or ". */
  readonly expected: string
  readonly actual: string
}

/**
 * Checks every carried quantity of a message. Those in lists marked `collect` come back as mismatches; the first other one is
 * a fault with its path. Cost grows linearly with the number of values.
 */
export function checkCarried(schema: Schema, value: unknown): Result<readonly Mismatch[], Fault> {
  const walk = new Walk()
  checkOf(schema)?.(value, new MeasureScope(), walk)
  return walk.rejected === undefined ? ok(walk.mismatches) : err(walk.rejected)
}

/** Where a check stands in the message, and what was found so far. */
class Walk {
  readonly mismatches: Mismatch[] = []
  rejected: Fault | undefined
  /** Field names, map keys and list indices from the root; made into text only for what is found. */
  readonly place: (string | number)[] = []
  /** Length of `place` at the innermost list that collects. */
  collecting: number | undefined

  found(expected: string, actual: string): void {
    if (this.collecting === undefined) {
      this.rejected = dimensionFault(pathText(this.place), expected, actual)
      return
    }
    const index = this.place[this.collecting]
    if (typeof index !== 'number') throw new Error('a list that collects has an index next in its path')
    this.mismatches.push({
      index,
      list: pathText(this.place.slice(0, this.collecting)),
      field: pathText(this.place.slice(this.collecting + 1)),
      expected,
      actual,
    })
  }
}

const pathText = (place: readonly (string | number)[]): string =>
  place.reduce<string>(
    (path, step) => (typeof step === 'number' ? `${path}[${step}]` : path === '' ? step : `${path}.${step}`),
    '',
  )

/** Checks a value that the codec or the JSON reader typed by the check's schema. */
type Check = (value: unknown, scope: MeasureScope, walk: Walk) => void

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
      return quantityCheck(schema)
    case 'list':
      return listCheck(checkOf(schema.of), schema.onMismatch === 'collect')
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

function listCheck(item: Check | undefined, collects: boolean): Check | undefined {
  if (item === undefined) return undefined
  return (value, scope, walk) => {
    const items = value as readonly unknown[]
    const outer = walk.collecting
    const depth = walk.place.length
    if (collects) walk.collecting = depth
    for (let index = 0; index < items.length && walk.rejected === undefined; index++) {
      walk.place[depth] = index
      item(items[index], scope, walk)
    }
    walk.place.length = depth
    walk.collecting = outer
  }
}

function mapCheck({ key, of }: MapSchema): Check | undefined {
  const item = checkOf(of)
  if (item === undefined) return undefined
  return (value, scope, walk) => {
    for (const [name, entry] of value as ReadonlyMap<string, unknown>) {
      if (walk.rejected !== undefined) return
      const inner = new MeasureScope(scope)
      inner.bindCode(key, name)
      walk.place.push(name)
      item(entry, inner, walk)
      walk.place.pop()
    }
  }
}

function unionCheck(cases: ReadonlyMap<string, Check | undefined>): Check | undefined {
  if ([...cases.values()].every((check) => check === undefined)) return undefined
  return (value, scope, walk) => {
    const chosen = value as { readonly case: string; readonly value: unknown }
    cases.get(chosen.case)?.(chosen.value, scope, walk)
  }
}

type Given = Readonly<Record<string, unknown>>

interface Member {
  readonly name: string
  readonly check: Check
  /** Whether the field is right as the code beside it alone can tell; if not, `check` decides. */
  readonly isPlainlyRight: (given: Given) => boolean
}

function recordCheck({ fields }: RecordSchema): Check | undefined {
  const members: Member[] = []
  for (const [name, schema] of Object.entries(fields)) {
    const check = checkOf(schema)
    if (check !== undefined) members.push({ name, check, isPlainlyRight: plainlyRight(name, fields) })
  }
  if (members.length === 0) return undefined
  return (value, scope, walk) => {
    const given = value as Given
    let inner: MeasureScope | undefined
    for (const { name, check, isPlainlyRight } of members) {
      if (given[name] === undefined || isPlainlyRight(given)) continue
      inner ??= scope.within(fields, (field) => given[field])
      walk.place.push(name)
      check(given[name], inner, walk)
      walk.place.pop()
      if (walk.rejected !== undefined) return
    }
  }
}

/** Spares the records of a long list a scope each: most quantities are what the record's pair says. */
function plainlyRight(name: string, fields: RecordSchema['fields']): Member['isPlainlyRight'] {
  const schema = settled(fields[name]!)
  const accepted = schema.kind === 'carried' ? acceptedBeside(schema, fields) : undefined
  if (accepted === undefined) return () => false
  return (given) => accepted(given)?.includes((given[name] as Quantity).dimension) === true
}
