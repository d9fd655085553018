// A plan: the calls of a program as a dataflow graph, and what is made of their answers.

import type { Span } from '../../fabric/fault.js'
import type { Contract, Schema } from '../../fabric/schema/index.js'
import type { Step } from './places.js'
import type { Shared, Term } from './term.js'

/** A literal of a call, with where it stands in the request and where in the goal it came from. */
export interface LiteralOrigin {
  readonly path: string
  readonly origin: Span
}

/** Something the program did not say: a contract's default, or a unit that the market's quoting convention supplied. */
export interface Assumption {
  readonly kind: 'default' | 'convention'
  readonly path: string
  /** JSON view of the value assumed. */
  readonly value: unknown
}

export interface PlannedCall {
  /** Index in the plan, in the program's order. */
  readonly id: number
  readonly operation: string
  readonly contract: Contract
  /** Gives the request as a value of the contract's request schema. */
  readonly request: Term
  /** Calls whose answers the request or the conditions of the call need: they stand before it. */
  readonly dependsOn: readonly number[]
  /** Values around the call that it may use, and conditions: where one does not hold, the call is not made. */
  readonly steps: readonly Step[]
  /** Its answer is a result: the model's "no" is an Error that the program takes up, and ends nothing. */
  readonly attempted: boolean
  /** JSON view of the request as the program wrote it, defaults included; attached data as "input:NAME". */
  readonly args: Readonly<Record<string, unknown>>
  readonly assumptions: readonly Assumption[]
  readonly literals: readonly LiteralOrigin[]
  readonly span: Span
}

export interface Plan {
  readonly calls: readonly PlannedCall[]
  /** What the bindings of the program come to, each before those that use it. */
  readonly bindings: readonly Shared[]
  /** Slots of the program's frame, for whoever evaluates its terms. */
  readonly slots: number
  /** Gives a value of `resultSchema`. */
  readonly result: Term
  readonly resultSchema: Schema
}

/** A call as people and evaluations see it. */
export interface CallView {
  readonly op: string
  readonly args: Readonly<Record<string, unknown>>
  readonly assumptions: readonly Assumption[]
}

export const callsOf = (plan: Pick<Plan, 'calls'>): readonly CallView[] =>
  plan.calls.map(({ operation, args, assumptions }) => ({ op: operation, args, assumptions }))

/** The plan as far as it went: without the calls whose conditions did not hold. */
export const withoutCalls = (plan: Plan, skipped: ReadonlySet<number>): Plan =>
  skipped.size === 0 ? plan : { ...plan, calls: plan.calls.filter(({ id }) => !skipped.has(id)) }
