// Equality of two schemas' dimensions up to the names of their measure variables.

import { type Dimension, isVariable } from '../../dimension/index.js'
import type { Binder, Binders } from './binders.js'

interface Variable {
  readonly name: string
  readonly exponent: string
  readonly binder: Binder | undefined
}

/** A dimension where its variables mean something. */
export interface Placed {
  /** Base symbols, and variables by what binds them, each with its exponent; in ordinal order. */
  readonly fixed: readonly string[]
  readonly variables: readonly Variable[]
}

export function placed({ factors }: Dimension, binders: Binders): Placed {
  const fixed: string[] = []
  const variables: Variable[] = []
  for (const { symbol, exponent } of factors) {
    const power = `${exponent.num}/${exponent.den}`
    const binder = isVariable(symbol) ? binders.binderOf(symbol) : undefined
    if (binder !== undefined) fixed.push(`${power} by ${binder.place}`)
    else if (!isVariable(symbol)) fixed.push(`${power} of ${symbol}`)
    if (isVariable(symbol)) variables.push({ name: symbol, exponent: power, binder })
  }
  return { fixed: fixed.sort(), variables }
}

/**
 * Which variable of one schema is which of the other's, where they are open: bound by nothing, or by what is not given. Open
 * variables are solved by their first use in a message, so this is one to one for the whole of it.
 */
export class OpenVariables {
  readonly #forward = new Map<string, string>()
  readonly #taken = new Map<string, string>()

  /** Whether two dimensions are the same here. Variables that meet for the first time are one from then on. */
  areSame(from: Placed, to: Placed): boolean {
    if (from.variables.length !== to.variables.length || from.fixed.length !== to.fixed.length) return false
    if (from.fixed.some((factor, index) => factor !== to.fixed[index])) return false
    const left = new Set(to.variables)
    const met: [string, string][] = []
    for (const variable of from.variables) {
      const other = [...left].find((candidate) => this.#mayBe(variable, candidate))
      if (other === undefined) return false
      left.delete(other)
      const { binder } = variable
      if (binder === undefined || (binder.isOptional && other.binder?.isOptional === true))
        met.push([variable.name, other.name])
    }
    for (const [name, other] of met) {
      this.#forward.set(name, other)
      this.#taken.set(other, name)
    }
    return true
  }

  #mayBe(one: Variable, other: Variable): boolean {
    if (one.exponent !== other.exponent || one.binder?.place !== other.binder?.place) return false
    // Where it is never open its name says nothing.
    if (one.binder !== undefined && !(one.binder.isOptional && other.binder?.isOptional === true)) return true
    const [known, taken] = [this.#forward.get(one.name), this.#taken.get(other.name)]
    return known === undefined ? taken === undefined : known === other.name
  }
}
