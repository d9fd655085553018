// The canonical text of a schema, which two peers agree on, and its identity. Dimensions are part of it; notes for people and what integers
// are in memory are not.

import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { schemaDimension } from './dimension-text.js'
import type { Fields, Schema } from './schema.js'

/** What canonical text says of a schema, as JSON: keys in a fixed order, those without a value left out. */
export interface SpeltSchema {
  readonly kind: Schema['kind']
  readonly [key: string]: unknown
}

/** A schema as its canonical text spells it. */
export function bareSchema(schema: Schema): SpeltSchema {
  const { kind } = schema
  switch (kind) {
    case 'bool':
    case 'count':
    case 'tenor':
    case 'date':
    case 'void':
      return { kind }
    case 'integer':
      return { kind, format: schema.format }
    case 'float':
      return { kind, bits: schema.bits }
    case 'text':
      return { kind, bytesMax: schema.bytesMax }
    case 'data':
      return { kind, bytesMax: schema.bytesMax, ...given({ length: schema.length }) }
    case 'choice':
      return { kind, names: schema.names, ...given({ values: schema.values }) }
    case 'quantity':
      return { kind, dimension: schemaDimension(schema.dimension).text }
    case 'carried': {
      const { accepts } = schema
      return {
        kind,
        accepts: typeof accepts === 'string' ? accepts : accepts.map((text) => schemaDimension(text).text),
      }
    }
    case 'currency':
    case 'pair':
      return { kind, ...given({ binds: schema.binds }) }
    case 'optional':
      return { kind, of: bareSchema(schema.of) }
    case 'defaulted':
      // A default is filled in before anything travels: on the wire the field is simply there.
      return bareSchema(schema.of)
    case 'list': {
      const { of, countMax, onMismatch, length } = schema
      return { kind, of: bareSchema(of), countMax, onMismatch, ...given({ length }) }
    }
    case 'table':
      return { kind, of: bareSchema(schema.of), countMax: schema.countMax, onMismatch: schema.onMismatch }
    case 'map':
      return { kind, key: bareSchema(schema.key), of: bareSchema(schema.of), countMax: schema.countMax }
    case 'record':
      return { kind, fields: bareFields(schema.fields), exactlyOne: schema.exactlyOne }
    case 'union': {
      const { cases, tags } = schema
      return { kind, cases: bareFields(cases), ...given({ tags: tags && inOrder(tags, cases) }) }
    }
  }
}

const bareFields = (fields: Fields): Readonly<Record<string, SpeltSchema>> =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, bareSchema(field)]))

/** The one key where it has a value; nothing where it has none. */
function given(key: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.values(key)[0] === undefined ? {} : key
}

/** Tags in the order of the cases, however they were written down. */
const inOrder = (tags: Readonly<Record<string, number>>, cases: Fields): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.keys(cases).map((name) => [name, tags[name]!]))

/** One line of JSON, the same for every peer that holds the same schema. */
export const canonicalText = (schema: Schema): string => JSON.stringify(bareSchema(schema))

/** Hex SHA-256 of a message's name and canonical text. */
export const identityOf = (messageName: string, schema: Schema): string =>
  bytesToHex(sha256(utf8ToBytes(`${messageName}\n${canonicalText(schema)}`)))
