// Figures of a request that need no answer and no data are known before anything runs: whoever reads a call sees them.

import { Evaluation } from './evaluation.js'
import { needsOf } from './needs.js'
import type { Needs, Term } from './term.js'
import type { Terms } from './terms.js'

/** Steps that are spent on them in one program; a run has steps of its own. */
const stepsMax = 100_000

const isClosed = ({ calls, data }: Needs): boolean => calls === 0n && !data

export class Figures {
  private evaluation: Evaluation | undefined

  constructor(private readonly terms: Terms) {}

  /** The value of a term that is a number; undefined if only a run can tell it, or that it has none. */
  of(term: Term): number | undefined {
    if (!isClosed(needsOf(term))) return undefined
    this.evaluation ??= this.prepared()
    const value = this.evaluation.valueOf(term)
    return value.ok ? (value.value as number) : undefined // it is asked for where the type is a number
  }

  private prepared(): Evaluation {
    const { bindings, slots } = this.terms
    const evaluation = new Evaluation({ answers: new Map(), inputs: new Map() }, slots, stepsMax)
    for (const binding of bindings) if (isClosed(binding.needs)) evaluation.prepare(binding)
    return evaluation
  }
}
