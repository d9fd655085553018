// The types of Clef requests.

import type { Dimension } from '../../fabric/dimension/index.js'
import type { CarriedSchema, Schema } from '../../fabric/schema/index.js'

export type Type =
  /** Not known yet, or past an error that has been reported. */
  | { readonly kind: 'variable'; readonly id: number }
  /** A number of a measure: `float<m / s>`; its unit is known before anything runs. */
  | { readonly kind: 'float'; readonly measure: Dimension }
  | { readonly kind: 'string' }
  | { readonly kind: 'bool' }
  | { readonly kind: 'currency' }
  | { readonly kind: 'pair' }
  | { readonly kind: 'tenor' }
  | { readonly kind: 'date' }
  /** A number that brings its own unit when the program runs. */
  | { readonly kind: 'carried'; readonly accepts: CarriedSchema['accepts'] }
  | { readonly kind: 'list'; readonly of: Type }
  | { readonly kind: 'tuple'; readonly items: readonly Type[] }
  | { readonly kind: 'record'; readonly fields: ReadonlyMap<string, Type> }
  /** Data as a contract declares it: attached inputs, records of a response, choices, maps, absent-or-present. */
  | { readonly kind: 'schema'; readonly schema: Schema }
  | { readonly kind: 'function'; readonly from: Type; readonly to: Type }

/** A type with the variables that each use may choose anew. */
export interface Scheme {
  readonly typeVariables: readonly number[]
  readonly measureVariables: readonly string[]
  readonly type: Type
}

export const monomorphic = (type: Type): Scheme => ({ typeVariables: [], measureVariables: [], type })

export const float = (measure: Dimension): Type => ({ kind: 'float', measure })
export const listOf = (of: Type): Type => ({ kind: 'list', of })

/** The same type with every part replaced. */
export function mapType(
  type: Type,
  parts: { readonly measure: (measure: Dimension) => Dimension; readonly variable: (id: number) => Type },
): Type {
  const go = (part: Type): Type => mapType(part, parts)
  switch (type.kind) {
    case 'variable':
      return parts.variable(type.id)
    case 'float': {
      const measure = parts.measure(type.measure)
      return measure === type.measure ? type : float(measure)
    }
    case 'list':
      return listOf(go(type.of))
    case 'tuple':
      return { kind: 'tuple', items: type.items.map(go) }
    case 'record':
      return { kind: 'record', fields: new Map([...type.fields].map(([name, field]) => [name, go(field)])) }
    case 'function':
      return { kind: 'function', from: go(type.from), to: go(type.to) }
    default:
      return type
  }
}

/** Whether a value of this type is, or has in it, a function: such a value cannot leave the program. */
export function holdsFunction(type: Type): boolean {
  switch (type.kind) {
    case 'function':
      return true
    case 'list':
      return holdsFunction(type.of)
    case 'tuple':
      return type.items.some(holdsFunction)
    case 'record':
      return [...type.fields.values()].some(holdsFunction)
    default:
      return false
  }
}

/** The measures of all numbers in a type. */
export function measuresOf(type: Type): readonly Dimension[] {
  const measures: Dimension[] = []
  mapType(type, {
    measure: (measure) => {
      measures.push(measure)
      return measure
    },
    variable: (id) => ({ kind: 'variable', id }),
  })
  return measures
}
