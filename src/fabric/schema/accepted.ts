// Which dimensions a carried field accepts, given the codes that bind its measure variables.

import { type Dimension, hasShape, variablesOf } from '../dimension/index.js'
import { settled } from './codec/layout.js'
import { readableDimension, schemaDimension } from './dimension-text.js'
import { MeasureScope } from './measure-scope.js'
import type { CarriedSchema, Fields, Schema } from './schema.js'

/** Codes for which a field's dimensions are kept. */
const codesMax = 2_000

/** Whether the field accepts `actual` here; solves a measure variable that nothing has bound yet. */
export function isAccepted({ accepts }: CarriedSchema, actual: Dimension, scope: MeasureScope): boolean {
  if (typeof accepts === 'string') return hasShape(actual, accepts)
  return accepts.some((text) => scope.accepts(schemaDimension(text), actual))
}

/** What a carried field accepts in this scope, for people: `USD / EUR`, `GBP or USD`, `money`. */
export function expectationOf({ accepts }: CarriedSchema, scope: MeasureScope): string {
  if (typeof accepts === 'string') return accepts
  const readable = accepts.map((text) => readableDimension(scope.resolve(schemaDimension(text))))
  return [...new Set(readable)].join(' or ')
}

/**
 * For a field whose variables are all bound by one pair or currency beside it (or that has none): the dimensions that it accepts in a
 * given record, worked out once for each code. `undefined` for other fields, and for records without a code that binds.
 */
export function acceptedBeside(
  { accepts }: CarriedSchema,
  fields: Fields,
): ((given: Readonly<Record<string, unknown>>) => readonly Dimension[] | undefined) | undefined {
  if (typeof accepts === 'string') return undefined
  const wanted = accepts.map(schemaDimension)
  const variables = new Set(wanted.flatMap(variablesOf))
  if (variables.size === 0) return () => wanted
  const [binder, ...others] = Object.keys(fields).filter((name) => bindsOf(fields[name]!).some((v) => variables.has(v)))
  if (binder === undefined || others.length > 0) return undefined
  const schema = settled(fields[binder]!)
  const known = new Map<unknown, readonly Dimension[]>()
  return (given) => {
    const code = given[binder]
    const kept = known.get(code)
    if (kept !== undefined) return kept
    const scope = new MeasureScope()
    scope.bindCode(schema, code)
    const accepted = wanted.map((dimension) => scope.resolve(dimension))
    if (accepted.some((dimension) => variablesOf(dimension).length > 0)) return undefined
    if (known.size >= codesMax) known.clear()
    known.set(code, accepted)
    return accepted
  }
}

function bindsOf(outer: Schema): readonly string[] {
  const schema = settled(outer)
  if (schema.kind === 'pair') return schema.binds ?? []
  return schema.kind === 'currency' && schema.binds !== undefined ? [schema.binds] : []
}
