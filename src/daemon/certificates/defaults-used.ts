// Which defaults a request stands at. A frame always carries every field that has one, whether its sender gave it or not.

import { type Basis, type DefaultedSchema, fromJson, type Json, type Schema, toJson } from '../../fabric/index.js'

type Assumption = Basis['assumptions'][number]

/** So many are told one by one. */
export const assumptionsMax = 256

export interface DefaultsUsed {
  /** The first of them. */
  readonly assumptions: readonly Assumption[]
  /** How many more there are. */
  readonly untold: number
}

interface Found {
  readonly assumptions: Assumption[]
  untold: number
}

/** Fields of a request that hold their contract's default, those of its records, lists and maps too. A large request may have millions. */
export function defaultsUsed(schema: Schema, value: unknown): DefaultsUsed {
  const found: Found = { assumptions: [], untold: 0 }
  look(schema, value, '', found)
  return found
}

function note(found: Found, path: string, value: Json): void {
  if (found.assumptions.length < assumptionsMax) found.assumptions.push({ path, value })
  else found.untold++
}

// The casts hold because the value fits the schema.
function look(schema: Schema, value: unknown, path: string, found: Found): void {
  if (value === undefined || !hasDefaults(schema)) return
  switch (schema.kind) {
    case 'optional':
      look(schema.of, value, path, found)
      break
    case 'defaulted':
      if (isDefault(schema, value))
        note(found, path, schema.value as Json) // it is written as JSON
      else look(schema.of, value, path, found)
      break
    case 'record': {
      const members = value as Readonly<Record<string, unknown>>
      for (const [name, field] of Object.entries(schema.fields)) {
        look(field, members[name], path === '' ? name : `${path}.${name}`, found)
      }
      break
    }
    case 'list':
      for (const [index, item] of (value as readonly unknown[]).entries())
        look(schema.of, item, `${path}[${index}]`, found)
      break
    case 'map':
      for (const [key, item] of value as ReadonlyMap<unknown, unknown>)
        look(schema.of, item, `${path}.${String(key)}`, found)
      break
    case 'union': {
      const chosen = value as { readonly case: string; readonly value: unknown }
      const of = schema.cases[chosen.case]
      if (of !== undefined) look(of, chosen.value, path, found)
      break
    }
    default:
  }
}

const defaults = new WeakMap<DefaultedSchema, string>()

function isDefault(schema: DefaultedSchema, value: unknown): boolean {
  let view = defaults.get(schema)
  if (view === undefined) {
    const read = fromJson(schema.of, schema.value)
    view = read.ok ? JSON.stringify(toJson(schema.of, read.value.value)) : ''
    defaults.set(schema, view)
  }
  return JSON.stringify(toJson(schema.of, value)) === view
}

const known = new WeakMap<Schema, boolean>()

/** Most lists have none in their elements, and need not be gone through. */
function hasDefaults(schema: Schema): boolean {
  const told = known.get(schema)
  if (told !== undefined) return told
  const has = innerOf(schema).some(hasDefaults) || schema.kind === 'defaulted'
  known.set(schema, has)
  return has
}

function innerOf(schema: Schema): readonly Schema[] {
  switch (schema.kind) {
    case 'optional':
    case 'list':
    case 'map':
    case 'defaulted':
      return [schema.of]
    case 'record':
      return Object.values(schema.fields)
    case 'union':
      return Object.values(schema.cases)
    default:
      return []
  }
}
