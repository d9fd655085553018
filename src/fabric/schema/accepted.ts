// Which dimensions a carried field accepts, given the codes that bind its measure variables.

import { type Dimension, hasShape, type Shape, variablesOf } from '../dimension/index.js'
import { settled } from './codec/layout.js'
import { readableDimension, schemaDimension } from './dimension-text.js'
import { MeasureScope } from './measure-scope.js'
import type { CarriedSchema, Fields, Schema } from './schema.js'

/** Codes for which a field's dimensions are kept. */
const codesMax = 2_000

/** Whether the field accepts `actual` here; solves a measure variable that nothing has bound yet. */
export function isAccepted({ accepts }: CarriedSchema, actual: Dimension, scope: MeasureScope): boolean {
  if (typeof accepts === 'string') return hasShape(actual, accepts)
  return accepts.some((text) => scope.accepts(schemaDimension(text), actual))
}

/** What a carried field accepts in this scope, for people: `USD / EUR`, `GBP or USD`, `money`. */
export function expectationOf({ accepts }: CarriedSchema, scope: MeasureScope): string {
  if (typeof accepts === 'string') return accepts
  const readable = accepts.map((text) => readableDimension(scope.resolve(schemaDimension(text))))
  return [...new Set(readable)].join(' or ')
}

/**
 * What settles the dimensions that a carried field of a record accepts: nothing but the schema (`shape`, `fixed`), one code beside it
 * (`coded`), what stands further out (`free`), or several codes together (`mixed`).
 */
export type Acceptance =
  | { readonly kind: 'shape'; readonly shape: Shape }
  | { readonly kind: 'fixed'; readonly wanted: readonly Dimension[] }
  | { readonly kind: 'coded'; readonly wanted: readonly Dimension[]; readonly binder: string }
  | { readonly kind: 'free' }
  | { readonly kind: 'mixed' }

/** @param fields of the record that the field stands in */
export function acceptanceOf({ accepts }: CarriedSchema, fields: Fields): Acceptance {
  if (typeof accepts === 'string') return { kind: 'shape', shape: accepts }
  const wanted = accepts.map(schemaDimension)
  const variables = new Set(wanted.flatMap(variablesOf))
  if (variables.size === 0) return { kind: 'fixed', wanted }
  const [binder, ...others] = Object.keys(fields).filter((name) => bindsOf(fields[name]!).some((v) => variables.has(v)))
  if (binder === undefined) return { kind: 'free' }
  return others.length > 0 ? { kind: 'mixed' } : { kind: 'coded', wanted, binder }
}

function bindsOf(outer: Schema): readonly string[] {
  const schema = settled(outer)
  if (schema.kind === 'pair') return schema.binds ?? []
  return schema.kind === 'currency' && schema.binds !== undefined ? [schema.binds] : []
}

/** What dimensions with the measure variables of one pair or currency are for each code; worked out once for each. */
export class AcceptedByCode {
  private readonly known = new Map<unknown, readonly Dimension[]>()
  private lastCode: unknown
  private last: readonly Dimension[] | undefined

  /** @param binder the field of the code */
  constructor(
    private readonly binder: Schema,
    private readonly wanted: readonly Dimension[],
  ) {}

  /** `wanted` with `code` in it, in the same order; `undefined` where that leaves a variable open, or there is no code. */
  of(code: unknown): readonly Dimension[] | undefined {
    if (code === this.lastCode) return this.last
    this.last = this.known.get(code) ?? this.workOut(code)
    this.lastCode = code
    return this.last
  }

  private workOut(code: unknown): readonly Dimension[] | undefined {
    const scope = new MeasureScope()
    scope.bindCode(settled(this.binder), code)
    const accepted = this.wanted.map((dimension) => scope.resolve(dimension))
    if (accepted.some((dimension) => variablesOf(dimension).length > 0)) return undefined
    if (this.known.size >= codesMax) this.known.clear()
    this.known.set(code, accepted)
    return accepted
  }
}
