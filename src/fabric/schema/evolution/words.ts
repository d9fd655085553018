// Schemas in a few words, for reasons and faults.

import { settled } from '../codec/layout.js'
import { readableDimension, schemaDimension } from '../dimension-text.js'
import type { CarriedSchema, Schema } from '../schema.js'
import type { Difference } from './place.js'

/** What a carried quantity accepts, in normal form: `EUR or USD`, `money`. */
export const acceptedWords = ({ accepts }: CarriedSchema): string =>
  typeof accepts === 'string' ? accepts : accepts.map((text) => schemaDimension(text).text).join(' or ')

/** `text`, `u8`, `a quantity in USD`, `a list of tenors`. */
export function kindWords(outer: Schema): string {
  const schema = settled(outer)
  switch (schema.kind) {
    case 'integer':
      return schema.format
    case 'count':
      return 'u32'
    case 'float':
      return `f${schema.bits}`
    case 'quantity': {
      const dimension = schemaDimension(schema.dimension)
      return readableDimension(dimension) === '1' ? 'a plain number' : `a quantity in ${dimension.text}`
    }
    case 'carried':
      return `a carried quantity in ${acceptedWords(schema)}`
    case 'choice':
    case 'currency':
    case 'pair':
    case 'tenor':
    case 'date':
    case 'list':
    case 'table':
    case 'map':
    case 'record':
    case 'union':
      return `a ${schema.kind}`
    default:
      return schema.kind
  }
}

/** Names as they are told apart: `a, b`; long sets are cut. */
export function namesWords(names: readonly string[]): string {
  const shown = names.slice(0, 16).map((name) => name.slice(0, 64))
  return names.length > shown.length ? `${shown.join(', ')} and ${names.length - shown.length} more` : shown.join(', ')
}

const clauses: Readonly<Record<Difference['subject'], (words: string) => string>> = {
  kind: (words) => `is ${words}`,
  dimension: (words) => `is in ${words}`,
  mismatches: (words) => `has mismatches ${words}`,
  names: (words) => `has the names ${words}`,
  cases: (words) => `has the cases ${words}`,
  size: (words) => `takes ${words} bytes`,
  count: (words) => `holds ${words}`,
  range: (words) => `is ${words}`,
  field: (words) => `is ${words}`,
  alternatives: (words) => `has ${words}`,
}

/** What one of two schemas has at a difference, as the end of a sentence: `is in USD`, `has the names call, put`. */
export const differenceWords = (subject: Difference['subject'], words: string): string => clauses[subject](words)

/** A place in a schema, as the beginning of one. */
export const placeWords = (path: string): string => (path === '' ? 'the message' : path)
