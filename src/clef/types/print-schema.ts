// How data of a schema reads as a type.

import { type CarriedSchema, type Schema, schemaDimension } from '../../fabric/schema/index.js'

export const acceptedText = (accepts: CarriedSchema['accepts']): string => {
  if (typeof accepts === 'string') return accepts === 'any' ? 'float of any unit' : accepts
  return accepts.map(numberText).join(' or ')
}

/** A number of a dimension as a schema spells it: in normal form, as every other number. */
function numberText(dimension: string): string {
  const { text } = schemaDimension(dimension)
  return text === '1' ? 'float' : `float<${text}>`
}

/** What a schema calls for, in a phrase. */
export function schemaText(schema: Schema): string {
  if (schema.named !== undefined) return schema.named
  switch (schema.kind) {
    case 'text':
      return 'string'
    case 'choice':
      return schema.names.map((name) => `"${name}"`).join(' or ')
    case 'quantity':
      return numberText(schema.dimension)
    case 'carried':
      return acceptedText(schema.accepts)
    case 'optional':
      return `${schemaText(schema.of)} option`
    case 'defaulted':
      return schemaText(schema.of)
    case 'integer':
      return schema.format
    case 'float':
      return `f${schema.bits}`
    case 'list':
    case 'table':
      return `${schemaText(schema.of)} list`
    case 'map':
      return `${schema.key.kind} to ${schemaText(schema.of)} map`
    case 'record': {
      const fields = Object.entries(schema.fields).map(([name, field]) => `${name}: ${schemaText(field)}`)
      return `{ ${fields.join('; ')} }`
    }
    case 'union':
      return Object.values(schema.cases).map(schemaText).join(' or ')
    default:
      return schema.kind
  }
}
