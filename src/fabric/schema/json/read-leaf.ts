// Words, bytes and plain numbers from their JSON view; quantities are in read-figure.ts.

import { isCurrency, splitPair } from '../../dimension/index.js'
import { isCalendarDate } from '../calendar.js'
import { heldRange } from '../integer.js'
import type {
  BoolSchema,
  ChoiceSchema,
  CountSchema,
  CurrencySchema,
  DataSchema,
  DateSchema,
  FloatSchema,
  IntegerSchema,
  PairSchema,
  TenorSchema,
  TextSchema,
  VoidSchema,
} from '../schema.js'
import { floatWords, isIntegerText } from './number-text.js'
import { readTenor } from './read-tenor.js'
import { refuseRange, refuseShape, refuseUnfit, requireLimit, Unreadable } from './unreadable.js'

export type LeafSchema =
  | BoolSchema
  | ChoiceSchema
  | CountSchema
  | CurrencySchema
  | DataSchema
  | DateSchema
  | FloatSchema
  | IntegerSchema
  | PairSchema
  | TenorSchema
  | TextSchema
  | VoidSchema

export function readLeaf(schema: LeafSchema, json: unknown, path: string): unknown {
  switch (schema.kind) {
    case 'bool':
      return typeof json === 'boolean' ? json : refuseShape(path, 'true or false', json)
    case 'count':
      return Number.isInteger(json) && (json as number) >= 0 && (json as number) <= 0xffffffff
        ? json
        : refuseShape(path, 'a whole number from 0 to 4294967295', json)
    case 'integer':
      return readInteger(schema, json, path)
    case 'float':
      return readFloat(schema, json, path)
    case 'void':
      return json === null ? undefined : refuseShape(path, 'null', json)
    case 'text':
      return readText(json, schema.bytesMax, path)
    case 'data':
      return readData(schema, json, path)
    case 'choice':
      return typeof json === 'string' && schema.names.includes(json)
        ? json
        : refuseUnfit(path, `one of ${schema.names.join(', ')}`, json)
    case 'currency':
      return readCurrency(json, path)
    case 'pair':
      return readPair(json, path)
    case 'tenor':
      return readTenor(json) ?? refuseUnfit(path, 'a tenor such as 3M', json)
    case 'date':
      return typeof json === 'string' && isCalendarDate(json)
        ? json
        : refuseUnfit(path, 'a date such as 2026-03-01', json)
  }
}

/** A JSON number while it is safe, decimal text of any integer. */
function readInteger(schema: IntegerSchema, json: unknown, path: string): number | bigint {
  const expected = 'a whole number, as text beyond 2^53 - 1'
  const written = typeof json === 'string' ? isIntegerText(json) : Number.isInteger(json)
  if (!written) return refuseUnfit(path, expected, json)
  // Digits beyond are lost before they come here: 2^53 + 1 is read as 2^53.
  if (typeof json === 'number' && !Number.isSafeInteger(json)) {
    return refuseRange(path, 'is a number beyond 2^53 - 1, which JSON readers round; write it as text')
  }
  const value = BigInt(json as string | number)
  const { min, max } = heldRange(schema)
  if (value < min || value > max) return refuseRange(path, `must lie from ${min} to ${max}`)
  return schema.as === 'bigint' ? value : Number(value)
}

/** Rounded to the nearest that the field's bits can say, unless that would make an infinity of a number. */
function readFloat({ bits }: FloatSchema, json: unknown, path: string): number {
  if (typeof json === 'string' && floatWords.has(json)) return floatWords.get(json)!
  if (typeof json !== 'number') return refuseUnfit(path, 'a number, or one of NaN, Infinity and -Infinity', json)
  const value = bits === 32 ? Math.fround(json) : json
  return Number.isFinite(value) ? value : refuseRange(path, `is beyond a float of ${bits} bits`)
}

function readText(json: unknown, bytesMax: number, path: string): string {
  if (typeof json !== 'string') return refuseShape(path, 'text', json)
  // No text has more bytes than three a UTF-16 unit; most are settled by this.
  if (json.length * 3 > bytesMax) requireLimit(path, new TextEncoder().encode(json).length, bytesMax)
  return json
}

/** Number of base64 digits before the padding, which may be left out; `undefined` for what is no base64 (RFC 4648). */
function base64Digits(text: string): number | undefined {
  const padding = /^[A-Za-z0-9+/]*(={0,2})$/.exec(text)?.[1]?.length
  if (padding === undefined || (padding > 0 && text.length % 4 !== 0)) return undefined
  const digits = text.length - padding
  return digits % 4 === 1 ? undefined : digits
}

function readData({ bytesMax, length }: DataSchema, json: unknown, path: string): Uint8Array {
  const digits = typeof json === 'string' ? base64Digits(json) : undefined
  if (typeof json !== 'string' || digits === undefined) return refuseShape(path, 'base64 text', json)
  const actual = Math.floor((digits * 3) / 4)
  requireLimit(path, actual, bytesMax)
  if (length !== undefined && actual !== length) refuseShape(path, `${length} bytes in base64`, json, `${actual} bytes`)
  return Uint8Array.from(atob(json), (character) => character.charCodeAt(0))
}

function readCurrency(json: unknown, path: string): string {
  if (typeof json !== 'string') return refuseShape(path, 'an ISO 4217 currency code', json)
  return isCurrency(json) ? json : refuseCurrency(json.slice(0, 32), path)
}

function readPair(json: unknown, path: string): string {
  const expected = 'a currency pair such as EURUSD'
  if (typeof json !== 'string') return refuseShape(path, expected, json)
  const pair = splitPair(json)
  if (pair !== undefined) return pair.foreign + pair.domestic
  const codes = /^([A-Z]{3})\/?([A-Z]{3})$/.exec(json)?.slice(1)
  const unknown = codes?.find((code) => !isCurrency(code))
  return unknown === undefined ? refuseUnfit(path, expected, json) : refuseCurrency(unknown, path)
}

function refuseCurrency(name: string, path: string): never {
  const message = `'${name}' is no ISO 4217 currency`
  throw new Unreadable({ code: 'FAULT_UNKNOWN_CURRENCY', path, name, candidates: [], message })
}
