// Records as a program writes them: each field is fitted as it stands there.

import { type RecordSchema, type Schema, settled } from '../../fabric/schema/index.js'
import type { Expression, FieldBinding, RecordLiteral } from '../syntax/index.js'
import type { CallContext, Site } from './context.js'
import type { Fit } from './fit.js'
import { alternatives, defaultOf, missing, unknownField, within } from './record-fields.js'
import { enter } from './scope.js'

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
  { fields, span }: Pick<RecordLiteral, 'fields' | 'span'>,
  site: Site,
  fitField: FitValue,
): Fit {
  const { path } = site
  const scope = enter(schema, site.scope, context.inference.solver)
  const given = new Map<string, Fit>()
  const ordered = [...fields].sort((a, b) => rank(schema.fields[a.name]) - rank(schema.fields[b.name]))
  for (const { name, nameSpan, value } of ordered) {
    const field = Object.hasOwn(schema.fields, name) ? schema.fields[name] : undefined
    if (field === undefined) {
      unknownField(context, schema, name, path, nameSpan)
      context.inference.infer(value)
    } else if (given.has(name)) duplicate(context, name, path, nameSpan)
    else given.set(name, fitField(context, field, value, { scope, path: within(path, name) }))
  }
  const present = fields.filter(({ name }) => given.get(name)?.kind !== 'absent')
  alternatives(context, schema, once(present), path, span)
  return { kind: 'record', fields: complete(context, schema, given, span, path) }
}

const once = (fields: readonly FieldBinding[]): readonly FieldBinding[] => [
  ...new Map(fields.map((field) => [field.name, field])).values(),
]

function duplicate(context: CallContext, name: string, path: string, span: RecordLiteral['span']): void {
  const message = `${within(path, name)} is given twice`
  context.report(within(path, name), { code: 'CLEF_DUPLICATE', span, message, actual: name })
}

/** All fields in the contract's order, with defaults filled in and missing ones reported. */
function complete(
  context: CallContext,
  schema: RecordSchema,
  given: ReadonlyMap<string, Fit>,
  span: RecordLiteral['span'],
  path: string,
): ReadonlyMap<string, Fit> {
  const fields = new Map<string, Fit>()
  for (const [name, field] of Object.entries(schema.fields)) {
    const fit = given.get(name)
    if (fit !== undefined) fields.set(name, fit)
    else if (field.kind === 'defaulted') fields.set(name, { kind: 'default', ...defaultOf(field.of, field.value) })
    else if (field.kind !== 'optional') missing(context, field, within(path, name), span)
  }
  return fields
}
