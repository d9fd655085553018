// From the JSON view to values: units are read and converted once, names and counts are checked, defaults are filled in
// and named. Carried quantities keep their dimension; whether it is right is checkCarried's business.

import type { Fault } from '../../fault.js'
import { err, ok, type Result } from '../../result.js'
import { unmetAlternative } from '../exactly-one.js'
import type { Infer } from '../infer.js'
import { MeasureScope } from '../measure-scope.js'
import type { ListSchema, MapSchema, RecordSchema, Schema, TableSchema, UnionSchema } from '../schema.js'
import { turnToTable } from '../table/turn.js'
import { type Assumption, Assumptions } from './assumptions.js'
import { underItsName } from './expiry-names.js'
import { keyJson } from './key-text.js'
import { spreadColumn } from './one-unit.js'
import { readCarried, readQuantity } from './read-figure.js'
import { readLeaf } from './read-leaf.js'
import { likenessOf, resemblesJson } from './resemblance.js'
import { isObject, refuseField, refuseShape, refuseUnfit, requireLimit, Unreadable, within } from './unreadable.js'
import { whichCase } from './which-case.js'

export type { Assumption }

export interface ReadValue<T> {
  readonly value: T
  /** The first of them, `assumptionsMax` at most. */
  readonly assumptions: readonly Assumption[]
  /** How many more there were; absent where there were none. */
  readonly untold?: number
}

function readJson(schema: Schema, json: unknown): Result<ReadValue<unknown>, Fault> {
  const reader = new JsonReader()
  try {
    const value = reader.read(schema, json, '', new MeasureScope())
    const { told, untold } = reader.assumptions
    return ok({ value, assumptions: told, ...(untold === 0 ? {} : { untold }) })
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

class JsonReader {
  readonly assumptions = new Assumptions()

  read(schema: Schema, json: unknown, path: string, scope: MeasureScope): unknown {
    switch (schema.kind) {
      case 'quantity':
        return readQuantity(schema, json, path, scope, this.assumptions)
      case 'carried':
        return readCarried(schema, json, path, scope, this.assumptions)
      case 'optional':
        return json === null || json === undefined ? undefined : this.read(schema.of, json, path, scope)
      case 'defaulted':
        return this.read(schema.of, json, path, scope)
      case 'list':
        return this.list(schema, json, path, scope)
      case 'table':
        return turnToTable(schema.of, this.list(schema, json, path, scope))
      case 'map':
        return this.map(schema, json, path, scope)
      case 'record':
        return this.record(schema, json, path, scope)
      case 'union':
        return this.union(schema, json, path, scope)
      default:
        return readLeaf(schema, json, path)
    }
  }

  private list(
    schema: ListSchema | TableSchema,
    given: unknown,
    path: string,
    scope: MeasureScope,
  ): readonly unknown[] {
    const json = spreadColumn(schema.of, given, path, schema.countMax)
    if (!Array.isArray(json)) return refuseShape(path, 'a list', json)
    requireLimit(path, json.length, schema.countMax)
    const length = schema.kind === 'list' ? schema.length : undefined
    if (length !== undefined && json.length !== length) {
      return refuseShape(path, `a list of ${length}`, json, `a list of ${json.length}`)
    }
    return json.map((item, index) => this.read(schema.of, item, `${path}[${index}]`, scope))
  }

  private map(schema: MapSchema, json: unknown, path: string, scope: MeasureScope): ReadonlyMap<unknown, unknown> {
    if (!isObject(json)) return refuseShape(path, 'an object', json)
    const names = Object.keys(json)
    requireLimit(path, names.length, schema.countMax)
    const entries = new Map<unknown, unknown>()
    for (const name of names) {
      const entryPath = within(path, name)
      const key = this.read(schema.key, keyJson(schema.key, name), entryPath, scope)
      // Two spellings of one key, such as EURUSD and EUR/USD: neither is the one that was meant.
      if (entries.has(key)) return refuseShape(entryPath, 'a key of its own', name, `'${String(key)}' again`)
      const inner = new MeasureScope(scope)
      inner.bindCode(schema.key, key)
      entries.set(key, this.read(schema.of, json[name], entryPath, inner))
    }
    return entries
  }

  private record(schema: RecordSchema, written: unknown, path: string, scope: MeasureScope): Record<string, unknown> {
    if (!isObject(written)) return refuseShape(path, 'an object', written)
    const json = underItsName(schema, written)
    const names = Object.keys(schema.fields)
    for (const name of Object.keys(json)) if (!Object.hasOwn(schema.fields, name)) refuseField(name, names, path)
    const inner = scope.within(schema.fields, (name) => json[name])
    const value: Record<string, unknown> = {}
    for (const name of names) {
      const field = schema.fields[name]!
      const given = Object.hasOwn(json, name) ? json[name] : undefined
      const fieldPath = within(path, name)
      if (isGiven(field, given)) value[name] = this.read(field, given, fieldPath, inner)
      else if (field.kind === 'defaulted') {
        this.assumptions.note(fieldPath, field.value)
        value[name] = this.read(field.of, field.value, fieldPath, inner)
      } else if (field.kind !== 'optional') {
        const what = field.doc === undefined ? '' : ` (${field.doc})`
        const message = `${fieldPath}${what} is missing`
        throw new Unreadable({ code: 'FAULT_FIELD_MISSING', path: fieldPath, message })
      }
    }
    this.alternatives(schema, value, path)
    return value
  }

  private alternatives(schema: RecordSchema, value: Readonly<Record<string, unknown>>, path: string): void {
    const unmet = unmetAlternative(schema.exactlyOne, value)
    if (unmet === undefined) return
    const { field, expected, actual } = unmet
    const message = `${path === '' ? 'the request' : path} must have ${expected}, got ${actual}`
    throw new Unreadable({ code: 'FAULT_SHAPE', path: within(path, field), expected, actual, message })
  }

  private union(schema: UnionSchema, json: unknown, path: string, scope: MeasureScope): unknown {
    const chosen = whichCase(schema, json)
    if (chosen === undefined) return refuseUnfit(path, likenessOf(schema), json)
    return { case: chosen.case, value: this.read(schema.cases[chosen.case]!, chosen.json, path, scope) }
  }
}

/** `null` stands for nothing given, but where a field that must be there takes it: a union with a case of no value. */
const isGiven = (field: Schema, given: unknown): boolean =>
  given !== undefined && (given !== null || (field.kind === 'union' && resemblesJson(field, null)))
