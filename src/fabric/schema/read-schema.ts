// Reading a schema's text back: what comes from a peer is checked node by node before anything is built on it.

import type { Fault } from '../fault.js'
import { err, ok, type Result } from '../result.js'
import { checkSpelt } from './check-schema.js'
import { integerRange } from './integer.js'
import type { Fields, KeySchema, RecordSchema, Schema } from './schema.js'
import { beyond } from './schema-defect.js'
import { schemaTextMax } from './schema-limits.js'

/**
 * The schema that a text spells, canonical or with `defaulted` kept; text that spells none is a fault with the path into the schema. Integers of
 * eight bytes are `bigint` in memory, the others `number`.
 */
export function readSchemaText(text: string): Result<Schema, Fault> {
  if (text.length > schemaTextMax) return err(beyond('characters of text', schemaTextMax, text.length))
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return err({ code: 'FAULT_SYNTAX', message: `a schema is not JSON: ${(error as SyntaxError).message}` })
  }
  const checked = checkSpelt(json)
  // The check went through every node: it is a schema but for what integers are in memory and keys that no schema has.
  return checked.ok ? ok(held(json as Schema)) : checked
}

/** The schema alone, without what else its text brought, as this side holds it. */
function held(schema: Schema): Schema {
  switch (schema.kind) {
    case 'bool':
    case 'count':
    case 'tenor':
    case 'date':
    case 'void':
      return { kind: schema.kind }
    case 'integer': {
      const { kind, format } = schema
      return { kind, format, as: integerRange(format).bytes === 8 ? 'bigint' : 'number' }
    }
    case 'float':
      return { kind: 'float', bits: schema.bits }
    case 'text':
      return { kind: 'text', bytesMax: schema.bytesMax }
    case 'data':
      return { kind: 'data', bytesMax: schema.bytesMax, ...present('length', schema.length) }
    case 'choice':
      return { kind: 'choice', names: schema.names, ...present('values', schema.values) }
    case 'quantity':
      return { kind: 'quantity', dimension: schema.dimension }
    case 'carried':
      return { kind: 'carried', accepts: schema.accepts }
    case 'currency':
      return { kind: 'currency', ...present('binds', schema.binds) }
    case 'pair':
      return { kind: 'pair', ...present('binds', schema.binds) }
    case 'optional':
      return { kind: 'optional', of: held(schema.of) }
    case 'defaulted':
      return { kind: 'defaulted', of: held(schema.of), value: schema.value }
    case 'list': {
      const { of, countMax, onMismatch, length } = schema
      return { kind: 'list', of: held(of), countMax, onMismatch, ...present('length', length) }
    }
    case 'table': {
      const { of, countMax, onMismatch } = schema
      return { kind: 'table', of: heldAlike(of), countMax, onMismatch }
    }
    case 'map':
      return { kind: 'map', key: heldAlike(schema.key), of: held(schema.of), countMax: schema.countMax }
    case 'record':
      return { kind: 'record', fields: heldFields(schema.fields), exactlyOne: schema.exactlyOne }
    case 'union':
      return { kind: 'union', cases: heldFields(schema.cases), ...present('tags', schema.tags) }
  }
}

/** `held` keeps the kind. */
const heldAlike = <S extends RecordSchema | KeySchema>(schema: S): S => held(schema) as S

const heldFields = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, held(field)]))

/** A key that is left out where it has no value. */
const present = <Name extends string, Value>(name: Name, value: Value | undefined): { readonly [K in Name]?: Value } =>
  value === undefined ? {} : ({ [name]: value } as { readonly [K in Name]: Value })
