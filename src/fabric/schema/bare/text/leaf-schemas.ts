// The schemas of types that hold no other.

import type { Span } from '../../../fault.js'
import type { Schema } from '../../schema.js'
import { fixedBytesMax } from '../../schema-limits.js'
import type { EnumMember, Length, Primitive } from './syntax.js'
import { beyond, unsound } from './unreadable.js'

/** Limits of what the BARE schema language has no limits for. */
export interface TextLimits {
  readonly textBytesMax: number
  readonly dataBytesMax: number
  /** Elements of a list. */
  readonly countMax: number
  /** Entries of a map. */
  readonly entriesMax: number
}

export function primitiveSchema(name: Primitive, { textBytesMax }: TextLimits): Schema {
  switch (name) {
    case 'bool':
    case 'void':
      return { kind: name }
    case 'str':
      return { kind: 'text', bytesMax: textBytesMax }
    case 'f32':
      return { kind: 'float', bits: 32 }
    case 'f64':
      return { kind: 'float', bits: 64 }
    case 'u64':
    case 'i64':
    case 'uint':
    case 'int':
      return { kind: 'integer', format: name, as: 'bigint' }
    default:
      return { kind: 'integer', format: name, as: 'number' }
  }
}

export function dataSchema(length: Length | undefined, { dataBytesMax }: TextLimits, path: string): Schema {
  if (length === undefined) return { kind: 'data', bytesMax: dataBytesMax }
  checkLength(length, 'bytes', fixedBytesMax, path)
  return { kind: 'data', bytesMax: length.value, length: length.value }
}

/** A fixed length from 1 to `limit`. */
export function checkLength({ value, span }: Length, what: string, limit: number, path: string): void {
  if (value === 0) unsound(`of a fixed length of 1 to ${limit} ${what}`, 'of length 0', span, path)
  if (value > limit) beyond(what, limit, value, span, path)
}

export function enumSchema(members: readonly EnumMember[], span: Span, path: string): Schema {
  if (members.length === 0) return unsound('an enum of one value or more', 'empty', span, path)
  const names = new Set<string>()
  const numbers = new Set<number>()
  for (const { name, number, span: at } of members) {
    if (names.has(name)) unsound('named once', 'named again', at, `${path}.${name}`)
    checkNumber(number, numbers, at, `${path}.${name}`)
    names.add(name)
  }
  const values = [...numbers]
  return {
    kind: 'choice',
    names: [...names],
    ...(values.every((value, index) => value === index) ? {} : { values }),
  }
}

/** A number of an enum or a tag of a union, each once; enters it among `numbers`. */
export function checkNumber(number: number, numbers: Set<number>, span: Span, path: string): void {
  if (!Number.isSafeInteger(number)) unsound('a number up to 2^53 - 1', String(number), span, path)
  if (numbers.has(number)) unsound('a number of its own', `${number} again`, span, path)
  numbers.add(number)
}
