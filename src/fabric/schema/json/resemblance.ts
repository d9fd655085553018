// Which alternative of a union a JSON value means, by its outer shape alone; what is inside is then read and faulted properly.

import { settled } from '../codec/layout.js'
import type { Schema } from '../schema.js'

export function resemblesJson(outer: Schema, json: unknown): boolean {
  const schema = settled(outer)
  switch (schema.kind) {
    case 'bool':
      return typeof json === 'boolean'
    case 'count':
      return typeof json === 'number'
    case 'quantity':
    case 'carried':
      return typeof json === 'number' || hasKeys(json, ['unit'])
    case 'choice':
      return typeof json === 'string' && schema.names.includes(json)
    case 'text':
    case 'data':
    case 'currency':
    case 'pair':
    case 'tenor':
    case 'date':
      return typeof json === 'string'
    case 'list':
      return Array.isArray(json)
    case 'map':
      return typeof json === 'object' && json !== null && !Array.isArray(json)
    case 'record': {
      const required = Object.entries(schema.fields).filter(
        ([, { kind }]) => kind !== 'optional' && kind !== 'defaulted',
      )
      return hasKeys(
        json,
        required.slice(0, 1).map(([name]) => name),
      )
    }
    case 'union':
      return Object.values(schema.cases).some((of) => resemblesJson(of, json))
    case 'optional':
    case 'defaulted':
      return false // settled() has taken these off
  }
}

const hasKeys = (json: unknown, keys: readonly string[]): boolean =>
  typeof json === 'object' && json !== null && !Array.isArray(json) && keys.every((key) => Object.hasOwn(json, key))
