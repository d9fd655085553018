// Generated reads and writes of integers in plain BARE.

import { misfit } from '../codec/integer-source.js'
import { integerRange } from '../integer.js'
import type { IntegerSchema } from '../schema.js'

const isVarying = ({ format }: IntegerSchema): boolean => format === 'uint' || format === 'int'

/** Source of the statements that write `value`; `path` is the source of its path. */
export function writeIntegerSource(schema: IntegerSchema, value: string, path: string): string {
  const { format } = schema
  const big = schema.as === 'bigint'
  const { bytes } = integerRange(format)
  const test = `if (${misfit(schema, value)}) w.misfit(${path}, ${JSON.stringify(format)}, ${big}, ${value})`
  if (isVarying(schema)) return `${test}; w.${format}${big ? 'Big' : ''}(${value})`
  if (bytes === 8) return `${test}; w.${big ? 'u64' : 'wide'}(${value})`
  return `${test}; w.u${bytes * 8}(${big ? `Number(${value})` : value})`
}

/** Source of the expression that reads an integer. */
export function readIntegerSource(schema: IntegerSchema): string {
  const { format } = schema
  const big = schema.as === 'bigint'
  const { bytes, signed } = integerRange(format)
  if (isVarying(schema)) return `r.${format}${big ? 'Big' : 'Safe'}()`
  if (bytes === 8 && !big) return `r.wide(${signed})`
  const get = `r.view.get${bytes === 8 ? 'Big' : ''}${signed ? 'Int' : 'Uint'}${bytes * 8}(r.take(${bytes}), true)`
  return big && bytes < 8 ? `BigInt(${get})` : get
}
