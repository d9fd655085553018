// The type that data of a schema has in a program.

import { variablesOf } from '../../fabric/dimension/index.js'
import { type Schema, schemaDimension } from '../../fabric/schema/index.js'
import { float, listOf, optionOf, type Type } from './type.js'

export const typeOfSchema = (schema: Schema): Type =>
  schema.named !== undefined ? { kind: 'schema', schema } : openedSchema(schema)

/** The type behind a name. */
function openedSchema(schema: Schema): Type {
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
    case 'optional':
      return optionOf(typeOfSchema(schema.of))
    case 'defaulted':
      return typeOfSchema(schema.of)
    default:
      return { kind: 'schema', schema }
  }
}

/** What data of a schema is for a program that works with it: a table is a list of its records. The very same where it is no data. */
export function opened(type: Type): Type {
  if (type.kind !== 'schema') return type
  const { schema } = type
  if (schema.kind === 'table') return listOf(typeOfSchema(schema.of))
  const open = openedSchema(schema)
  return open.kind === 'schema' && open.schema === schema ? type : open
}

/** The fields that a program may read from a value of this type, each with its type on demand; undefined if it has none. */
export function fieldsOf(type: Type): ReadonlyMap<string, () => Type> | undefined {
  if (type.kind === 'record') return new Map([...type.fields].map(([name, field]) => [name, () => field]))
  const open = opened(type)
  if (open.kind !== 'schema' || open.schema.kind !== 'record') return undefined
  return new Map(Object.entries(open.schema.fields).map(([name, field]) => [name, () => typeOfSchema(field)]))
}

/** The type of one field; undefined where there is none. */
export function fieldType(type: Type, name: string): Type | undefined {
  if (type.kind === 'record') return type.fields.get(name)
  const open = opened(type)
  if (open.kind !== 'schema' || open.schema.kind !== 'record' || !Object.hasOwn(open.schema.fields, name))
    return undefined
  return typeOfSchema(open.schema.fields[name]!)
}

/** Named data is the same by its name; anything else only by being the very same schema. */
export const sameData = (a: { readonly named?: string }, b: { readonly named?: string }): boolean =>
  a === b || (a.named !== undefined && a.named === b.named)
