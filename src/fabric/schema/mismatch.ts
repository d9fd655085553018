// The fabric's check of carried quantities: which of them do not have a dimension that their field accepts.

import { hasShape } from '../dimension/index.js'
import type { DimensionFault, Fault } from '../fault.js'
import { err, ok, type Result } from '../result.js'
import { settled } from './codec/layout.js'
import { schemaDimension } from './dimension-text.js'
import type { Quantity } from './infer.js'
import { MeasureScope } from './measure-scope.js'
import type { CarriedSchema, Schema } from './schema.js'

/** A carried value whose dimension its field does not accept; found by the fabric, before any model saw it. */
export interface Mismatch {
  /** Index of the record in the list that collects mismatches. */
  readonly index: number
  /** Path of the list from the message's root, e.g. `book`. */
  readonly list: string
  /** Field of the record: `strike`. */
  readonly field: string
  /** Dimensions in normal form; several joined by " or ". */
  readonly expected: string
  readonly actual: string
}

/** Where mismatches go: into the innermost list that collects them, or out as a fault. */
type Collector = ((path: string, expected: string, actual: string) => void) | undefined

/**
 * Checks every carried quantity of a message. Those in lists marked `collect` come back as mismatches; the first other one is
 * a fault with its path. Cost grows linearly with the number of values.
 */
export function checkCarried(schema: Schema, value: unknown): Result<readonly Mismatch[], Fault> {
  const mismatches: Mismatch[] = []
  const rejected = visit(schema, value, '', new MeasureScope(), undefined, mismatches)
  return rejected === undefined ? ok(mismatches) : err(rejected)
}

/** Whether a schema holds a carried quantity at all; the others need no visit. Kept per schema. */
const carriesKept = new WeakMap<Schema, boolean>()
function carries(schema: Schema): boolean {
  const known = carriesKept.get(schema)
  if (known !== undefined) return known
  const found = childrenOf(schema).some(carries) || schema.kind === 'carried'
  carriesKept.set(schema, found)
  return found
}

function childrenOf(schema: Schema): readonly Schema[] {
  switch (schema.kind) {
    case 'optional':
    case 'defaulted':
    case 'list':
    case 'map':
      return [schema.of]
    case 'record':
      return Object.values(schema.fields)
    case 'union':
      return Object.values(schema.cases)
    default:
      return []
  }
}

function visit(
  outer: Schema,
  value: unknown,
  path: string,
  scope: MeasureScope,
  collect: Collector,
  mismatches: Mismatch[],
): DimensionFault | undefined {
  const schema = settled(outer)
  if (value === undefined || !carries(schema)) return undefined
  switch (schema.kind) {
    case 'carried':
      return checkOne(schema, value as Quantity, path, scope, collect)
    case 'list': {
      const items = value as readonly unknown[]
      for (let index = 0; index < items.length; index++) {
        const into: Collector =
          schema.onMismatch === 'collect'
            ? (field, expected, actual) => mismatches.push({ index, list: path, field, expected, actual })
            : collect
        const itemPath = into === undefined ? `${path}[${index}]` : ''
        const fault = visit(schema.of, items[index], itemPath, scope, into, mismatches)
        if (fault !== undefined) return fault
      }
      return undefined
    }
    case 'map':
      for (const [key, item] of value as ReadonlyMap<string, unknown>) {
        const inner = new MeasureScope(scope)
        inner.bindCode(schema.key, key)
        const fault = visit(schema.of, item, `${path}.${key}`, inner, collect, mismatches)
        if (fault !== undefined) return fault
      }
      return undefined
    case 'record': {
      const fields = value as Readonly<Record<string, unknown>>
      const inner = scope.within(schema.fields, (name) => fields[name])
      for (const name in schema.fields) {
        const fieldPath = path === '' ? name : `${path}.${name}`
        const fault = visit(schema.fields[name]!, fields[name], fieldPath, inner, collect, mismatches)
        if (fault !== undefined) return fault
      }
      return undefined
    }
    case 'union': {
      const chosen = value as { readonly case: string; readonly value: unknown }
      return visit(schema.cases[chosen.case]!, chosen.value, path, scope, collect, mismatches)
    }
    default:
      return undefined
  }
}

function checkOne(
  schema: CarriedSchema,
  { dimension }: Quantity,
  path: string,
  scope: MeasureScope,
  collect: Collector,
): DimensionFault | undefined {
  if (isAccepted(schema, dimension, scope)) return undefined
  const expected = expectationOf(schema, scope)
  if (collect !== undefined) {
    collect(path, expected, dimension.text)
    return undefined
  }
  const message = `${path} must be in ${expected}, got ${dimension.text}`
  return { code: 'FAULT_DIMENSION', path, expected, actual: dimension.text, message }
}

function isAccepted({ accepts }: CarriedSchema, actual: Quantity['dimension'], scope: MeasureScope): boolean {
  if (typeof accepts === 'string') return hasShape(actual, accepts)
  return accepts.some((text) => scope.accepts(schemaDimension(text), actual))
}

/** What a carried field accepts in this scope, for people: `USD / EUR`, `GBP or USD`, `money`. */
export const expectationOf = ({ accepts }: CarriedSchema, scope: MeasureScope): string =>
  typeof accepts === 'string' ? accepts : accepts.map((text) => scope.resolve(schemaDimension(text)).text).join(' or ')
