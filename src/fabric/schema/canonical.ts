// The canonical text of a schema, which two peers agree on, and its identity. Dimensions are part of it, notes for people are not.

import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { schemaDimension } from './dimension-text.js'
import type { Schema } from './schema.js'

/** A schema without notes for people, keys in a fixed order: what canonical text spells and a peer reads back. */
export function bareSchema(schema: Schema): Schema {
  switch (schema.kind) {
    case 'bool':
    case 'count':
    case 'tenor':
    case 'date':
      return { kind: schema.kind }
    case 'text':
    case 'data':
      return { kind: schema.kind, bytesMax: schema.bytesMax }
    case 'choice':
      return { kind: 'choice', names: schema.names }
    case 'quantity':
      return { kind: 'quantity', dimension: schemaDimension(schema.dimension).text }
    case 'carried': {
      const { accepts } = schema
      return {
        kind: 'carried',
        accepts: typeof accepts === 'string' ? accepts : accepts.map((text) => schemaDimension(text).text),
      }
    }
    case 'currency':
      return schema.binds === undefined ? { kind: 'currency' } : { kind: 'currency', binds: schema.binds }
    case 'pair':
      return schema.binds === undefined ? { kind: 'pair' } : { kind: 'pair', binds: schema.binds }
    case 'optional':
      return { kind: 'optional', of: bareSchema(schema.of) }
    case 'defaulted':
      // A default is filled in before anything travels: on the wire the field is simply there.
      return bareSchema(schema.of)
    case 'list':
      return { kind: 'list', of: bareSchema(schema.of), countMax: schema.countMax, onMismatch: schema.onMismatch }
    case 'map': {
      const key = bareSchema(schema.key) as typeof schema.key // bareSchema keeps the kind
      return { kind: 'map', key, of: bareSchema(schema.of), countMax: schema.countMax }
    }
    case 'record':
      return { kind: 'record', fields: bareFields(schema.fields), exactlyOne: schema.exactlyOne }
    case 'union':
      return { kind: 'union', cases: bareFields(schema.cases) }
  }
}

const bareFields = (fields: Readonly<Record<string, Schema>>): Readonly<Record<string, Schema>> =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, bareSchema(field)]))

/** One line of JSON, the same for every peer that holds the same schema. */
export const canonicalText = (schema: Schema): string => JSON.stringify(bareSchema(schema))

/** Hex SHA-256 of a message's name and canonical text. */
export const identityOf = (messageName: string, schema: Schema): string =>
  bytesToHex(sha256(utf8ToBytes(`${messageName}\n${canonicalText(schema)}`)))
