// Source of the statements that store a value which holds no other. What fits takes no call where a test and a store will do; what
// does not is refused by the Writer.

import type { Schema } from '../schema.js'
import { storeIntegerSource } from './integer-source.js'
import { shortText } from './writer.js'

/** Names up to so many are compared one after the other; more are looked up. */
const comparedNamesMax = 8

/**
 * @param value source of the value: a name, since it stands several times
 * @param path source of the path
 * @param constant takes in what the source refers to, and returns its name
 * @returns nothing for kinds that hold others
 */
export function storeScalarSource(
  schema: Schema,
  value: string,
  at: string,
  path: string,
  constant: (value: unknown) => string,
): string | undefined {
  switch (schema.kind) {
    case 'bool':
      return `if (typeof ${value} !== 'boolean') w.refuse(${path}, 'true or false', ${value}); view.setUint8(${at}, ${value} ? 1 : 0)`
    case 'count':
      return `if (typeof ${value} !== 'number' || ${value} >>> 0 !== ${value}) w.refuse(${path}, 'a count', ${value}); view.setUint32(${at}, ${value}, true)`
    case 'integer':
      return storeIntegerSource(schema, value, at, path)
    case 'float':
      return `${schema.bits === 64 ? `if (typeof ${value} !== 'number') ` : ''}w.float(${value}, ${schema.bits}, ${path}); view.setFloat${schema.bits}(${at}, ${value}, true)`
    case 'void':
      return `if (${value} !== undefined) w.refuse(${path}, 'nothing', ${value})`
    case 'quantity':
      return `if (typeof ${value} !== 'number' || !(Math.abs(${value}) <= ${Number.MAX_VALUE})) w.finite(${value}, ${path}); view.setFloat64(${at}, ${value}, true)`
    case 'carried':
      return `{ const n = ${value}?.value, d = ${value}?.dimension; if (typeof n !== 'number' || !(Math.abs(n) <= ${Number.MAX_VALUE}) || d == null) w.noQuantity(${value}, ${path})
view.setFloat64(${at}, n, true); view.setUint32(${at} + 8, w.dimensions.placeOf(d), true); view.setUint32(${at} + 12, 0) }`
    case 'choice':
      return `{ const n = ${numberOfChoice(schema.names, value, constant)}; if (n === undefined) w.refuse(${path}, 'one of its choices', ${value}); view.setUint8(${at}, n) }`
    case 'currency':
      return `w.currency(${at}, ${value}, ${path})`
    case 'pair':
      return `w.pair(${at}, ${value}, ${path})`
    case 'text':
      return `w.text(${at}, ${value}, ${Math.min(schema.bytesMax, shortText)}, ${schema.bytesMax}, ${path})`
    case 'tenor':
      return `w.tenor(${at}, ${value}, ${path})`
    case 'date':
      return `w.date(${at}, ${value}, ${path})`
    case 'data':
      return schema.length === undefined
        ? `w.blob(${at}, ${value}, ${schema.bytesMax}, ${path})`
        : `w.bytesInPlace(${at}, ${value}, ${schema.length}, ${path})`
    default:
      return undefined
  }
}

function numberOfChoice(names: readonly string[], value: string, constant: (value: unknown) => string): string {
  if (names.length > comparedNamesMax) {
    return `${constant(new Map(names.map((name, number) => [name, number])))}.get(${value})`
  }
  return `${names.map((name, number) => `${value} === ${JSON.stringify(name)} ? ${number} : `).join('')}undefined`
}
