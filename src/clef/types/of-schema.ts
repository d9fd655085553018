// The type that data of a schema has in a program.

import { variablesOf } from '../../fabric/dimension/index.js'
import { type Schema, schemaDimension } from '../../fabric/schema/index.js'
import { float, listOf, type Type } from './type.js'

export function typeOfSchema(schema: Schema): Type {
  if (schema.named !== undefined) return { kind: 'schema', schema }
  switch (schema.kind) {
    case 'quantity': {
      const measure = schemaDimension(schema.dimension)
      // A variable that a record binds at run time: the number means nothing apart from its record.
      return variablesOf(measure).length > 0 ? { kind: 'schema', schema } : float(measure)
    }
    case 'carried':
      return { kind: 'carried', accepts: schema.accepts }
    case 'text':
      return { kind: 'string' }
    case 'bool':
    case 'currency':
    case 'pair':
    case 'tenor':
    case 'date':
      return { kind: schema.kind }
    case 'list':
      return listOf(typeOfSchema(schema.of))
    case 'defaulted':
      return typeOfSchema(schema.of)
    default:
      return { kind: 'schema', schema }
  }
}

/** The fields that a program may read from a value of this type, each with its type on demand; undefined if it has none. */
export function fieldsOf(type: Type): ReadonlyMap<string, () => Type> | undefined {
  if (type.kind === 'record') return new Map([...type.fields].map(([name, field]) => [name, () => field]))
  if (type.kind !== 'schema' || type.schema.kind !== 'record') return undefined
  return new Map(Object.entries(type.schema.fields).map(([name, field]) => [name, () => typeOfSchema(field)]))
}
