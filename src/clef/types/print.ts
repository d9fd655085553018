// How types and measures read: as F# prints them.

import { baseDimension, type Dimension, dimensionless, substitute, variablesOf } from '../../fabric/dimension/index.js'
import type { CarriedSchema, Schema } from '../../fabric/schema/index.js'
import { isInferred } from './solver.js'
import type { Type } from './type.js'

/** Names the variables of inference that are left open, `'u` first; those that a person named keep their names. */
export class MeasureNames {
  private readonly names = new Map<string, Dimension>()
  private next = 0

  text(measure: Dimension): string {
    const open = variablesOf(measure)
    if (open.length === 0) return measure.text
    for (const symbol of open)
      if (isInferred(symbol) && !this.names.has(symbol)) this.names.set(symbol, this.name(open))
    return substitute(measure, this.names).text
  }

  private name(taken: readonly string[]): Dimension {
    for (;;) {
      const letter = letters[this.next % letters.length]!
      const name = this.next < letters.length ? `'${letter}` : `'${letter}${Math.floor(this.next / letters.length)}`
      this.next++
      if (!taken.includes(name)) return baseDimension(name)
    }
  }
}

const letters = [...'uvwxyzabcdefghijklmnopqrst']

const bracketed = (text: string, type: Type): string =>
  type.kind === 'tuple' || type.kind === 'function' ? `(${text})` : text

/** `float<m / s>`, `float<m> list`, `float<m> * string`, `{ a: float }`, `Market`. */
export function typeText(type: Type, names = new MeasureNames()): string {
  const part = (inner: Type) => bracketed(typeText(inner, names), inner)
  switch (type.kind) {
    case 'variable':
      return '_'
    case 'float':
      return type.measure === dimensionless ? 'float' : `float<${names.text(type.measure)}>`
    case 'carried':
      return acceptedText(type.accepts)
    case 'list':
      return `${part(type.of)} list`
    case 'tuple':
      return type.items.map(part).join(' * ')
    case 'record':
      return `{ ${[...type.fields].map(([name, field]) => `${name}: ${typeText(field, names)}`).join('; ')} }`
    case 'schema':
      return schemaText(type.schema)
    case 'function':
      return `${part(type.from)} -> ${typeText(type.to, names)}`
    default:
      return type.kind
  }
}

const acceptedText = (accepts: CarriedSchema['accepts']): string => {
  if (typeof accepts === 'string') return accepts === 'any' ? 'float of any unit' : accepts
  return accepts.map((text) => `float<${text}>`).join(' or ')
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
      return schema.dimension === '1' ? 'float' : `float<${schema.dimension}>`
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
