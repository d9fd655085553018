// The check of a program against the contracts and the goal.

import { nearest } from '../../fabric/dimension/index.js'
import type { Contract } from '../../fabric/schema/index.js'
import type { Diagnostic } from '../diagnostic/diagnostic.js'
import { Unreadable } from '../diagnostic/syntax-error.js'
import type { Goal } from '../goal/goal.js'
import {
  type Application,
  diagnosticsMax,
  type Expression,
  type FieldAccess,
  type NumberLiteral,
  type Program,
} from '../syntax/index.js'
import {
  didYouMean,
  holdsFunction,
  Inference,
  measuresOf,
  noMeasures,
  type Type,
  typeOfSchema,
  typeText,
  unitOfMeasure,
  withCandidates,
} from '../types/index.js'
import { CallContext } from './context.js'
import type { Fit } from './fit.js'
import { ground } from './fit-number.js'
import { fitValue } from './fit-value.js'
import { emptyScope } from './scope.js'

/** One call of the program, its request fitted to the contract. */
export interface CheckedCall {
  readonly contract: Contract
  readonly expression: Application
  readonly request: Fit
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
}

/**
 * Checks every call against its contract, infers all types, and asks of each literal where in the goal it came from. Without
 * a goal, `$n` and inputs are left open and nothing need be grounded.
 */
export const checkProgram = (program: Program, goal: Goal | null, contracts: readonly Contract[]): CheckedProgram =>
  new ProgramCheck(goal, contracts).run(program)

/** The types of a program for people: each binding's, and `result`. */
export const typesOf = ({ named, inference }: CheckedProgram): readonly NamedType[] =>
  named.map(({ name, type }) => ({ name, type: typeText(inference.solver.type(type)) }))

const callsMax = 64

class ProgramCheck {
  private readonly contracts: ReadonlyMap<string, Contract>
  private readonly calls: CheckedCall[] = []
  private readonly inference: Inference

  constructor(
    private readonly goal: Goal | null,
    contracts: readonly Contract[],
  ) {
    this.contracts = new Map(contracts.map((contract) => [contract.name, contract]))
    this.inference = new Inference({
      declared: noMeasures,
      environment: new Map(),
      quantities: goal === null ? null : goal.quantities,
      inputs: goal === null ? null : new Map(goal.inputs.map(({ name, schema }) => [name, schema])),
      domains: [...new Set(contracts.map(({ name }) => name.split('.')[0]!))],
      call: (operation, name, argument, whole) => this.call(operation, name, argument, whole),
      literal: (literal) => this.literal(literal),
    })
  }

  run(program: Program): CheckedProgram {
    const bindings: { readonly name: string; readonly type: Type }[] = []
    let result: Type = this.inference.solver.freshType()
    try {
      result = this.inference.program(program, (name, type) => bindings.push({ name, type }))
      this.refuseResult(program.result, result)
    } catch (thrown) {
      if (!(thrown instanceof Unreadable)) throw thrown
      this.inference.report(thrown.diagnostic)
    }
    const { solver } = this.inference
    return {
      program,
      goal: this.goal,
      named: [...bindings, { name: 'result', type: result }],
      calls: this.calls,
      diagnostics: ordered(this.inference.diagnostics),
      result: solver.type(result),
      inference: this.inference,
    }
  }

  /** A result leaves the program: it is no function, and its numbers have exact coherent units. */
  private refuseResult({ span }: Expression, result: Type): void {
    const { solver } = this.inference
    const type = solver.type(result)
    const actual = typeText(type)
    if (holdsFunction(type)) {
      const message = `a program ends in a value that can be sent, not in a function: ${actual}`
      this.inference.report({ code: 'CLEF_TYPE', message, span, expected: 'a value', actual })
    }
    const unread = measuresOf(type).find((measure) => !unitOfMeasure(solver.closed(measure)).ok)
    if (unread === undefined) return
    const message = `${unread.text} has no exact factor to a coherent unit, so the result cannot be sent`
    const expected = 'a unit with an exact factor'
    this.inference.report({ code: 'CLEF_DIMENSION', message, span, expected, actual: unread.text })
  }

  private literal(literal: NumberLiteral): void {
    if (this.goal === null) return
    const context = { inference: this.inference, table: this.goal.quantities }
    const unit = literal.unit?.text.trim() ?? ''
    ground(context, { value: literal.value, unit, span: literal.span, origin: undefined, literal }, undefined)
  }

  private call({ span }: FieldAccess, name: string, argument: Expression, whole: Application): Type {
    const contract = this.contracts.get(name)
    if (contract === undefined) return this.unknownOperation(name, span)
    const { diagnostics } = this.inference
    const before = diagnostics.length
    const context = new CallContext(this.inference, name, this.goal?.quantities ?? null)
    const request = fitValue(context, contract.request, argument, { scope: emptyScope, path: '' })
    this.blame(before, name)
    if (this.calls.length === callsMax) {
      this.inference.report({ code: 'CLEF_LIMIT', message: `a program may make ${callsMax} calls`, span })
    } else this.calls.push({ contract, expression: whole, request })
    return typeOfSchema(contract.response)
  }

  /** Marks what was said about a call with its operation, and whether all that stands in it came from the goal. */
  private blame(from: number, operation: string): void {
    const { diagnostics } = this.inference
    const said = diagnostics.slice(from)
    const grounded = !said.some(({ code }) => code === 'CLEF_UNGROUNDED' || code === 'CLEF_UNKNOWN_QUANTITY')
    said.forEach((diagnostic, index) => {
      if (diagnostic.grounded !== undefined) return
      const judged = this.goal === null ? {} : { grounded }
      diagnostics[from + index] = { operation, ...diagnostic, ...judged }
    })
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

/** By place in the text, each said once (where its field is known, with the field), and no more than a reader can use. */
function ordered(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const placed = ({ code, span }: Diagnostic) => `${code} ${span.start} ${span.end}`
  const withPath = new Set(diagnostics.filter(({ path }) => path !== undefined).map(placed))
  const seen = new Set<string>()
  const once = diagnostics.filter((diagnostic) => {
    if (diagnostic.path === undefined && withPath.has(placed(diagnostic))) return false
    const key = `${placed(diagnostic)} ${diagnostic.path ?? ''}`
    return !seen.has(key) && seen.add(key)
  })
  return once.sort((a, b) => a.span.start - b.span.start).slice(0, diagnosticsMax)
}
