// How a goal ends: what its plan came to, or what kept it from one.

import {
  type Invoke,
  type Plan,
  type RefusalReason,
  runPlan,
  type WrittenCall,
  withoutCalls,
} from '../../clef/index.js'
import type { DomainError, Fault } from '../../fabric/index.js'
import type { Composition } from '../composer/index.js'

/** How a goal ended. */
export type Ending =
  | { readonly kind: 'ok'; readonly plan: Plan; readonly value: unknown }
  | { readonly kind: 'domainError'; readonly plan: Plan; readonly error: DomainError }
  | { readonly kind: 'fault'; readonly plan?: Plan; readonly calls?: readonly WrittenCall[]; readonly fault: Fault }
  /** `reading` is set where the question is whether the model understood at all. */
  | { readonly kind: 'clarify'; readonly fields: readonly string[]; readonly reading?: string }
  | { readonly kind: 'refuse'; readonly reason: RefusalReason }
  | { readonly kind: 'exhausted'; readonly fault: Fault }
  | { readonly kind: 'expired' }

/** Does what was accepted: runs a plan; a refusal and a question are endings as they are. */
export async function conclude(
  composition: Exclude<Composition, { kind: 'rejected' }>,
  inputs: ReadonlyMap<string, unknown>,
  invoke: Invoke,
  signal: AbortSignal,
): Promise<Ending> {
  if (composition.kind !== 'plan') return composition
  const result = await runPlan(composition.plan, { inputs, invoke, signal })
  // What is told of the plan is what was done: a call whose condition did not hold is none.
  const plan = withoutCalls(composition.plan, result.ok ? result.value.skipped : result.error.skipped)
  if (result.ok) return { kind: 'ok', plan, value: result.value.value }
  const { error } = result.error
  if ('reason' in error) return { kind: 'domainError', plan, error }
  const ending = endingOf(error)
  return ending.kind === 'fault' ? { ...ending, plan } : ending
}

export const endingOf = (fault: Fault): Extract<Ending, { kind: 'expired' | 'fault' }> =>
  fault.code === 'FAULT_EXPIRED' ? { kind: 'expired' } : { kind: 'fault', fault }
