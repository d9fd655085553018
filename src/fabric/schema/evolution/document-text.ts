// The text by which a schema is told to a peer of another version: the canonical text, and the defaults that its fields have.

import { bareSchema, type SpeltSchema } from '../canonical.js'
import type { Fields, Schema } from '../schema.js'
import { defaultOf } from './default-value.js'

/**
 * One line of JSON as the canonical text has it, with `defaulted` and its value kept; what it reads back to has the identity of
 * `schema`. A default that means something only beside other values of its record is left out: the field must be given.
 */
export const documentText = (schema: Schema): string => JSON.stringify(documented(schema))

/** bareSchema sets the keys in their order; what stands inside takes the place that it has there. */
function documented(schema: Schema): SpeltSchema {
  switch (schema.kind) {
    case 'defaulted': {
      const found = defaultOf(schema)
      const of = documented(schema.of)
      return found === undefined ? of : { kind: 'defaulted', of, value: found.json }
    }
    case 'optional':
    case 'list':
    case 'table':
    case 'map':
      return { ...bareSchema(schema), of: documented(schema.of) }
    case 'record':
      return { ...bareSchema(schema), fields: documentedFields(schema.fields) }
    case 'union':
      return { ...bareSchema(schema), cases: documentedFields(schema.cases) }
    default:
      return bareSchema(schema)
  }
}

const documentedFields = (fields: Fields): Readonly<Record<string, SpeltSchema>> =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, documented(field)]))
