// A plan: the calls of a program as a dataflow graph, and what is made of their answers.

import type { Span } from '../../fabric/fault.js'
import type { Contract, Schema } from '../../fabric/schema/index.js'
import type { Term } from './term.js'
import type { View } from './view.js'

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
  /** Calls whose answers the request needs. */
  readonly dependsOn: readonly number[]
  /** JSON view of the request as the program wrote it, defaults included; attached data as "input:NAME". */
  readonly args: Readonly<Record<string, unknown>>
  readonly assumptions: readonly Assumption[]
  readonly literals: readonly LiteralOrigin[]
  readonly span: Span
}

export interface Plan {
  readonly calls: readonly PlannedCall[]
  readonly result: Term
  /** How the result is shown: `resultSchema` encodes what it gives. */
  readonly view: View
  readonly resultSchema: Schema
}

/** A call as people and evaluations see it. */
export interface CallView {
  readonly op: string
  readonly args: Readonly<Record<string, unknown>>
  readonly assumptions: readonly Assumption[]
}

export const callsOf = (plan: Plan): readonly CallView[] =>
  plan.calls.map(({ operation, args, assumptions }) => ({ op: operation, args, assumptions }))
