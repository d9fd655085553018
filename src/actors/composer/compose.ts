// From what a backend answered to a plan, or to everything that the language has against it.

import {
  checkProgram,
  type Diagnostic,
  elaborate,
  type Goal,
  type Plan,
  parseProposal,
  type RefusalReason,
  type WrittenCall,
  writtenCalls,
} from '../../clef/index.js'
import type { Contract } from '../../fabric/index.js'

export type Composition =
  | { readonly kind: 'plan'; readonly plan: Plan }
  | { readonly kind: 'refuse'; readonly reason: RefusalReason }
  | { readonly kind: 'clarify'; readonly fields: readonly string[] }
  | {
      readonly kind: 'rejected'
      readonly diagnostics: readonly Diagnostic[]
      /** The calls as written, as far as the text reads. */
      readonly calls: readonly WrittenCall[]
    }

/** Checks a proposal for a goal against the registered contracts and lowers it. */
export function compose(text: string, goal: Goal, contracts: readonly Contract[]): Composition {
  const parsed = parseProposal(text)
  if (!parsed.ok) return { kind: 'rejected', diagnostics: parsed.error, calls: [] }
  if (parsed.value.kind !== 'program') return parsed.value
  const { program } = parsed.value
  const plan = elaborate(checkProgram(program, goal, contracts))
  if (plan.ok) return { kind: 'plan', plan: plan.value }
  return { kind: 'rejected', diagnostics: plan.error, calls: writtenCalls(program, goal.quantities) }
}
