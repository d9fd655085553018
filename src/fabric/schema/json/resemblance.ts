// Which alternative of a union a JSON value means, by its outer shape alone; what is inside is then read and faulted properly.

import { settled } from '../codec/layout.js'
import type { RecordSchema, Schema } from '../schema.js'
import { floatWords, isIntegerText } from './number-text.js'
import { isColumn } from './one-unit.js'

export function resemblesJson(outer: Schema, json: unknown): boolean {
  const schema = settled(outer)
  switch (schema.kind) {
    case 'bool':
      return typeof json === 'boolean'
    case 'count':
      return typeof json === 'number'
    case 'integer':
      return typeof json === 'number' || (typeof json === 'string' && isIntegerText(json))
    case 'float':
      return typeof json === 'number' || (typeof json === 'string' && floatWords.has(json))
    case 'void':
      return json === null
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
    case 'table':
      return Array.isArray(json) || isColumn(schema.of, json)
    case 'map':
      return typeof json === 'object' && json !== null && !Array.isArray(json)
    case 'record':
      return hasKeys(json, requiredFields(schema).slice(0, 1))
    case 'union':
      return Object.values(schema.cases).some((of) => resemblesJson(of, json))
    case 'optional':
    case 'defaulted':
      return false // settled() has taken these off
  }
}

/** What resembles a schema, for people: `one of call, put`, `a list`, `a date such as 2026-03-01`. */
export function likenessOf(outer: Schema): string {
  const schema = settled(outer)
  switch (schema.kind) {
    case 'bool':
      return 'true or false'
    case 'count':
    case 'integer':
      return 'a whole number'
    case 'float':
      return 'a number'
    case 'void':
      return 'null'
    case 'quantity':
    case 'carried':
      return 'a number or {"value", "unit"}'
    case 'choice':
      return `one of ${schema.names.join(', ')}`
    case 'text':
      return 'text'
    case 'data':
      return 'base64 text'
    case 'currency':
      return 'an ISO 4217 currency code'
    case 'pair':
      return 'a currency pair such as EURUSD'
    case 'tenor':
      return 'a tenor such as 3M'
    case 'date':
      return 'a date such as 2026-03-01'
    case 'list':
    case 'table':
      return 'a list'
    case 'map':
      return 'an object'
    case 'record': {
      const [name] = requiredFields(schema)
      return name === undefined ? 'an object' : `an object with ${JSON.stringify(name)}`
    }
    case 'union':
      return alternatives(Object.values(schema.cases).map(likenessOf))
    case 'optional':
    case 'defaulted':
      return 'nothing' // settled() has taken these off
  }
}

/** `a, b, or c`: with the comma before `or`, since one of them may itself be a list of words. */
function alternatives(likenesses: readonly string[]): string {
  const distinct = [...new Set(likenesses)]
  return distinct.length < 2 ? distinct.join('') : `${distinct.slice(0, -1).join(', ')}, or ${distinct.at(-1)}`
}

const requiredFields = ({ fields }: RecordSchema): readonly string[] =>
  Object.keys(fields).filter((name) => fields[name]!.kind !== 'optional' && fields[name]!.kind !== 'defaulted')

const hasKeys = (json: unknown, keys: readonly string[]): boolean =>
  typeof json === 'object' && json !== null && !Array.isArray(json) && keys.every((key) => Object.hasOwn(json, key))
