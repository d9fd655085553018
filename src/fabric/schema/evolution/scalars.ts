// Single values: integers, floats, text, bytes and choices. What changes here is which values there are.

import { CodecRefusal } from '../codec/refusal.js'
import { heldRange, integerRange } from '../integer.js'
import type { ChoiceSchema, CountSchema, DataSchema, FloatSchema, IntegerSchema, TextSchema } from '../schema.js'
import type { Convert, Place } from './place.js'
import { namesWords } from './words.js'

export type WholeSchema = CountSchema | IntegerSchema

/** A count is a u32 that is a number in memory. */
const asInteger = (schema: WholeSchema): IntegerSchema =>
  schema.kind === 'count' ? { kind: 'integer', format: 'u32', as: 'number' } : schema

/** Integers compare by their values. What they are in memory is each side's own, and is made so on the way. */
export function wholeConvert(outerFrom: WholeSchema, outerTo: WholeSchema, place: Place): Convert | undefined {
  const [from, to] = [asInteger(outerFrom), asInteger(outerTo)]
  const [given, wanted] = [integerRange(from.format), integerRange(to.format)]
  if (given.min < wanted.min || given.max > wanted.max) place.differs('range', from.format, to.format, 'some')
  const [has, holds] = [heldRange(from), heldRange(to)]
  const fits = has.min >= holds.min && has.max <= holds.max
  if (fits && from.as === to.as) return undefined
  const cast = to.as === 'bigint' ? BigInt : Number
  return (value) => {
    const whole = value as number | bigint // typed by `from`; the two compare with one another
    if (!fits && (whole < holds.min || whole > holds.max)) outOfRange(whole, to.format)
    return from.as === to.as ? whole : cast(whole)
  }
}

function outOfRange(value: number | bigint, format: string): never {
  throw new CodecRefusal({ code: 'FAULT_RANGE', path: '', message: `${value} does not fit ${format} here` })
}

/** A narrower float takes what it holds exactly: rounding would change the value in silence. */
export function floatConvert(from: FloatSchema, to: FloatSchema, place: Place): Convert | undefined {
  if (from.bits <= to.bits) return undefined
  place.differs('range', `f${from.bits}`, `f${to.bits}`, 'some')
  return (value) => {
    const float = value as number // typed by `from`
    if (!Object.is(Math.fround(float), float)) {
      throw new CodecRefusal({ code: 'FAULT_RANGE', path: '', message: `${float} does not fit f${to.bits} exactly` })
    }
    return float
  }
}

export function choiceConvert(from: ChoiceSchema, to: ChoiceSchema, place: Place): Convert | undefined {
  const known: ReadonlySet<unknown> = new Set(to.names)
  const unknown = from.names.filter((name) => !known.has(name))
  if (unknown.length === 0) return undefined
  place.differs(
    'names',
    namesWords(from.names),
    namesWords(to.names),
    unknown.length === from.names.length ? 'all' : 'some',
  )
  return (value) => (known.has(value) ? value : unknownName(to.names, value))
}

export function unknownName(names: readonly string[], value: unknown): never {
  const [expected, actual] = [`one of ${namesWords(names)}`, `'${String(value)}'`]
  throw new CodecRefusal({
    code: 'FAULT_SHAPE',
    path: '',
    expected,
    actual,
    message: `must be ${expected} for the other side, got ${actual}`,
  })
}

/** Sizes that a schema allows, from the least to the most. */
export interface Sizes {
  readonly min: number
  readonly max: number
}

/** `length` is the only size there is, where it is given. */
export const sizesOf = (length: number | undefined, max: number): Sizes => ({ min: length ?? 0, max })

const sizesWords = ({ min, max }: Sizes): string => (min === max ? `exactly ${max}` : `up to ${max}`)

/** The check that sizes of the one schema need for the other; undefined where all of them fit. */
export function sizeCheck(
  subject: 'size' | 'count',
  from: Sizes,
  to: Sizes,
  place: Place,
): ((size: number) => void) | undefined {
  if (from.min >= to.min && from.max <= to.max) return undefined
  const apart = from.max < to.min || from.min > to.max
  place.differs(subject, sizesWords(from), sizesWords(to), apart ? 'all' : 'some')
  const unit = subject === 'size' ? 'bytes' : 'elements'
  return (size) => {
    if (size < to.min || (size > to.max && to.min === to.max)) inexact(`${to.min} ${unit}`, `${size} ${unit}`)
    if (size > to.max) tooMany(unit, to.max, size)
  }
}

function inexact(expected: string, actual: string): never {
  const message = `must have ${expected} for the other side, got ${actual}`
  throw new CodecRefusal({ code: 'FAULT_SHAPE', path: '', expected, actual, message })
}

function tooMany(unit: string, limit: number, actual: number): never {
  const message = `has ${actual} ${unit}, the other side takes ${limit}`
  throw new CodecRefusal({ code: 'FAULT_LIMIT', path: '', limit, actual, message })
}

const textEncoder = new TextEncoder()

/** Bytes of UTF-8; no text has more than three a UTF-16 unit. */
const bytesOf = (text: string, max: number): number =>
  text.length * 3 <= max ? text.length : textEncoder.encode(text).length

export function textConvert(from: TextSchema, to: TextSchema, place: Place): Convert | undefined {
  const check = sizeCheck('size', sizesOf(undefined, from.bytesMax), sizesOf(undefined, to.bytesMax), place)
  if (check === undefined) return undefined
  return (value) => {
    check(bytesOf(value as string, to.bytesMax)) // typed by `from`
    return value
  }
}

export function dataConvert(from: DataSchema, to: DataSchema, place: Place): Convert | undefined {
  const check = sizeCheck('size', sizesOf(from.length, from.bytesMax), sizesOf(to.length, to.bytesMax), place)
  if (check === undefined) return undefined
  return (value) => {
    check((value as Uint8Array).length) // typed by `from`
    return value
  }
}
