// Running a plan: every call starts as soon as the answers it needs are there.

import type { DomainError, Fault } from '../../fabric/fault.js'
import { err, ok, type Result } from '../../fabric/result.js'
import { evaluate, evaluateView } from './evaluate.js'
import type { Plan, PlannedCall } from './plan.js'

/** Sends one request, a value of the contract's request schema, to where it is answered. */
export type Invoke = (call: PlannedCall, request: unknown) => Promise<Result<unknown, Fault | DomainError>>

export interface PlanOutcome {
  /** A value of the plan's `resultSchema`. */
  readonly value: unknown
  /** Answers by call number. */
  readonly answers: ReadonlyMap<number, unknown>
}

/** Why there is no result. `call` is null when the calls went well and the arithmetic on their answers did not. */
export interface PlanFailure {
  readonly call: PlannedCall | null
  readonly error: Fault | DomainError
}

export interface PlanSurroundings {
  readonly inputs: ReadonlyMap<string, unknown>
  readonly invoke: Invoke
}

/**
 * Runs the calls, independent ones concurrently. After a failure no further call starts; the failure told is the first in
 * the program's order among the calls that ran, and it is told once they have all ended.
 */
export async function runPlan(
  plan: Plan,
  { inputs, invoke }: PlanSurroundings,
): Promise<Result<PlanOutcome, PlanFailure>> {
  const answers = new Map<number, unknown>()
  const failures: PlanFailure[] = []
  const ended: Promise<void>[] = []
  const run = async (call: PlannedCall): Promise<void> => {
    // A call depends only on calls that stand before it.
    await Promise.all(call.dependsOn.map((id) => ended[id]))
    if (failures.length > 0) return
    const request = evaluate(call.request, { answers, inputs })
    const answer = request.ok ? await invoke(call, request.value) : request
    if (answer.ok) answers.set(call.id, answer.value)
    else failures.push({ call, error: answer.error })
  }
  for (const call of plan.calls) ended.push(run(call))
  await Promise.all(ended)
  const [first] = failures.sort((a, b) => (a.call?.id ?? 0) - (b.call?.id ?? 0))
  if (first !== undefined) return err(first)
  const value = evaluateView(plan.result, plan.view, { answers, inputs })
  return value.ok ? ok({ value: value.value, answers }) : err({ call: null, error: value.error })
}
