// What every record of a request must keep to, however the program makes it: known fields, none missing, alternatives of which
// exactly one is given, defaults.

import { nearest } from '../../fabric/dimension/index.js'
import type { Span } from '../../fabric/fault.js'
import { fromJson, type RecordSchema, type Schema } from '../../fabric/schema/index.js'
import { didYouMean } from '../types/index.js'
import type { CallContext } from './context.js'

export const within = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`)

/** A contract's default, as a value and in its JSON view. */
export function defaultOf(schema: Schema, json: unknown): { readonly value: unknown; readonly json: unknown } {
  const read = fromJson(schema, json)
  if (!read.ok) throw new RangeError(`a contract's default does not read: ${read.error.message}`)
  return { value: read.value.value, json }
}

export function missing(context: CallContext, field: Schema, path: string, span: Span): void {
  const what = field.doc === undefined ? '' : ` (${field.doc})`
  context.report(path, { code: 'CLEF_MISSING_FIELD', span, message: `${path}${what} is missing` })
}

interface Given {
  readonly name: string
  readonly nameSpan: Span
}

export function alternatives(
  context: CallContext,
  schema: RecordSchema,
  fields: readonly Given[],
  path: string,
  span: Span,
): void {
  for (const names of schema.exactlyOne) {
    const given = fields.filter(({ name }) => names.includes(name))
    if (given.length === 1) continue
    const expected = names.join(' or ')
    const actual = given.length === 0 ? 'none' : given.map(({ name }) => name).join(' and ')
    context.report(within(path, given[1]?.name ?? names[0]!), {
      code: 'CLEF_FIELD_CHOICE',
      span: given[1]?.nameSpan ?? span,
      message: `give exactly one of ${expected}, got ${actual}`,
      expected,
      actual,
      candidates: names.map((name) => within(path, name)),
    })
  }
}

export function unknownField(context: CallContext, schema: RecordSchema, name: string, path: string, span: Span): void {
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
