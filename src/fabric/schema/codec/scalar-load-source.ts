// Source of the expression that loads a value which holds no other. What reads takes no call where a test and a load will do; what
// does not is refused by the Reader. Sources may assign the variables `n` and `d`, which every generated function declares.

import type { Schema } from '../schema.js'
import { loadIntegerSource } from './integer-source.js'

/**
 * @param constant takes in what the source refers to, and returns its name
 * @returns nothing for kinds that hold others
 */
export function loadScalarSource(schema: Schema, at: string, constant: (value: unknown) => string): string | undefined {
  switch (schema.kind) {
    case 'bool':
      return `r.bool(${at})`
    case 'count':
      return `r.view.getUint32(${at}, true)`
    case 'integer':
      return loadIntegerSource(schema, at)
    case 'float':
      return `r.view.getFloat${schema.bits}(${at}, true)`
    case 'void':
      return 'undefined'
    case 'quantity':
      return `r.quantity(${at})`
    case 'carried':
      return `((d = r.dimensions[r.view.getUint32(${at} + 8, true)]) !== undefined && r.view.getUint32(${at} + 12) === 0 && Math.abs(n = r.view.getFloat64(${at}, true)) <= ${Number.MAX_VALUE} ? { value: n, dimension: d } : r.noQuantity(${at}))`
    case 'choice':
      return `(${constant(schema.names)}[r.view.getUint8(${at})] ?? r.noChoice(${at}))`
    case 'currency':
      return `r.currency(${at})`
    case 'pair':
      return `r.pair(${at})`
    case 'text':
      return `r.text(${at}, ${schema.bytesMax})`
    case 'tenor':
      return `r.tenor(${at})`
    case 'date':
      return `r.date(${at})`
    case 'data':
      return schema.length === undefined
        ? `r.blob(${at}, ${schema.bytesMax}).slice()`
        : `r.bytesInPlace(${at}, ${schema.length}).slice()`
    default:
      return undefined
  }
}
