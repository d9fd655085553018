// From definitions to schemas: names are looked up, and what BARE or our schemas do not allow is refused with its place.

import { nearest } from '../../../dimension/index.js'
import type { Span } from '../../../fault.js'
import { type KeySchema, record, type Schema } from '../../schema.js'
import { depthMax, nodesMax } from '../../schema-limits.js'
import { checkLength, checkNumber, dataSchema, enumSchema, primitiveSchema, type TextLimits } from './leaf-schemas.js'
import { type BareType, type Definition, type Length, spelling, type UnionMember } from './syntax.js'
import { beyond, unsound } from './unreadable.js'

/** Nodes of all definitions, each written out with what it refers to: what checking and using them costs. */
const writtenOutMax = 16 * nodesMax

/** References that lead from one to the next before any of them is resolved. */
const referencesMax = 2 * depthMax

/** A schema, and how large it is when every reference in it is written out. */
interface Sized {
  readonly schema: Schema
  readonly nodes: number
  readonly depth: number
}

/** @throws Unreadable */
export function resolveDefinitions(
  definitions: readonly Definition[],
  limits: TextLimits,
): ReadonlyMap<string, Schema> {
  const resolver = new Resolver(definitions, limits)
  let nodes = 0
  const schemas = new Map<string, Schema>()
  for (const { name, span } of definitions) {
    const sized = resolver.definition(name, span, name)
    nodes += sized.nodes
    if (nodes > writtenOutMax) beyond('types, written out', writtenOutMax, nodes, span, name)
    schemas.set(name, sized.schema)
  }
  return schemas
}

class Resolver {
  private readonly byName = new Map<string, Definition>()
  private readonly resolved = new Map<string, Sized>()
  private readonly open = new Set<string>()

  constructor(
    definitions: readonly Definition[],
    private readonly limits: TextLimits,
  ) {
    for (const definition of definitions) {
      const { name, span } = definition
      if (this.byName.has(name)) unsound('defined once', 'defined again', span, name)
      this.byName.set(name, definition)
    }
  }

  /** What the name stands for; `span` and `path` are those of the place that names it. */
  definition(name: string, span: Span, path: string): Sized {
    const known = this.resolved.get(name)
    if (known !== undefined) return known
    const definition = this.byName.get(name)
    if (definition === undefined) return this.undefined(name, span, path)
    if (this.open.has(name)) return unsound('a type that ends', `${name}, which contains itself`, span, path)
    if (this.open.size === referencesMax) beyond('references in a row', referencesMax, referencesMax + 1, span, path)
    this.open.add(name)
    const sized = this.type(definition.type, name)
    this.open.delete(name)
    this.resolved.set(name, sized)
    return sized
  }

  private undefined(name: string, span: Span, path: string): never {
    const candidates = nearest(name.slice(0, 128), this.byName.keys())
    const hint = candidates.length === 0 ? '' : `; near it: ${candidates.join(', ')}`
    return unsound('a type that is defined', `'${name.slice(0, 128)}'${hint}`, span, path)
  }

  private type(type: BareType, path: string): Sized {
    switch (type.kind) {
      case 'primitive':
        return leaf(primitiveSchema(type.name, this.limits))
      case 'reference':
        return this.definition(type.name, type.span, path)
      case 'data':
        return leaf(dataSchema(type.length, this.limits, path))
      case 'enum':
        return leaf(enumSchema(type.members, type.span, path))
      case 'optional': {
        const of = this.inner(type.of, `${path}.of`)
        return this.sized(type.span, path, { kind: 'optional', of: of.schema }, [of])
      }
      case 'list':
        return this.list(type.of, type.length, type.span, path)
      case 'map':
        return this.map(type.key, type.of, type.span, path)
      case 'struct':
        return this.struct(type, path)
      case 'union':
        return this.union(type, path)
    }
  }

  /** A value inside another, where there must be one: void is refused, an optional becomes a record of it, which has the same bytes. */
  private inner(type: BareType, path: string): Sized {
    const sized = this.valued(type, path)
    if (sized.schema.kind !== 'optional') return sized
    return this.sized(type.span, path, record({ value: sized.schema }), [sized])
  }

  private valued(type: BareType, path: string): Sized {
    const sized = this.type(type, path)
    if (sized.schema.kind === 'void') unsound('a value', 'void, which only a case of a union may be', type.span, path)
    return sized
  }

  private list(of: BareType, length: Length | undefined, span: Span, path: string): Sized {
    const { countMax } = this.limits
    if (length !== undefined) checkLength(length, 'elements', countMax, path)
    const element = this.inner(of, `${path}.of`)
    const fixed = length === undefined ? { countMax } : { countMax: length.value, length: length.value }
    return this.sized(span, path, { kind: 'list', of: element.schema, onMismatch: 'reject', ...fixed }, [element])
  }

  private map(keyType: BareType, ofType: BareType, span: Span, path: string): Sized {
    const key = this.type(keyType, `${path}.key`)
    if (!isKey(key.schema)) {
      return unsound('a key of integers, bool, str or an enum', spelling(keyType), keyType.span, `${path}.key`)
    }
    const of = this.inner(ofType, `${path}.of`)
    return this.sized(span, path, { kind: 'map', key: key.schema, of: of.schema, countMax: this.limits.entriesMax }, [
      key,
      of,
    ])
  }

  private struct({ fields, span }: Extract<BareType, { kind: 'struct' }>, path: string): Sized {
    if (fields.length === 0) return unsound('a struct of one field or more', 'empty', span, path)
    const sized = new Map<string, Sized>()
    for (const field of fields) {
      const fieldPath = `${path}.${field.name}`
      if (sized.has(field.name)) return unsound('named once', 'named again', field.span, fieldPath)
      sized.set(field.name, this.valued(field.type, fieldPath))
    }
    const schemas = Object.fromEntries([...sized].map(([name, { schema }]) => [name, schema]))
    return this.sized(span, path, record(schemas), [...sized.values()])
  }

  private union({ members, span }: Extract<BareType, { kind: 'union' }>, path: string): Sized {
    if (members.length === 0) return unsound('a union of one type or more', 'empty', span, path)
    checkMembers(members, path)
    const sized = new Map<string, Sized>()
    for (const { type } of members) {
      const name = caseName(type, sized)
      const of = this.type(type, `${path}.${name}`)
      sized.set(name, of.schema.kind === 'optional' ? this.inner(type, `${path}.${name}`) : of)
    }
    const names = [...sized.keys()]
    const cases = Object.fromEntries(names.map((name) => [name, sized.get(name)!.schema]))
    const plain = members.every(({ tag }, index) => tag === index)
    const tags = plain ? {} : { tags: Object.fromEntries(names.map((name, index) => [name, members[index]!.tag])) }
    return this.sized(span, path, { kind: 'union', cases, ...tags }, [...sized.values()])
  }

  private sized(span: Span, path: string, schema: Schema, parts: readonly Sized[]): Sized {
    const nodes = parts.reduce((sum, part) => sum + part.nodes, 1)
    const depth = 1 + Math.max(...parts.map((part) => part.depth))
    if (nodes > nodesMax) beyond('types, written out', nodesMax, nodes, span, path)
    if (depth > depthMax) beyond('levels', depthMax, depth, span, path)
    return { schema, nodes, depth }
  }
}

const leaf = (schema: Schema): Sized => ({ schema, nodes: 1, depth: 0 })

function checkMembers(members: readonly UnionMember[], path: string): void {
  const types = new Set<string>()
  const tags = new Set<number>()
  for (const { type, tag, span } of members) {
    const text = spelling(type)
    if (types.has(text)) unsound('a union of different types', `with ${text.slice(0, 64)} again`, span, path)
    types.add(text)
    checkNumber(tag, tags, span, `${path}.${text.slice(0, 64)}`)
  }
}

/** Cases are called by the name of their type or, where it has none, by what it is: `Customer`, `uint`, `struct`, `struct2`. */
function caseName(type: BareType, taken: ReadonlyMap<string, unknown>): string {
  const name = type.kind === 'reference' || type.kind === 'primitive' ? type.name : type.kind
  if (!taken.has(name)) return name
  let next = 2
  while (taken.has(`${name}${next}`)) next++
  return `${name}${next}`
}

const isKey = (schema: Schema): schema is KeySchema =>
  schema.kind === 'integer' || schema.kind === 'bool' || schema.kind === 'text' || schema.kind === 'choice'
