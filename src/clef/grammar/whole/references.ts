// What a program has bound, and everything that may be read from it: `a`, `a.total`, `a.greeks.vega`.

import { type Dimension, variablesOf } from '../../../fabric/dimension/index.js'
import { type Schema, schemaDimension, settled } from '../../../fabric/schema/index.js'
import { letters } from './letters.js'

/** The value of a binding: what an operation answers, or a number worked out in some measure. */
export type Held =
  | { readonly kind: 'answer'; readonly schema: Schema }
  | { readonly kind: 'number'; readonly measure: Dimension }

export interface Reference {
  /** As a program writes it. */
  readonly written: string
  readonly held: Held
  /** Whether it may be absent when the program runs. */
  readonly maybe: boolean
}

/** Steps from a binding to what is read: no answer goes deeper. */
const stepsMax = 4
/** Readings of one program that are offered; a response with more has them left to the check. */
const referencesMax = 256

/** Everything that can be read from the bindings of a program, in their order. */
export function referencesTo(bindings: readonly Held[]): readonly Reference[] {
  const found: Reference[] = []
  const visit = (written: string, held: Held, maybe: boolean, steps: number): void => {
    if (found.length >= referencesMax) return
    found.push({ written, held, maybe })
    // What may be absent has no fields before it is matched.
    if (held.kind === 'number' || maybe || steps === stepsMax) return
    const schema = settled(held.schema)
    if (schema.kind !== 'record') return
    for (const [name, field] of Object.entries(schema.fields)) {
      visit(`${written}.${name}`, { kind: 'answer', schema: field }, field.kind === 'optional', steps + 1)
    }
  }
  for (const [at, held] of bindings.entries()) visit(letters[at]!, held, false, 0)
  return found
}

/** The measure of a number that arithmetic takes; undefined for all else, and for numbers that bring their own unit. */
export function measureOfHeld(held: Held): Dimension | undefined {
  if (held.kind === 'number') return held.measure
  const schema = settled(held.schema)
  if (schema.kind !== 'quantity') return undefined
  const measure = schemaDimension(schema.dimension)
  // A variable that a record binds at run time: the number means nothing apart from its record.
  return variablesOf(measure).length === 0 ? measure : undefined
}
