// The check of a program against the contracts and the goal.

import { nearest } from '../../fabric/dimension/index.js'
import type { Span } from '../../fabric/fault.js'
import type { Contract } from '../../fabric/schema/index.js'
import type { Diagnostic } from '../diagnostic/diagnostic.js'
import { withHint } from '../diagnostic/hint.js'
import { Unreadable } from '../diagnostic/syntax-error.js'
import type { Goal, GoalInput } from '../goal/goal.js'
import type { Application, Expression, FieldAccess, NamePattern, Program } from '../syntax/index.js'
import { didYouMean, Inference, noMeasures, type Type, typeOfSchema, typeText, withCandidates } from '../types/index.js'
import { Blame } from './blame.js'
import { CallContext } from './context.js'
import type { Fit } from './fit.js'
import { fitValue } from './fit-value.js'
import { groundRest } from './ground-rest.js'
import { Grounds } from './grounds.js'
import { type Marks, marksOf, noMarks } from './marks.js'
import { ordered } from './ordered.js'
import { refuseResult } from './refuse-result.js'
import { emptyScope } from './scope.js'

/** One call of the program, its request fitted to the contract. */
export interface CheckedCall {
  readonly contract: Contract
  readonly expression: Application
  readonly request: Fit
  /** Stands in `attempt (..)`: the model's "no" is a value of the program. */
  readonly attempted: boolean
}

/** The type of a binding, or of the program itself under the name `result`. */
export interface NamedType {
  readonly name: string
  readonly type: string
}

export interface CheckedProgram {
  readonly program: Program
  readonly goal: Goal | null
  /** Types of the bindings in order, then of the result. */
  readonly named: readonly { readonly name: string; readonly type: Type }[]
  /** In the order in which the program names them. */
  readonly calls: readonly CheckedCall[]
  /** In the order of the text; empty when the program may run. */
  readonly diagnostics: readonly Diagnostic[]
  readonly result: Type
  /** Solutions of all variables, for elaboration. */
  readonly inference: Inference
  /** The span of the goal that a literal came from. */
  readonly originOf: (literal: Expression) => Span | undefined
}

/**
 * Checks every call against its contract, infers all types, and asks of each literal where in the goal it came from. Without
 * a goal, `$n` and inputs are left open and nothing need be grounded; `inputs` are then what is known to be attached.
 */
export const checkProgram = (
  program: Program,
  goal: Goal | null,
  contracts: readonly Contract[],
  inputs: readonly GoalInput[] | null = goal === null ? null : goal.inputs,
): CheckedProgram => new ProgramCheck(goal, contracts, inputs).run(program)

/** The types of a program for people: each binding's, and `result`. */
export const typesOf = ({ named, inference }: CheckedProgram): readonly NamedType[] =>
  named.map(({ name, type }) => ({ name, type: typeText(inference.solver.type(type)) }))

const callsMax = 64

class ProgramCheck {
  private readonly contracts: ReadonlyMap<string, Contract>
  private readonly calls: CheckedCall[] = []
  private readonly grounds = new Grounds()
  private readonly inference: Inference
  private readonly about = new Blame()
  private marks: Marks = noMarks

  constructor(
    private readonly goal: Goal | null,
    contracts: readonly Contract[],
    inputs: readonly GoalInput[] | null,
  ) {
    this.contracts = new Map(contracts.map((contract) => [contract.name, contract]))
    this.inference = new Inference({
      declared: noMeasures,
      environment: new Map(),
      quantities: goal === null ? null : goal.quantities,
      inputs: inputs === null ? null : new Map(inputs.map(({ name, schema }) => [name, schema])),
      domains: [...new Set(contracts.map(({ name }) => name.split('.')[0]!))],
      call: (operation, name, argument, whole, inFunction) => this.call(operation, name, argument, whole, inFunction),
      literal: (literal) => this.grounds.use(literal),
    })
  }

  run(program: Program): CheckedProgram {
    const bindings: { readonly name: string; readonly type: Type }[] = []
    let result: Type = this.inference.solver.freshType()
    this.marks = marksOf(program)
    try {
      result = this.inference.program(program, (name, type) => bindings.push({ name, type }))
      refuseResult(this.inference, program, result)
    } catch (thrown) {
      if (!(thrown instanceof Unreadable)) throw thrown
      this.inference.report(thrown.diagnostic)
    }
    if (this.goal !== null) groundRest(this.inference, this.grounds, this.marks.words, this.goal.quantities)
    const { solver } = this.inference
    return {
      program,
      goal: this.goal,
      named: [...bindings, { name: 'result', type: result }],
      calls: this.calls,
      diagnostics: ordered(this.judged(program)).map(withHint),
      result: resolved(solver, result),
      inference: this.inference,
      originOf: this.grounds.originOf,
    }
  }

  private judged(program: Program): readonly Diagnostic[] {
    const { diagnostics } = this.inference
    return this.goal === null ? diagnostics : this.about.judged(program, diagnostics, this.calls, this.inference)
  }

  private call(
    { span }: FieldAccess,
    name: string,
    argument: Expression,
    whole: Application,
    inFunction: boolean,
  ): Type {
    const contract = this.contracts.get(name)
    if (contract === undefined) return this.unknownOperation(name, span)
    if (inFunction) {
      const message = `${name} cannot be called inside a function: calls are made once, where the program says`
      return this.inference.report({ code: 'CLEF_CALL_PLACE', message, span, operation: name })
    }
    const { diagnostics } = this.inference
    const before = diagnostics.length
    const { locals, attempts } = this.marks
    const local = (pattern: NamePattern) => locals.get(pattern)
    const context = new CallContext(this.inference, name, this.goal?.quantities ?? null, this.grounds, local)
    const request = fitValue(context, contract.request, argument, { scope: emptyScope, path: '' })
    this.about.mark(diagnostics, before, name, whole)
    if (this.calls.length === callsMax) {
      this.inference.report({ code: 'CLEF_LIMIT', message: `a program may make ${callsMax} calls`, span })
    } else this.calls.push({ contract, expression: whole, request, attempted: attempts.has(whole) })
    return typeOfSchema(contract.response)
  }

  private unknownOperation(name: string, span: Expression['span']): Type {
    const known = [...this.contracts.keys()]
    const near = nearest(name, known)
    const domain = `${name.split('.')[0]}.`
    const candidates = near.length > 0 ? near : known.filter((other) => other.startsWith(domain))
    const message = `there is no operation ${name}${didYouMean(candidates)}`
    return this.inference.report({
      code: 'CLEF_UNKNOWN_OPERATION',
      message,
      span,
      actual: name,
      ...withCandidates(candidates),
    })
  }
}

/** The type of the result, or nothing known of it where it is too large to tell. */
function resolved(solver: Inference['solver'], type: Type): Type {
  try {
    return solver.type(type)
  } catch (thrown) {
    if (thrown instanceof Unreadable) return { kind: 'variable', id: -1 }
    throw thrown
  }
}
