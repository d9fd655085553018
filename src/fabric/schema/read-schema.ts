// Reading canonical text back: schemas that come from a peer are checked node by node before anything is built on them.

import { parseDimension } from '../dimension/index.js'
import { at, type Fault } from '../fault.js'
import { err, ok, type Result } from '../result.js'
import { type Fields, listCountMax, type Schema } from './schema.js'

/** Nesting of a schema that a peer may send. */
const depthMax = 16
const fieldsMax = 1_024

type JsonObject = Readonly<Record<string, unknown>>

/** The schema that canonical text spells; text that is none is a fault with the path into the schema. */
export function readSchemaText(text: string): Result<Schema, Fault> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return err({ code: 'FAULT_SYNTAX', message: `a schema is not JSON: ${(error as SyntaxError).message}` })
  }
  return readSchema(json, 0)
}

const malformed = (expected: string): Result<never, Fault> =>
  err({ code: 'FAULT_SHAPE', path: '', expected, actual: 'something else', message: `a schema needs ${expected} here` })

const isObject = (json: unknown): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

const isLimit = (value: unknown, max: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= max

const isVariable = (value: unknown): value is string =>
  typeof value === 'string' && /^'[A-Za-z][A-Za-z0-9]*$/.test(value)

const bytesMaxAllowed = 64 * 1024 * 1024

function readSchema(json: unknown, depth: number): Result<Schema, Fault> {
  if (!isObject(json)) return malformed('an object')
  if (depth > depthMax) {
    return err({ code: 'FAULT_LIMIT', limit: depthMax, actual: depth, message: `a schema may nest ${depthMax} deep` })
  }
  const { kind } = json
  switch (kind) {
    case 'bool':
    case 'count':
    case 'tenor':
    case 'date':
      return ok({ kind })
    case 'text':
    case 'data': {
      const { bytesMax } = json
      return isLimit(bytesMax, bytesMaxAllowed) ? ok({ kind, bytesMax }) : malformed('a byte limit')
    }
    case 'choice':
      return readChoice(json)
    case 'quantity':
      return readQuantity(json)
    case 'carried':
      return readCarried(json)
    case 'currency': {
      const { binds } = json
      if (binds === undefined) return ok({ kind })
      return isVariable(binds) ? ok({ kind, binds }) : malformed('a measure variable')
    }
    case 'pair':
      return readPair(json)
    case 'optional': {
      const of = readSchema(json.of, depth + 1)
      return of.ok ? ok({ kind, of: of.value }) : err(at('of', of.error))
    }
    case 'list':
      return readList(json, depth)
    case 'map':
      return readMap(json, depth)
    case 'record':
    case 'union':
      return readFields(json, kind, depth)
    default:
      return malformed('a known kind')
  }
}

function readChoice({ names }: JsonObject): Result<Schema, Fault> {
  const sound =
    Array.isArray(names) && names.length > 0 && names.length <= 256 && names.every((name) => typeof name === 'string')
  return sound ? ok({ kind: 'choice', names }) : malformed('1 to 256 names')
}

function readQuantity({ dimension }: JsonObject): Result<Schema, Fault> {
  if (typeof dimension !== 'string') return malformed('a dimension')
  const parsed = parseDimension(dimension)
  return parsed.ok ? ok({ kind: 'quantity', dimension }) : parsed
}

function readCarried({ accepts }: JsonObject): Result<Schema, Fault> {
  if (accepts === 'money' || accepts === 'rate' || accepts === 'any') return ok({ kind: 'carried', accepts })
  if (!Array.isArray(accepts) || accepts.length === 0) return malformed('dimensions or a shape')
  for (const text of accepts) {
    if (typeof text !== 'string') return malformed('a dimension')
    const parsed = parseDimension(text)
    if (!parsed.ok) return parsed
  }
  return ok({ kind: 'carried', accepts })
}

function readPair({ binds }: JsonObject): Result<Schema, Fault> {
  if (binds === undefined) return ok({ kind: 'pair' })
  if (!Array.isArray(binds) || binds.length !== 2) return malformed('two measure variables')
  const [foreign, domestic]: readonly unknown[] = binds
  return isVariable(foreign) && isVariable(domestic)
    ? ok({ kind: 'pair', binds: [foreign, domestic] })
    : malformed('two measure variables')
}

function readList({ of, countMax, onMismatch }: JsonObject, depth: number): Result<Schema, Fault> {
  const element = readSchema(of, depth + 1)
  if (!element.ok) return err(at('of', element.error))
  if (!isLimit(countMax, listCountMax)) return malformed(`a count up to ${listCountMax}`)
  if (onMismatch !== 'reject' && onMismatch !== 'collect') return malformed('reject or collect')
  return ok({ kind: 'list', of: element.value, countMax, onMismatch })
}

function readMap({ key, of, countMax }: JsonObject, depth: number): Result<Schema, Fault> {
  const keySchema = readSchema(key, depth + 1)
  if (!keySchema.ok) return err(at('key', keySchema.error))
  const { value } = keySchema
  if (value.kind !== 'pair' && value.kind !== 'currency' && value.kind !== 'text' && value.kind !== 'tenor') {
    return malformed('a key of text')
  }
  const item = readSchema(of, depth + 1)
  if (!item.ok) return err(at('of', item.error))
  if (!isLimit(countMax, listCountMax)) return malformed(`a count up to ${listCountMax}`)
  return ok({ kind: 'map', key: value, of: item.value, countMax })
}

function readFields(json: JsonObject, kind: 'record' | 'union', depth: number): Result<Schema, Fault> {
  const given = json[kind === 'record' ? 'fields' : 'cases']
  if (!isObject(given)) return malformed(kind === 'record' ? 'fields' : 'cases')
  const entries = Object.entries(given)
  if (entries.length > fieldsMax || (kind === 'union' && entries.length === 0))
    return malformed('a sane number of fields')
  const fields: [string, Schema][] = []
  for (const [name, field] of entries) {
    const read = readSchema(field, depth + 1)
    if (!read.ok) return err(at(name, read.error))
    fields.push([name, read.value])
  }
  const read: Fields = Object.fromEntries(fields)
  if (kind === 'union') return ok({ kind, cases: read })
  const { exactlyOne } = json
  const sound =
    Array.isArray(exactlyOne) &&
    exactlyOne.every((names) => Array.isArray(names) && names.every((name) => typeof name === 'string' && name in read))
  return sound ? ok({ kind, fields: read, exactlyOne }) : malformed('its exactlyOne')
}
