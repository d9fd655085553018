// Records: literals, updates, and the reading of fields.

import { nearest } from '../../fabric/dimension/index.js'
import type { FieldAccess, FieldBinding, RecordLiteral, RecordUpdate } from '../syntax/ast.js'
import { didYouMean } from './diagnostics.js'
import type { Inferring } from './inferring.js'
import { fieldsOf, fieldType } from './of-schema.js'
import { typeText } from './print.js'
import type { Type } from './type.js'

export function typeOfRecord(inferring: Inferring, { fields }: RecordLiteral, expected: Type | undefined): Type {
  const types = new Map<string, Type>()
  const wanted = expected === undefined ? undefined : fieldsWanted(inferring, expected)
  for (const field of fields) {
    const { name, value } = field
    const known = wanted?.get(name)
    if (types.has(name)) refuseSecond(inferring, field)
    else if (known === undefined) types.set(name, inferring.infer(value))
    else {
      inferring.check(value, known)
      types.set(name, known)
    }
  }
  return { kind: 'record', fields: types }
}

/** What a place says of the fields of the record that stands there; functions ask for those that they read. */
function fieldsWanted({ solver }: Inferring, expected: Type): ReadonlyMap<string, Type> | undefined {
  const head = solver.head(expected)
  if (head.kind === 'record') return head.fields
  return head.kind === 'variable' ? solver.asked(head.id).fields : undefined
}

function refuseSecond(inferring: Inferring, { name, nameSpan, value }: FieldBinding): void {
  inferring.infer(value)
  const message = `the field '${name}' is given twice`
  inferring.report({ code: 'CLEF_DUPLICATE', message, span: nameSpan, actual: name })
}

/** `{ of with name = value }`: the same record with other values of the same types. */
export function typeOfUpdate(inferring: Inferring, { of, fields }: RecordUpdate): Type {
  const { solver } = inferring
  const type = inferring.infer(of)
  const seen = new Set<string>()
  for (const field of fields) {
    const { name, nameSpan, value } = field
    if (seen.has(name)) refuseSecond(inferring, field)
    else {
      seen.add(name)
      const known = solver.head(type)
      const wanted = known.kind === 'variable' ? undefined : typeOfMember(inferring, known, name, of.span, nameSpan)
      if (wanted !== undefined) inferring.check(value, wanted)
      else if (!solver.haveField(known, name, inferring.infer(value), value.span)) {
        inferring.wrongType(of.span, 'a record', typeText(solver.type(known)))
      }
    }
  }
  return type
}

/** The type of `of.name`. What is not known yet is asked to have such a field. */
export function typeOfField(inferring: Inferring, { of, name, nameSpan, span }: FieldAccess): Type {
  const { solver } = inferring
  const type = solver.head(inferring.infer(of))
  if (type.kind !== 'variable') return typeOfMember(inferring, type, name, of.span, nameSpan)
  const field = solver.freshType()
  if (!solver.haveField(type, name, field, span)) inferring.wrongType(of.span, 'a record', typeText(solver.type(type)))
  return field
}

type Span = FieldAccess['span']

function typeOfMember(inferring: Inferring, record: Type, name: string, span: Span, nameSpan: Span): Type {
  const type = fieldType(record, name)
  if (type !== undefined) return type
  const text = typeText(inferring.solver.type(record))
  const fields = fieldsOf(record)
  if (fields === undefined) return inferring.wrongType(span, 'a record', text)
  const near = nearest(name, fields.keys())
  const candidates = near.length > 0 ? near : [...fields.keys()].slice(0, 12)
  const message = `'${name}' is no field of ${text}${didYouMean(near)}`
  return inferring.report({ code: 'CLEF_UNKNOWN_FIELD', message, span: nameSpan, actual: name, candidates })
}
