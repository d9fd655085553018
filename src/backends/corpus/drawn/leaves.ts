// What the request of an example says, leaf by leaf, as far as a goal can say it in words.

import { type ContractExample, type RecordSchema, type Schema, settled } from '../../../fabric/schema/index.js'
import { namedType } from '../compose/print-program.js'

export type Leaf =
  | { readonly kind: 'figure'; readonly value: number }
  | { readonly kind: 'figures'; readonly values: readonly number[] }
  /** A code of a kind that the lexer reads: `EUR`, `EURUSD`, `3M`, `2026-03-01`. */
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'choice'; readonly name: string }

/** By field path; undefined where the request holds what no sentence of the corpus can say, such as a list of records. */
export function leavesOf(
  request: RecordSchema,
  json: ContractExample['request'],
): ReadonlyMap<string, Leaf> | undefined {
  const leaves = new Map<string, Leaf>()
  return gather(request, json, '', leaves) ? leaves : undefined
}

function gather(schema: RecordSchema, json: unknown, prefix: string, leaves: Map<string, Leaf>): boolean {
  if (typeof json !== 'object' || json === null) return false
  for (const [name, value] of Object.entries(json)) {
    const field = Object.hasOwn(schema.fields, name) ? schema.fields[name] : undefined
    if (field === undefined) return false
    // Data is attached, not said.
    if (namedType(field) !== undefined) continue
    const plain = settled(field)
    const path = `${prefix}${name}`
    if (plain.kind === 'record') {
      if (!gather(plain, value, `${path}.`, leaves)) return false
      continue
    }
    const leaf = leafOf(plain, value)
    if (leaf === undefined) return false
    leaves.set(path, leaf)
  }
  return true
}

function leafOf(schema: Schema, json: unknown): Leaf | undefined {
  switch (schema.kind) {
    case 'quantity':
    case 'carried':
    case 'count': {
      const value = figureIn(json)
      return value === undefined ? undefined : { kind: 'figure', value }
    }
    case 'list': {
      if (!Array.isArray(json) || (schema.of.kind !== 'quantity' && schema.of.kind !== 'carried')) return undefined
      const values = json.map(figureIn).filter((value) => value !== undefined)
      return values.length === json.length && values.length > 0 ? { kind: 'figures', values } : undefined
    }
    case 'choice':
      return typeof json === 'string' ? { kind: 'choice', name: json } : undefined
    case 'currency':
    case 'pair':
    case 'tenor':
    case 'date':
      return typeof json === 'string' ? { kind: 'code', code: json } : undefined
    default:
      return undefined
  }
}

/** `3`, `{value: 3, unit}` or `{amount: 3, unit}`. */
function figureIn(json: unknown): number | undefined {
  if (typeof json === 'number') return json
  if (typeof json !== 'object' || json === null) return undefined
  const { value, amount } = json as { readonly value?: unknown; readonly amount?: unknown }
  const figure = value ?? amount
  return typeof figure === 'number' ? figure : undefined
}
