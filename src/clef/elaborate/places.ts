// Where in a program a call stands.

import type { Shared, Term } from './term.js'

/** One thing that stands around a call. */
export type Step =
  /** A value that the call may use. */
  | { readonly kind: 'prepare'; readonly shared: Shared }
  /** The call is made only if `test` comes to `is`: a truth value, or the index of a case. `text` says so. */
  | { readonly kind: 'when'; readonly test: Term; readonly is: boolean | number; readonly text: string }

/** From the inside out. */
export interface Place {
  readonly outer: Place | undefined
  readonly step: Step
}

/** From the outside in. */
export function stepsOf(inner: Place | undefined): readonly Step[] {
  const steps: Step[] = []
  for (let place = inner; place !== undefined; place = place.outer) steps.push(place.step)
  return steps.reverse()
}
