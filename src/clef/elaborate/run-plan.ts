// Running a plan: every call starts as soon as the answers it needs are there.

import type { DomainError, Fault } from '../../fabric/fault.js'
import { err, ok, type Result } from '../../fabric/result.js'
import { Evaluation } from './evaluation.js'
import type { Plan, PlannedCall } from './plan.js'

/** Sends one request, a value of the contract's request schema, to where it is answered. */
export type Invoke = (call: PlannedCall, request: unknown) => Promise<Result<unknown, Fault | DomainError>>

export interface PlanOutcome {
  /** A value of the plan's `resultSchema`. */
  readonly value: unknown
  /** Answers by call number; a call that was attempted has its result. */
  readonly answers: ReadonlyMap<number, unknown>
  /** Calls that were not made, because a condition did not hold. */
  readonly skipped: ReadonlySet<number>
}

/** Why there is no result. `call` is null when the calls went well and the arithmetic on their answers did not. */
export interface PlanFailure {
  readonly call: PlannedCall | null
  readonly error: Fault | DomainError
  readonly skipped: ReadonlySet<number>
}

export interface PlanSurroundings {
  readonly inputs: ReadonlyMap<string, unknown>
  readonly invoke: Invoke
  /** Once it is aborted no further call starts, and the plan ends with FAULT_CANCELLED when those under way have ended. */
  readonly signal?: AbortSignal
}

/**
 * Runs the calls, independent ones concurrently. After a failure no further call starts; the failure told is the first in
 * the program's order among the calls that ran, and it is told once they have all ended.
 */
export const runPlan = (plan: Plan, surroundings: PlanSurroundings): Promise<Result<PlanOutcome, PlanFailure>> =>
  new PlanRun(plan, surroundings).run()

const cancelled: Fault = { code: 'FAULT_CANCELLED', message: 'the plan is not wanted any more' }

class PlanRun {
  private readonly answers = new Map<number, unknown>()
  private readonly skipped = new Set<number>()
  private readonly failures: { readonly call: PlannedCall; readonly error: Fault | DomainError }[] = []
  private readonly ended: Promise<void>[] = []
  private readonly evaluation: Evaluation
  /** Calls that have an answer or need none, a bit each. */
  private settled = 0n
  /** Bindings that wait for answers. */
  private waiting: Plan['bindings']

  constructor(
    private readonly plan: Plan,
    private readonly surroundings: PlanSurroundings,
  ) {
    this.evaluation = new Evaluation({ answers: this.answers, inputs: surroundings.inputs }, plan.slots)
    this.waiting = plan.bindings
  }

  async run(): Promise<Result<PlanOutcome, PlanFailure>> {
    for (const call of this.plan.calls) this.ended.push(this.call(call))
    await Promise.all(this.ended)
    const { answers, skipped } = this
    const [first] = this.failures.sort((a, b) => a.call.id - b.call.id)
    if (first !== undefined) return err({ ...first, skipped })
    if (this.isAborted) return err({ call: null, error: cancelled, skipped })
    this.prepare()
    const value = this.evaluation.valueOf(this.plan.result)
    return value.ok ? ok({ value: value.value, answers, skipped }) : err({ call: null, error: value.error, skipped })
  }

  private async call(call: PlannedCall): Promise<void> {
    // A call depends only on calls that stand before it.
    await Promise.all(call.dependsOn.map((id) => this.ended[id]))
    if (this.failures.length > 0 || this.isAborted) return
    this.prepare()
    const wanted = this.isWanted(call)
    if (wanted.ok && !wanted.value) {
      this.skipped.add(call.id)
      this.settle(call)
      return
    }
    const request = wanted.ok ? this.evaluation.valueOf(call.request) : wanted
    const answer = request.ok ? await this.surroundings.invoke(call, request.value) : request
    const taken = call.attempted ? attempted(answer) : answer
    if (!taken.ok) {
      this.failures.push({ call, error: taken.error })
      return
    }
    this.answers.set(call.id, taken.value)
    this.settle(call)
  }

  private get isAborted(): boolean {
    return this.surroundings.signal?.aborted === true
  }

  private settle({ id }: PlannedCall): void {
    this.settled |= 1n << BigInt(id)
  }

  private isReady(calls: bigint): boolean {
    return (calls & ~this.settled) === 0n
  }

  /** Works out the bindings whose answers are there, in the program's order. */
  private prepare(): void {
    const later: Plan['bindings'][number][] = []
    for (const binding of this.waiting) {
      if (this.isReady(binding.needs.calls)) this.evaluation.prepare(binding)
      else later.push(binding)
    }
    this.waiting = later
  }

  /** Whether all conditions around a call hold. */
  private isWanted({ steps }: PlannedCall): Result<boolean, Fault> {
    for (const step of steps) {
      if (step.kind === 'prepare') {
        if (this.isReady(step.shared.needs.calls)) this.evaluation.prepare(step.shared)
        continue
      }
      const decided = this.evaluation.valueOf(step.test)
      if (!decided.ok) return decided
      if (decided.value !== step.is) return ok(false)
    }
    return ok(true)
  }
}

/** The model's "no" as a value; what never reached a model stays a fault. */
function attempted(answer: Result<unknown, Fault | DomainError>): Result<unknown, Fault | DomainError> {
  if (answer.ok) return ok({ case: 'Ok', value: answer.value })
  if (!('reason' in answer.error)) return answer
  const { reason, message } = answer.error
  return ok({ case: 'Error', value: { code: reason, message } })
}
