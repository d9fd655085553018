// From values to their JSON view: money as {amount, unit}, other quantities as {value, unit}, plain numbers as they are.

import { type Dimension, dimensionless, isMoney } from '../../dimension/index.js'
import { settled } from '../codec/layout.js'
import { schemaDimension } from '../dimension-text.js'
import type { Quantity } from '../infer.js'
import { MeasureScope } from '../measure-scope.js'
import type { Schema } from '../schema.js'

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
  const schema = settled(outer)
  switch (schema.kind) {
    case 'quantity':
      return quantityJson(value as number, scope.resolve(schemaDimension(schema.dimension)))
    case 'carried': {
      const carried = value as Quantity
      return quantityJson(carried.value, carried.dimension)
    }
    case 'data':
      return btoa(Array.from(value as Uint8Array, (byte) => String.fromCharCode(byte)).join(''))
    case 'list':
      return (value as readonly unknown[]).map((item) => view(schema.of, item, scope))
    case 'map': {
      const entries = [...(value as ReadonlyMap<string, unknown>)].map(([key, item]) => {
        const inner = new MeasureScope(scope)
        inner.bindCode(schema.key, key)
        return [key, view(schema.of, item, inner)] as const
      })
      return Object.fromEntries(entries)
    }
    case 'record': {
      const fields = value as Readonly<Record<string, unknown>>
      const inner = scope.within(schema.fields, (name) => fields[name])
      const present = Object.entries(schema.fields).filter(([name]) => fields[name] !== undefined)
      return Object.fromEntries(present.map(([name, field]) => [name, view(field, fields[name], inner)]))
    }
    case 'union': {
      const chosen = value as { readonly case: string; readonly value: unknown }
      return view(schema.cases[chosen.case]!, chosen.value, scope)
    }
    default:
      // Truth values, counts and every kind of text are their own view.
      return value as Json
  }
}
