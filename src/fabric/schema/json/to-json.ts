// From values to their JSON view: money as {amount, unit}, other quantities as {value, unit}, plain numbers as they are.

import { type Dimension, dimensionless, isMoney } from '../../dimension/index.js'
import { settled } from '../codec/layout.js'
import { elementsOf } from '../codec/stored-list.js'
import { schemaDimension } from '../dimension-text.js'
import type { Quantity } from '../infer.js'
import { MeasureScope } from '../measure-scope.js'
import type { ListSchema, RecordSchema, Schema, UnionSchema } from '../schema.js'
import { turnToRows } from '../table/turn.js'
import { whichCase } from './which-case.js'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

/** The JSON view of a value that fits its schema; one that does not is a defect of the caller. */
export const toJson = (schema: Schema, value: unknown): Json => view(schema, value, new MeasureScope())

/** The JSON view of one quantity in coherent units. */
export function quantityJson(value: number, dimension: Dimension): Json {
  if (dimension === dimensionless) return value
  return isMoney(dimension) ? { amount: value, unit: dimension.text } : { value, unit: dimension.text }
}

// The casts below hold because the value fits the schema.
function view(outer: Schema, value: unknown, scope: MeasureScope): Json {
  if (value === undefined) return null
  const schema = settled(outer)
  const json = viewOf(schema, value, scope)
  // Where `null` would be read as nothing given, a union says its case.
  return json === null && schema !== outer && schema.kind === 'union' ? explicit(value as Chosen, null) : json
}

/** @param schema neither optional nor with a default */
function viewOf(schema: Schema, value: unknown, scope: MeasureScope): Json {
  switch (schema.kind) {
    case 'integer':
      return integerJson(value as number | bigint)
    case 'float':
      return floatJson(value as number)
    case 'quantity':
      return quantityJson(value as number, scope.resolve(schemaDimension(schema.dimension)))
    case 'carried': {
      const carried = value as Quantity
      return quantityJson(carried.value, carried.dimension)
    }
    case 'data':
      return btoa(Array.from(value as Uint8Array, (byte) => String.fromCharCode(byte)).join(''))
    case 'list':
      return listJson(schema, value as readonly unknown[], scope)
    case 'table':
      return turnToRows(schema.of, value).map((row) => view(schema.of, row, scope))
    case 'map': {
      const entries = [...(value as ReadonlyMap<unknown, unknown>)].map(([key, item]) => {
        const inner = new MeasureScope(scope)
        inner.bindCode(schema.key, key)
        return [String(key), view(schema.of, item, inner)] as const
      })
      return Object.fromEntries(entries)
    }
    case 'record':
      return recordJson(schema, value as Readonly<Record<string, unknown>>, scope)
    case 'union':
      return unionJson(schema, value as Chosen, scope)
    default:
      // Truth values, counts and every kind of text are their own view.
      return value as Json
  }
}

/** Quantities of one dimension as a column, `{value: [..], unit}`; other lists item by item. */
function listJson({ of }: ListSchema, list: readonly unknown[], scope: MeasureScope): Json {
  const items = elementsOf(list)
  if (of.kind !== 'quantity') return items.map((item) => view(of, item, scope))
  const dimension = scope.resolve(schemaDimension(of.dimension))
  const figures = items as readonly number[]
  return dimension === dimensionless ? figures : { value: figures, unit: dimension.text }
}

/** A number where every reader has it exactly, else decimal text. */
const integerJson = (value: number | bigint): Json =>
  Number.isSafeInteger(Number(value)) ? Number(value) : String(value)

const floatJson = (value: number): Json => (Number.isFinite(value) ? value : String(value))

function recordJson(schema: RecordSchema, fields: Readonly<Record<string, unknown>>, scope: MeasureScope): Json {
  const inner = scope.within(schema.fields, (name) => fields[name])
  const present = Object.entries(schema.fields).filter(([name]) => fields[name] !== undefined)
  return Object.fromEntries(present.map(([name, field]) => [name, view(field, fields[name], inner)]))
}

interface Chosen {
  readonly case: string
  readonly value: unknown
}

const explicit = (chosen: Chosen, json: Json): Json => ({ case: chosen.case, value: json })

/** The view of the case's value, where that is enough to tell the case again. */
function unionJson(schema: UnionSchema, chosen: Chosen, scope: MeasureScope): Json {
  const json = view(schema.cases[chosen.case]!, chosen.value, scope)
  const read = whichCase(schema, json)
  return read?.case === chosen.case && read.json === json ? json : explicit(chosen, json)
}
