// What is known so far about type and measure variables: unification over types, and over dimensions as an abelian group.

import {
  baseDimension,
  type Dimension,
  dimensionless,
  substitute,
  unify as unifyDimensions,
  variablesOf,
} from '../../fabric/dimension/index.js'
import type { Span } from '../../fabric/fault.js'
import { bounded } from './measure.js'
import { float, mapType, type Scheme, type Type } from './type.js'

/** Variables of inference are numbered, so that the next program uses their names again; no unit text can spell them. */
const inferred = (number: number): string => `'_${number}`

/** Whether inference made this measure variable, rather than a person. */
export const isInferred = (symbol: string): boolean => symbol.startsWith("'_")

export class Solver {
  private measures = new Map<string, Dimension>()
  private types = new Map<number, Type>()
  private next = 0

  freshMeasure(): Dimension {
    return baseDimension(inferred(this.next++))
  }

  freshType(): Type {
    return { kind: 'variable', id: this.next++ }
  }

  /** A measure with every solved variable replaced. */
  measure(measure: Dimension): Dimension {
    let resolved = measure
    while (variablesOf(resolved).some((variable) => this.measures.has(variable))) {
      resolved = substitute(resolved, this.measures)
    }
    return resolved
  }

  /** A type with every solved variable replaced. */
  type(type: Type): Type {
    return mapType(type, {
      measure: (measure) => this.measure(measure),
      variable: (id) => {
        const solved = this.types.get(id)
        return solved === undefined ? { kind: 'variable', id } : this.type(solved)
      },
    })
  }

  /** Makes two measures equal if they can be; `span` places an error about exponents. */
  unifyMeasures(a: Dimension, b: Dimension, span: Span): boolean {
    const result = unifyDimensions(this.measure(a), this.measure(b))
    if (result.kind === 'bound') this.measures.set(result.variable, bounded(result.dimension, span))
    return result.kind !== 'clash'
  }

  /** Makes two types equal if they can be. */
  unify(left: Type, right: Type, span: Span): boolean {
    const a = this.head(left)
    const b = this.head(right)
    if (a.kind === 'variable') return this.bind(a.id, b)
    if (b.kind === 'variable') return this.bind(b.id, a)
    if (a.kind === 'float' && b.kind === 'float') return this.unifyMeasures(a.measure, b.measure, span)
    if (a.kind === 'list' && b.kind === 'list') return this.unify(a.of, b.of, span)
    if (a.kind === 'function' && b.kind === 'function') {
      return this.unify(a.from, b.from, span) && this.unify(a.to, b.to, span)
    }
    if (a.kind === 'tuple' && b.kind === 'tuple') {
      return (
        a.items.length === b.items.length && a.items.every((item, index) => this.unify(item, b.items[index]!, span))
      )
    }
    if (a.kind === 'record' && b.kind === 'record') return this.unifyRecords(a.fields, b.fields, span)
    if (a.kind === 'schema' && b.kind === 'schema') return sameData(a.schema, b.schema)
    return a.kind === b.kind
  }

  private unifyRecords(a: ReadonlyMap<string, Type>, b: ReadonlyMap<string, Type>, span: Span): boolean {
    if (a.size !== b.size) return false
    return [...a].every(([name, type]) => {
      const other = b.get(name)
      return other !== undefined && this.unify(type, other, span)
    })
  }

  private head(type: Type): Type {
    let known = type
    while (known.kind === 'variable') {
      const solved = this.types.get(known.id)
      if (solved === undefined) return known
      known = solved
    }
    return known
  }

  private bind(id: number, type: Type): boolean {
    if (type.kind === 'variable' && type.id === id) return true
    if (this.occurs(id, type)) return false
    this.types.set(id, type)
    return true
  }

  private occurs(id: number, type: Type): boolean {
    let found = false
    mapType(this.type(type), {
      measure: (measure) => measure,
      variable: (other) => {
        found ||= other === id
        return { kind: 'variable', id: other }
      },
    })
    return found
  }

  /** The type for every choice of the variables that `fixed` does not hold on to. */
  generalise(open: Type, fixed: readonly Type[]): Scheme {
    const type = this.type(open)
    const free = this.variables(type)
    if (free.types.size === 0 && free.measures.size === 0) return { typeVariables: [], measureVariables: [], type }
    for (const held of fixed) {
      const { types, measures } = this.variables(this.type(held))
      for (const id of types) free.types.delete(id)
      for (const name of measures) free.measures.delete(name)
    }
    return { typeVariables: [...free.types], measureVariables: [...free.measures], type }
  }

  instantiate({ typeVariables, measureVariables, type }: Scheme): Type {
    if (typeVariables.length === 0 && measureVariables.length === 0) return type
    const types = new Map(typeVariables.map((id) => [id, this.freshType()]))
    const measures = new Map(measureVariables.map((name) => [name, this.freshMeasure()]))
    return mapType(this.type(type), {
      measure: (measure) => substitute(measure, measures),
      variable: (id) => types.get(id) ?? { kind: 'variable', id },
    })
  }

  private variables(type: Type): { readonly types: Set<number>; readonly measures: Set<string> } {
    const types = new Set<number>()
    const measures = new Set<string>()
    mapType(type, {
      measure: (measure) => {
        for (const name of variablesOf(measure)) measures.add(name)
        return measure
      },
      variable: (id) => {
        types.add(id)
        return { kind: 'variable', id }
      },
    })
    return { types, measures }
  }

  /** Runs `attempt`; unless it returns true, everything it solved is forgotten. */
  tentatively(attempt: () => boolean): boolean {
    const measures = new Map(this.measures)
    const types = new Map(this.types)
    if (attempt()) return true
    this.measures = measures
    this.types = types
    return false
  }

  /** A number of any measure. */
  freshFloat = (): Type => float(this.freshMeasure())

  /** What is left open at the end is a plain number: only zero can be. */
  closed = (measure: Dimension): Dimension => {
    const resolved = this.measure(measure)
    const open = variablesOf(resolved)
    return open.length === 0 ? resolved : substitute(resolved, new Map(open.map((name) => [name, dimensionless])))
  }
}

/** Named data is the same by its name; anything else only by being the very same schema. */
export const sameData = (a: { readonly named?: string }, b: { readonly named?: string }): boolean =>
  a === b || (a.named !== undefined && a.named === b.named)
