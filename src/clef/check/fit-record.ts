// Records: fields by name, what is missing, alternatives of which exactly one must be given, defaults.

import { nearest } from '../../fabric/dimension/index.js'
import { fromJson, type RecordSchema, type Schema, settled } from '../../fabric/schema/index.js'
import type { Expression, RecordLiteral } from '../syntax/index.js'
import { didYouMean } from '../types/index.js'
import type { CallContext, Site } from './context.js'
import type { Fit } from './fit.js'
import { enter } from './scope.js'

const within = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`)

/** Pairs and currencies go first: they decide what the record's measure variables stand for. */
const rank = (schema: Schema | undefined): number => {
  const kind = schema === undefined ? undefined : settled(schema).kind
  return kind === 'pair' || kind === 'currency' ? 0 : 1
}

/** Fits the value of one field; a record's fields may be records again. */
export type FitValue = (context: CallContext, schema: Schema, expression: Expression, site: Site) => Fit

export function fitRecord(
  context: CallContext,
  schema: RecordSchema,
  literal: RecordLiteral,
  site: Site,
  fitValue: FitValue,
): Fit {
  const { path } = site
  const scope = enter(schema, site.scope, context.inference.solver)
  const given = new Map<string, Fit>()
  const ordered = [...literal.fields].sort((a, b) => rank(schema.fields[a.name]) - rank(schema.fields[b.name]))
  for (const { name, nameSpan, value } of ordered) {
    const field = Object.hasOwn(schema.fields, name) ? schema.fields[name] : undefined
    if (field === undefined) {
      unknownField(context, schema, name, path, nameSpan)
      context.inference.infer(value)
    } else given.set(name, fitValue(context, field, value, { scope, path: within(path, name) }))
  }
  alternatives(context, schema, literal, path)
  return { kind: 'record', fields: complete(context, schema, given, literal, path) }
}

/** All fields in the contract's order, with defaults filled in and missing ones reported. */
function complete(
  context: CallContext,
  schema: RecordSchema,
  given: ReadonlyMap<string, Fit>,
  { span }: RecordLiteral,
  path: string,
): ReadonlyMap<string, Fit> {
  const fields = new Map<string, Fit>()
  for (const [name, field] of Object.entries(schema.fields)) {
    const fit = given.get(name)
    if (fit !== undefined) fields.set(name, fit)
    else if (field.kind === 'defaulted') fields.set(name, defaultOf(field.of, field.value))
    else if (field.kind !== 'optional') {
      const where = within(path, name)
      const what = field.doc === undefined ? '' : ` (${field.doc})`
      context.report(where, { code: 'CLEF_MISSING_FIELD', span, message: `${where}${what} is missing` })
    }
  }
  return fields
}

function defaultOf(schema: Schema, json: unknown): Fit {
  const read = fromJson(schema, json)
  if (!read.ok) throw new RangeError(`a contract's default does not read: ${read.error.message}`)
  return { kind: 'default', value: read.value.value, json }
}

function alternatives(context: CallContext, schema: RecordSchema, literal: RecordLiteral, path: string): void {
  for (const names of schema.exactlyOne) {
    const given = literal.fields.filter(({ name }) => names.includes(name))
    if (given.length === 1) continue
    const expected = names.join(' or ')
    const actual = given.length === 0 ? 'none' : given.map(({ name }) => name).join(' and ')
    context.report(within(path, given[1]?.name ?? names[0]!), {
      code: 'CLEF_FIELD_CHOICE',
      span: given[1]?.nameSpan ?? literal.span,
      message: `give exactly one of ${expected}, got ${actual}`,
      expected,
      actual,
      candidates: names.map((name) => within(path, name)),
    })
  }
}

function unknownField(
  context: CallContext,
  schema: RecordSchema,
  name: string,
  path: string,
  span: RecordLiteral['span'],
): void {
  const known = Object.keys(schema.fields)
  const near = nearest(name, known)
  const hint = near.length > 0 ? didYouMean(near) : `; known: ${known.join(', ')}`
  context.report(within(path, name), {
    code: 'CLEF_UNKNOWN_FIELD',
    span,
    message: `${within(path, name)} is no field here${hint}`,
    actual: name,
    candidates: near.length > 0 ? near : known,
  })
}
