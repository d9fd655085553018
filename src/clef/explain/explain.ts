// The types, literals and plan of a program that checks.

import type { Span } from '../../fabric/fault.js'
import { err, ok, type Result } from '../../fabric/result.js'
import { type CheckedProgram, type NamedType, typesOf } from '../check/index.js'
import type { Diagnostic } from '../diagnostic/diagnostic.js'
import { type Assumption, elaborate, type Plan, type PlannedCall } from '../elaborate/index.js'
import { callNumbers, needsOf } from '../elaborate/needs.js'
import { type ExplainedLiteral, literalsOf } from './literals.js'

export interface ExplainedCall {
  readonly id: number
  readonly operation: string
  readonly span: Span
  /** JSON view of the request; attached data as "input:NAME", what a run must tell as {expression}. */
  readonly args: Readonly<Record<string, unknown>>
  readonly dependsOn: readonly number[]
  /** All must hold, or the call is not made. */
  readonly conditions: readonly string[]
  readonly attempted: boolean
  /** Names of attached inputs that it is given. */
  readonly inputs: readonly string[]
  /** From 0: calls of one wave need no answer of each other, and run at the same time. */
  readonly wave: number
  readonly assumptions: readonly Assumption[]
}

export interface ExplainedPlan {
  readonly calls: readonly ExplainedCall[]
  /** The numbers of the calls of each wave. */
  readonly waves: readonly (readonly number[])[]
  readonly result: { readonly type: string; readonly dependsOn: readonly number[] }
}

export interface Explanation {
  /** Of the bindings in order, then of `result`. */
  readonly types: readonly NamedType[]
  readonly literals: readonly ExplainedLiteral[]
  /** Where only a goal could tell, what has to be known first. */
  readonly plan: ExplainedPlan | Diagnostic
}

/** Explains a program; one that is wrong is refused with its diagnostics. */
export function explain(checked: CheckedProgram): Result<Explanation, readonly Diagnostic[]> {
  const elaborated = elaborate(checked)
  if (!elaborated.ok && (checked.diagnostics.length > 0 || checked.goal !== null)) return err(elaborated.error)
  const types = typesOf(checked)
  const plan = elaborated.ok ? explainedPlan(elaborated.value, types.at(-1)!.type) : elaborated.error[0]!
  return ok({ types, literals: literalsOf(checked), plan })
}

function explainedPlan(plan: Plan, type: string): ExplainedPlan {
  const waves = wavesOf(plan)
  return {
    calls: plan.calls.map((call) => explained(call, waves[call.id]!)),
    waves: grouped(waves),
    result: { type, dependsOn: callNumbers(needsOf(plan.result).calls) },
  }
}

/** A call's wave is the one after the last of those it depends on; these stand before it. */
function wavesOf({ calls }: Plan): readonly number[] {
  const waves: number[] = []
  for (const { dependsOn } of calls) waves.push(Math.max(-1, ...dependsOn.map((id) => waves[id]!)) + 1)
  return waves
}

function grouped(waves: readonly number[]): readonly (readonly number[])[] {
  const groups: number[][] = []
  waves.forEach((wave, id) => {
    const group = groups[wave]
    if (group === undefined) groups[wave] = [id]
    else group.push(id)
  })
  return groups
}

const explained = (
  { id, operation, span, args, dependsOn, steps, attempted, assumptions }: PlannedCall,
  wave: number,
): ExplainedCall => ({
  id,
  operation,
  span,
  args,
  dependsOn,
  conditions: steps.flatMap((step) => (step.kind === 'when' ? [step.text] : [])),
  attempted,
  inputs: inputsIn(args),
  wave,
  assumptions,
})

/** Names of inputs that stand in the view of a request. */
function inputsIn(json: unknown): readonly string[] {
  if (typeof json === 'string') return json.startsWith('input:') ? [json.slice('input:'.length)] : []
  if (typeof json !== 'object' || json === null) return []
  return [...new Set(Object.values(json).flatMap(inputsIn))]
}
