// What can be wrong with a schema: found once, before a codec is made of it or a peer's is believed.

import { at, type Fault } from '../fault.js'
import { err, ok, type Result } from '../result.js'
import { leafDefect } from './check-leaf.js'
import { exactlyOneDefect, limitDefect, mismatchDefect, tagsDefect } from './check-members.js'
import { fromJson } from './json/from-json.js'
import {
  type DefaultedSchema,
  type ListSchema,
  listCountMax,
  type MapSchema,
  type RecordSchema,
  type Schema,
  type TableSchema,
  type UnionSchema,
} from './schema.js'
import { beyond, countDefect, type Defect, isObject, misfit, nameDefect, shown } from './schema-defect.js'
import { depthMax, fieldsMax, nodesMax } from './schema-limits.js'

/** What a node stands in: not every kind may stand everywhere. */
type Place = 'root' | 'field' | 'element' | 'case' | 'key' | 'presence'

/**
 * Whether a codec can be made of `schema`, and what is wrong with it if not: FAULT_SHAPE, FAULT_LIMIT or the fault of a dimension's text, with the
 * path into the schema (`book.of.strike`). Takes whatever claims to be a schema, also one that contains itself; bounded in time by its limits.
 */
export const checkSchema = (schema: Schema): Result<void, Fault> => checked(schema, false)

/** The same for what canonical text spells, which does not say what integers are in memory. */
export const checkSpelt = (json: unknown): Result<void, Fault> =>
  // Whatever it is: the check looks at everything before it relies on it.
  checked(json as Schema, true)

/** @throws Error with the path, for a schema of our own that is unsound: a defect of whoever wrote it */
export function requireSound(owner: string, schema: Schema): void {
  const checked = checkSchema(schema)
  if (checked.ok) return
  const { path, message } = checked.error
  throw new Error(`${owner}${path === undefined || path === '' ? '' : ` at ${path}`}: ${message}`)
}

function checked(schema: Schema, spelt: boolean): Result<void, Fault> {
  const defect = new SchemaCheck(spelt).node(schema, 'root', 0)
  return defect === undefined ? ok(undefined) : err(defect)
}

const leafKinds: ReadonlySet<string> = new Set([
  ...['bool', 'count', 'integer', 'float', 'text', 'data', 'choice'],
  ...['quantity', 'carried', 'currency', 'pair', 'tenor', 'date'],
])

const keyKinds: ReadonlySet<string> = new Set([
  ...['pair', 'currency', 'text', 'tenor', 'date', 'bool', 'count', 'integer', 'choice'],
])

class SchemaCheck {
  private nodes = 0
  /** Quantities so far with a measure variable in their dimension. */
  private open = 0
  /** The nodes from the root to where the check stands. */
  private readonly above = new Set<unknown>()

  constructor(private readonly spelt: boolean) {}

  node(schema: Schema, place: Place, depth: number): Defect {
    if (!isObject(schema)) return misfit('a schema', shown(schema))
    if (this.above.has(schema)) return misfit('a schema that ends', 'one that contains itself')
    this.nodes++
    if (this.nodes > nodesMax) return beyond('nodes', nodesMax, this.nodes)
    if (depth > depthMax) return beyond('levels', depthMax, depth)
    if (place === 'key' && !keyKinds.has(schema.kind))
      return misfit(`a key of ${[...keyKinds].join(', ')}`, shown(schema.kind))
    if (schema.kind === 'quantity' && String(schema.dimension).includes("'")) this.open++
    if (leafKinds.has(schema.kind)) return leafDefect(schema, this.spelt)
    this.above.add(schema)
    const defect = this.composite(schema, place, depth + 1)
    this.above.delete(schema)
    return defect
  }

  private composite(schema: Schema, place: Place, depth: number): Defect {
    switch (schema.kind) {
      case 'void':
        return place === 'case' ? undefined : misfit('a value', 'void, which only a case of a union may be')
      case 'optional':
        if (place === 'presence') return misfit('a value', 'an optional in an optional or a default')
        return this.inner('of', schema.of, 'presence', depth)
      case 'defaulted':
        if (place !== 'field') return misfit('a value', 'a default, which only a field of a record may have')
        return this.defaulted(schema, depth)
      case 'list':
        return this.list(schema, depth)
      case 'table':
        return this.table(schema, depth)
      case 'map':
        return this.map(schema, depth)
      case 'record':
        return this.record(schema, depth)
      case 'union':
        return this.union(schema, depth)
      default:
        return misfit('a known kind', shown((schema as { readonly kind?: unknown }).kind), 'kind')
    }
  }

  private inner(step: string, schema: Schema, place: Place, depth: number): Defect {
    const defect = this.node(schema, place, depth)
    return defect === undefined ? undefined : at(step, defect)
  }

  private defaulted({ of, value }: DefaultedSchema, depth: number): Defect {
    const open = this.open
    const unfit = this.inner('of', of, 'presence', depth)
    if (unfit !== undefined) return unfit
    const read = fromJson<Schema>(of, value)
    // What a measure variable stands for is settled by the record, and with it whether the default is right.
    const settledLater = !read.ok && read.error.code === 'FAULT_DIMENSION' && this.open > open
    return read.ok || settledLater ? undefined : at('value', read.error)
  }

  private list({ of, countMax, onMismatch, length }: ListSchema, depth: number): Defect {
    const unfit =
      length === undefined
        ? countDefect('countMax', 'elements', countMax, listCountMax)
        : (countDefect('length', 'elements', length, listCountMax) ?? limitDefect('countMax', countMax, length))
    return unfit ?? mismatchDefect(onMismatch) ?? this.inner('of', of, 'element', depth)
  }

  private table({ of, countMax, onMismatch }: TableSchema, depth: number): Defect {
    const unfit = countDefect('countMax', 'rows', countMax, listCountMax) ?? mismatchDefect(onMismatch)
    if (unfit !== undefined) return unfit
    const kind: unknown = isObject(of) ? of.kind : of
    if (kind !== 'record') return misfit('a record', shown(kind), 'of')
    const inner = this.inner('of', of, 'element', depth)
    if (inner !== undefined) return inner
    for (const [name, field] of Object.entries(of.fields)) {
      const column = field.kind === 'optional' || field.kind === 'defaulted' ? field.of : field
      if (!leafKinds.has(column.kind))
        return misfit('a column of numbers, words or bytes', shown(column.kind), `of.${name}`)
    }
    return undefined
  }

  private map({ key, of, countMax }: MapSchema, depth: number): Defect {
    return (
      countDefect('countMax', 'entries', countMax, listCountMax) ??
      this.inner('key', key, 'key', depth) ??
      this.inner('of', of, 'element', depth)
    )
  }

  private record({ fields, exactlyOne }: RecordSchema, depth: number): Defect {
    return this.members('fields', fields, 'field', depth) ?? exactlyOneDefect(exactlyOne, fields)
  }

  private union({ cases, tags }: UnionSchema, depth: number): Defect {
    return this.members('cases', cases, 'case', depth) ?? tagsDefect(tags, Object.keys(cases))
  }

  private members(what: 'fields' | 'cases', members: unknown, place: Place, depth: number): Defect {
    if (!isObject(members)) return misfit(what, shown(members), what)
    const entries = Object.entries(members)
    // One without any would take no bytes: a list of them would be all count and no payload.
    if (entries.length === 0) return misfit(`at least one of its ${what}`, 'none', what)
    if (entries.length > fieldsMax) return beyond(what, fieldsMax, entries.length, what)
    for (const [name, schema] of entries) {
      const mayBeMissing = isObject(schema) && schema.kind === 'optional'
      const defect = nameDefect(name, mayBeMissing) ?? this.node(schema as Schema, place, depth) // it looks what it is
      if (defect !== undefined) return at(name, defect)
    }
    return undefined
  }
}
