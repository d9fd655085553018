// Generated loads and stores of integers: a test that sound values pass without a call, then one DataView access.

import { heldRange, integerRange } from '../integer.js'
import type { IntegerSchema } from '../schema.js'

/** Source of an expression over the number `v` that equals it exactly where it is in the range of a narrow format. */
const wrapped: Readonly<Record<string, (v: string) => string>> = {
  u8: (v) => `(${v} & 255)`,
  u16: (v) => `(${v} & 65535)`,
  u32: (v) => `(${v} >>> 0)`,
  i8: (v) => `(${v} << 24 >> 24)`,
  i16: (v) => `(${v} << 16 >> 16)`,
  i32: (v) => `(${v} | 0)`,
}

/** Source of the test that `value` is no integer that `schema` holds. */
export function misfit(schema: IntegerSchema, value: string): string {
  if (schema.as === 'bigint') {
    const { min, max } = integerRange(schema.format)
    return `typeof ${value} !== 'bigint' || ${value} < ${min}n || ${value} > ${max}n`
  }
  const wrap = wrapped[schema.format]
  if (wrap !== undefined) return `typeof ${value} !== 'number' || ${value} !== ${wrap(value)}`
  const { min } = heldRange(schema)
  return `!Number.isSafeInteger(${value}) || ${value} < ${min}`
}

const accessor = (schema: IntegerSchema): string => {
  const { bytes, signed } = integerRange(schema.format)
  return `${bytes === 8 ? 'Big' : ''}${signed ? 'Int' : 'Uint'}${bytes * 8}`
}

/** Source of the statements that store `value`; `path` is the source of its path. */
export function storeIntegerSource(schema: IntegerSchema, value: string, at: string, path: string): string {
  const { format, as } = schema
  const { bytes } = integerRange(format)
  const test = `if (${misfit(schema, value)}) w.misfit(${path}, ${JSON.stringify(format)}, ${as === 'bigint'}, ${value})`
  if (as === 'number' && bytes === 8) return `${test}; w.wide(${at}, ${value})`
  const stored = as === 'bigint' && bytes < 8 ? `Number(${value})` : value
  return `${test}; view.set${accessor(schema)}(${at}, ${stored}${bytes === 1 ? '' : ', true'})`
}

/** Source of the expression that loads an integer. */
export function loadIntegerSource(schema: IntegerSchema, at: string): string {
  const { bytes, signed } = integerRange(schema.format)
  if (schema.as === 'number' && bytes === 8) return `r.wide(${at}, ${signed})`
  const load = `r.view.get${accessor(schema)}(${at}${bytes === 1 ? '' : ', true'})`
  return schema.as === 'bigint' && bytes < 8 ? `BigInt(${load})` : load
}
