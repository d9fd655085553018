// The types of Clef requests.

import type { Dimension } from '../../fabric/dimension/index.js'
import type { CarriedSchema, Schema } from '../../fabric/schema/index.js'

/** Types without parts. */
export type WordType = 'string' | 'bool' | 'currency' | 'pair' | 'tenor' | 'date'

/** A type that is not known yet, or one past an error that has been reported. */
export interface TypeVariable {
  readonly kind: 'variable'
  readonly id: number
  /** Values of it can be compared: it may not become a function. Told by Solver.type. */
  readonly comparable?: true
  /** It has these fields, whatever others: a record of which no more is known. Told by Solver.type. */
  readonly fields?: ReadonlyMap<string, Type>
}

export type Type =
  | TypeVariable
  /** A number of a measure: `float<m / s>`; its unit is known before anything runs. */
  | { readonly kind: 'float'; readonly measure: Dimension }
  /** A point on a scale with a zero of its own, `degC`: a difference of such is a number, in another unit. */
  | { readonly kind: 'point'; readonly scale: string }
  | { readonly kind: WordType }
  /** A number that brings its own unit when the program runs. */
  | { readonly kind: 'carried'; readonly accepts: CarriedSchema['accepts'] }
  | { readonly kind: 'list'; readonly of: Type }
  | { readonly kind: 'option'; readonly of: Type }
  | { readonly kind: 'result'; readonly ok: Type; readonly error: Type }
  | { readonly kind: 'tuple'; readonly items: readonly Type[] }
  | { readonly kind: 'record'; readonly fields: ReadonlyMap<string, Type> }
  /** Data as a contract declares it: attached inputs, records of a response, choices, maps. */
  | { readonly kind: 'schema'; readonly schema: Schema }
  | { readonly kind: 'function'; readonly from: Type; readonly to: Type }

/** A type with the variables that each use may choose anew. */
export interface Scheme {
  /** By their numbers. */
  readonly typeVariables: ReadonlyMap<number, TypeVariable>
  readonly measureVariables: ReadonlySet<string>
  readonly type: Type
}

const noTypeVariables: Scheme['typeVariables'] = new Map()
const noMeasureVariables: Scheme['measureVariables'] = new Set()

export const monomorphic = (type: Type): Scheme => ({
  typeVariables: noTypeVariables,
  measureVariables: noMeasureVariables,
  type,
})

export const float = (measure: Dimension): Type => ({ kind: 'float', measure })
export const listOf = (of: Type): Type => ({ kind: 'list', of })
export const optionOf = (of: Type): Type => ({ kind: 'option', of })
export const resultOf = (ok: Type, error: Type): Type => ({ kind: 'result', ok, error })
export const functionOf = (parameters: readonly Type[], result: Type): Type =>
  parameters.reduceRight<Type>((to, from) => ({ kind: 'function', from, to }), result)

/** The types that a type is directly made of; of a variable, what is told of its fields. */
export function partsOf(type: Type): readonly Type[] {
  switch (type.kind) {
    case 'variable':
      return type.fields === undefined ? none : [...type.fields.values()]
    case 'list':
    case 'option':
      return [type.of]
    case 'result':
      return [type.ok, type.error]
    case 'tuple':
      return type.items
    case 'record':
      return [...type.fields.values()]
    case 'function':
      return [type.from, type.to]
    default:
      return none
  }
}

const none: readonly Type[] = []

/** The same type with every part replaced; the very same object where no part changed. */
export function withParts(type: Type, change: (part: Type) => Type): Type {
  switch (type.kind) {
    case 'list':
    case 'option': {
      const of = change(type.of)
      return of === type.of ? type : { kind: type.kind, of }
    }
    case 'result': {
      const [ok, error] = [change(type.ok), change(type.error)]
      return ok === type.ok && error === type.error ? type : resultOf(ok, error)
    }
    case 'function': {
      const [from, to] = [change(type.from), change(type.to)]
      return from === type.from && to === type.to ? type : { kind: 'function', from, to }
    }
    case 'tuple': {
      const items = type.items.map(change)
      return items.every((item, index) => item === type.items[index]) ? type : { kind: 'tuple', items }
    }
    case 'record': {
      const fields = new Map([...type.fields].map(([name, field]) => [name, change(field)]))
      return [...fields].every(([name, field]) => field === type.fields.get(name)) ? type : { kind: 'record', fields }
    }
    default:
      return type
  }
}

/** Whether a value of this type is, or has in it, a function: such a value cannot leave the program. */
export const holdsFunction = (type: Type): boolean => type.kind === 'function' || partsOf(type).some(holdsFunction)

/** The measures of all numbers in a type, from left to right. */
export function measuresOf(type: Type): readonly Dimension[] {
  const measures: Dimension[] = []
  const visit = (part: Type): void => {
    if (part.kind === 'float') measures.push(part.measure)
    else for (const inner of partsOf(part)) visit(inner)
  }
  visit(type)
  return measures
}
