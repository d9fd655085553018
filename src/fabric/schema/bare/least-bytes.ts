// The fewest bytes that a value of a schema takes in plain BARE: what a count is held against before its elements are made.

import { integerRange } from '../integer.js'
import type { Schema } from '../schema.js'

/** May be beyond any payload, for lists of fixed length; never Infinity or NaN. */
export function leastBytes(schema: Schema): number {
  switch (schema.kind) {
    case 'void':
      return 0
    case 'bool':
    case 'choice':
    case 'text':
    case 'optional':
    case 'table':
    case 'map':
      return 1
    case 'tenor':
      return 3
    case 'count':
    case 'currency':
      return 4
    case 'pair':
      return 7
    case 'quantity':
      return 8
    case 'carried':
      return 10
    case 'date':
      return 11
    case 'integer':
      return schema.format === 'uint' || schema.format === 'int' ? 1 : integerRange(schema.format).bytes
    case 'float':
      return schema.bits / 8
    case 'data':
      return schema.length ?? 1
    case 'list':
      return schema.length === undefined ? 1 : Math.min(schema.length * leastBytes(schema.of), Number.MAX_SAFE_INTEGER)
    case 'defaulted':
      return leastBytes(schema.of)
    case 'record':
      return Object.values(schema.fields).reduce((sum, field) => sum + leastBytes(field), 0)
    case 'union':
      return 1 + Math.min(...Object.values(schema.cases).map(leastBytes))
  }
}
