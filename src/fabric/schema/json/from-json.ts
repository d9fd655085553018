// From the JSON view to values: units are read and converted once, names and counts are checked, defaults are filled in
// and named. Carried quantities keep their dimension; whether it is right is checkCarried's business.

import {
  isCurrency,
  nearest,
  parseUnit,
  sameDimension,
  splitPair,
  toCoherent,
  type Unit,
  variablesOf,
} from '../../dimension/index.js'
import { at, type Fault } from '../../fault.js'
import { err, ok, type Result } from '../../result.js'
import { isCalendarDate, isTenor } from '../calendar.js'
import { dimensionFault, readableDimension, schemaDimension } from '../dimension-text.js'
import { unmetAlternative } from '../exactly-one.js'
import type { Infer } from '../infer.js'
import { MeasureScope } from '../measure-scope.js'
import type {
  CarriedSchema,
  ListSchema,
  MapSchema,
  QuantitySchema,
  RecordSchema,
  Schema,
  UnionSchema,
} from '../schema.js'
import { likenessOf, resemblesJson } from './resemblance.js'

/** A default that was filled in, or a convention by which something was read; answers name them. */
export interface Assumption {
  readonly path: string
  /** JSON view of the value assumed, or the unit that a bare figure was read in. */
  readonly value: unknown
}

export interface ReadValue<T> {
  readonly value: T
  readonly assumptions: readonly Assumption[]
}

function readJson(schema: Schema, json: unknown): Result<ReadValue<unknown>, Fault> {
  const reader = new JsonReader()
  try {
    return ok({ value: reader.read(schema, json, '', new MeasureScope()), assumptions: reader.assumptions })
  } catch (thrown) {
    if (thrown instanceof Unreadable) return err(thrown.fault)
    throw thrown
  }
}

/**
 * Reads `json` as `schema`; the first thing wrong is a fault with its path. The value's type follows from the schema
 * that guided the reading, which is why the signature may promise more than the body can show.
 */
export const fromJson = readJson as <S extends Schema>(schema: S, json: unknown) => Result<ReadValue<Infer<S>>, Fault>

/** Carries a fault up to fromJson, nowhere else. */
class Unreadable extends Error {
  constructor(readonly fault: Fault) {
    super(fault.message)
  }
}

const kindOf = (json: unknown): string =>
  json === null ? 'null' : Array.isArray(json) ? 'a list' : typeof json === 'object' ? 'an object' : typeof json

const isObject = (json: unknown): json is Readonly<Record<string, unknown>> =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

/** Number of base64 digits before the padding, which may be left out; `undefined` for what is no base64 (RFC 4648). */
function base64Digits(text: string): number | undefined {
  const padding = /^[A-Za-z0-9+/]*(={0,2})$/.exec(text)?.[1]?.length
  if (padding === undefined || (padding > 0 && text.length % 4 !== 0)) return undefined
  const digits = text.length - padding
  return digits % 4 === 1 ? undefined : digits
}

class JsonReader {
  readonly assumptions: Assumption[] = []

  read(schema: Schema, json: unknown, path: string, scope: MeasureScope): unknown {
    switch (schema.kind) {
      case 'bool':
        return typeof json === 'boolean' ? json : this.shape(path, 'true or false', json)
      case 'count':
        if (!Number.isInteger(json) || (json as number) < 0 || (json as number) > 0xffffffff) {
          return this.shape(path, 'a whole number from 0 to 4294967295', json)
        }
        return json
      case 'text':
        return this.text(json, schema.bytesMax, path)
      case 'data':
        return this.data(json, schema.bytesMax, path)
      case 'choice': {
        if (typeof json !== 'string' || !schema.names.includes(json))
          return this.unknownChoice(schema.names, json, path)
        return json
      }
      case 'quantity':
        return this.quantity(schema, json, path, scope)
      case 'carried':
        return this.carried(schema, json, path, scope)
      case 'currency':
        return this.currency(json, path)
      case 'pair':
        return this.pair(json, path)
      case 'tenor':
        return typeof json === 'string' && isTenor(json) ? json : this.shape(path, 'a tenor such as 3M', json)
      case 'date':
        return typeof json === 'string' && isCalendarDate(json)
          ? json
          : this.shape(path, 'a date such as 2026-03-01', json)
      case 'optional':
      case 'defaulted':
        return this.read(schema.of, json, path, scope)
      case 'list':
        return this.list(schema, json, path, scope)
      case 'map':
        return this.map(schema, json, path, scope)
      case 'record':
        return this.record(schema, json, path, scope)
      case 'union':
        return this.union(schema, json, path, scope)
    }
  }

  private text(json: unknown, bytesMax: number, path: string): string {
    if (typeof json !== 'string') return this.shape(path, 'text', json)
    // No text has more bytes than three a UTF-16 unit; most are settled by this.
    if (json.length * 3 > bytesMax) this.limit(path, new TextEncoder().encode(json).length, bytesMax)
    return json
  }

  private data(json: unknown, bytesMax: number, path: string): Uint8Array {
    const digits = typeof json === 'string' ? base64Digits(json) : undefined
    if (typeof json !== 'string' || digits === undefined) return this.shape(path, 'base64 text', json)
    this.limit(path, Math.floor((digits * 3) / 4), bytesMax)
    return Uint8Array.from(atob(json), (character) => character.charCodeAt(0))
  }

  /** `{value, unit}`, `{amount, unit}`, or a bare number (unit `''`). */
  private figure(json: unknown, path: string): { readonly figure: number; readonly unit: string } {
    if (typeof json === 'number') return { figure: this.finite(json, path), unit: '' }
    if (!isObject(json)) return this.shape(path, 'a number or {"value", "unit"}', json)
    const key = Object.hasOwn(json, 'amount') ? 'amount' : 'value'
    for (const name of Object.keys(json))
      if (name !== key && name !== 'unit') this.unknownField(name, [key, 'unit'], path)
    const { [key]: figure, unit } = json
    if (typeof figure !== 'number') return this.shape(`${path}.${key}`, 'a number', figure)
    if (unit !== undefined && typeof unit !== 'string') return this.shape(`${path}.unit`, 'the text of a unit', unit)
    return { figure: this.finite(figure, `${path}.${key}`), unit: unit ?? '' }
  }

  private finite(figure: number, path: string): number {
    if (!Number.isFinite(figure)) {
      throw new Unreadable({ code: 'FAULT_RANGE', path, message: `${path} is not a finite number` })
    }
    return figure
  }

  private unit(text: string, path: string): Unit {
    const unit = parseUnit(text === '' ? '1' : text)
    if (!unit.ok) throw new Unreadable(at(path, unit.error))
    return unit.value
  }

  /** What people write has no measure variables: those are the schemas' own. */
  private writtenUnit(text: string, path: string): Unit {
    const unit = this.unit(text, path)
    const [variable] = variablesOf(unit.dimension)
    if (variable === undefined) return unit
    const message = `'${variable}' is no known unit`
    throw new Unreadable({ code: 'FAULT_UNKNOWN_UNIT', path, name: variable, candidates: [], message })
  }

  private quantity(schema: QuantitySchema, json: unknown, path: string, scope: MeasureScope): number {
    const { figure, unit: written } = this.figure(json, path)
    const wanted = scope.resolve(schemaDimension(schema.dimension))
    const unit = this.writtenUnit(written, path)
    if (sameDimension(unit.dimension, wanted)) return this.finite(toCoherent(figure, unit), path)
    const convention = schema.quoting?.[written]
    if (convention === undefined)
      throw new Unreadable(dimensionFault(path, readableDimension(wanted), unit.dimension.text))
    return this.byConvention(figure, convention, path, scope).value
  }

  private carried(schema: CarriedSchema, json: unknown, path: string, scope: MeasureScope): unknown {
    const { figure, unit: written } = this.figure(json, path)
    const convention = schema.quoting?.[written]
    if (convention !== undefined) return this.byConvention(figure, convention, path, scope)
    const unit = this.writtenUnit(written, path)
    return { value: this.finite(toCoherent(figure, unit), path), dimension: unit.dimension }
  }

  private byConvention(figure: number, convention: string, path: string, scope: MeasureScope) {
    const unit = this.unit(convention, path)
    const dimension = scope.resolve(unit.dimension)
    this.assumptions.push({
      path,
      value: { value: figure, unit: dimension === unit.dimension ? convention : dimension.text },
    })
    return { value: this.finite(toCoherent(figure, unit), path), dimension }
  }

  private currency(json: unknown, path: string): string {
    if (typeof json !== 'string') return this.shape(path, 'an ISO 4217 currency code', json)
    return isCurrency(json) ? json : this.unknownCurrency(json.slice(0, 32), path)
  }

  private pair(json: unknown, path: string): string {
    const expected = 'a currency pair such as EURUSD'
    if (typeof json !== 'string') return this.shape(path, expected, json)
    const pair = splitPair(json)
    if (pair !== undefined) return pair.foreign + pair.domestic
    const codes = /^([A-Z]{3})\/?([A-Z]{3})$/.exec(json)?.slice(1)
    const unknown = codes?.find((code) => !isCurrency(code))
    return unknown === undefined ? this.shape(path, expected, json) : this.unknownCurrency(unknown, path)
  }

  private unknownCurrency(name: string, path: string): never {
    const message = `'${name}' is no ISO 4217 currency`
    throw new Unreadable({ code: 'FAULT_UNKNOWN_CURRENCY', path, name, candidates: [], message })
  }

  private list(schema: ListSchema, json: unknown, path: string, scope: MeasureScope): readonly unknown[] {
    if (!Array.isArray(json)) return this.shape(path, 'a list', json)
    this.limit(path, json.length, schema.countMax)
    return json.map((item, index) => this.read(schema.of, item, `${path}[${index}]`, scope))
  }

  private map(schema: MapSchema, json: unknown, path: string, scope: MeasureScope): ReadonlyMap<string, unknown> {
    if (!isObject(json)) return this.shape(path, 'an object', json)
    const keys = Object.keys(json)
    this.limit(path, keys.length, schema.countMax)
    const entries = new Map<string, unknown>()
    for (const key of keys) {
      const entryPath = path === '' ? key : `${path}.${key}`
      const name = this.read(schema.key, key, entryPath, scope) as string // every key schema reads to text
      const inner = new MeasureScope(scope)
      inner.bindCode(schema.key, name)
      entries.set(name, this.read(schema.of, json[key], entryPath, inner))
    }
    return entries
  }

  private record(schema: RecordSchema, json: unknown, path: string, scope: MeasureScope): Record<string, unknown> {
    if (!isObject(json)) return this.shape(path, 'an object', json)
    const names = Object.keys(schema.fields)
    for (const name of Object.keys(json)) if (!names.includes(name)) this.unknownField(name, names, path)
    const inner = scope.within(schema.fields, (name) => json[name])
    const value: Record<string, unknown> = {}
    for (const name of names) {
      const field = schema.fields[name]!
      const given = Object.hasOwn(json, name) ? json[name] : undefined
      const fieldPath = path === '' ? name : `${path}.${name}`
      if (given !== undefined && given !== null) value[name] = this.read(field, given, fieldPath, inner)
      else if (field.kind === 'defaulted') {
        this.assumptions.push({ path: fieldPath, value: field.value })
        value[name] = this.read(field.of, field.value, fieldPath, inner)
      } else if (field.kind !== 'optional') {
        const what = field.doc === undefined ? '' : ` (${field.doc})`
        throw new Unreadable({
          code: 'FAULT_FIELD_MISSING',
          path: fieldPath,
          message: `${fieldPath}${what} is missing`,
        })
      }
    }
    this.alternatives(schema, value, path)
    return value
  }

  private alternatives(schema: RecordSchema, value: Readonly<Record<string, unknown>>, path: string): void {
    const unmet = unmetAlternative(schema.exactlyOne, value)
    if (unmet === undefined) return
    const { field, expected, actual } = unmet
    throw new Unreadable({
      code: 'FAULT_SHAPE',
      path: path === '' ? field : `${path}.${field}`,
      expected,
      actual,
      message: `${path === '' ? 'the request' : path} must have ${expected}, got ${actual}`,
    })
  }

  private union(schema: UnionSchema, json: unknown, path: string, scope: MeasureScope): unknown {
    for (const [name, of] of Object.entries(schema.cases)) {
      if (resemblesJson(of, json)) return { case: name, value: this.read(of, json, path, scope) }
    }
    return this.unfit(path, likenessOf(schema), json)
  }

  private limit(path: string, actual: number, limit: number): void {
    if (actual > limit) {
      const message = `${path} may hold ${limit}, got ${actual}`
      throw new Unreadable({ code: 'FAULT_LIMIT', path, limit, actual, message })
    }
  }

  private shape(path: string, expected: string, json: unknown, actual = kindOf(json)): never {
    const where = path === '' ? 'the message' : path
    throw new Unreadable({
      code: 'FAULT_SHAPE',
      path,
      expected,
      actual,
      message: `${where} must be ${expected}, got ${actual}`,
    })
  }

  private unknownChoice(names: readonly string[], json: unknown, path: string): never {
    return this.unfit(path, `one of ${names.join(', ')}`, json)
  }

  /** As `shape`, but shows what text was given: it may be a word that is nearly right. */
  private unfit(path: string, expected: string, json: unknown): never {
    return this.shape(path, expected, json, typeof json === 'string' ? `'${json.slice(0, 32)}'` : kindOf(json))
  }

  private unknownField(name: string, names: readonly string[], path: string): never {
    const candidates = nearest(name, names)
    const hint = candidates.length === 0 ? `; known: ${names.join(', ')}` : `; near it: ${candidates.join(', ')}`
    const shown = name.slice(0, 64)
    const fieldPath = path === '' ? shown : `${path}.${shown}`
    const message = `${fieldPath} is no field here${hint}`
    throw new Unreadable({ code: 'FAULT_FIELD_UNKNOWN', path: fieldPath, name: shown, candidates, message })
  }
}
