// A checked program becomes a plan.

import type { Span } from '../../fabric/fault.js'
import { err, ok, type Result } from '../../fabric/result.js'
import type { CheckedCall, CheckedProgram } from '../check/index.js'
import type { Diagnostic } from '../diagnostic/diagnostic.js'
import { codeOf, type GoalQuantity } from '../goal/quantity-table.js'
import type { Expression } from '../syntax/index.js'
import { needsOf } from './dependencies.js'
import type { Plan, PlannedCall } from './plan.js'
import { RequestMaker } from './requests.js'
import { Terms } from './terms.js'
import { viewOf } from './view.js'

/**
 * Lowers a program to a plan. A program with diagnostics is refused with them, as is one that was checked without the goal
 * on which its types depend: it uses `$n`, or an input elsewhere than as an argument.
 */
export function elaborate(checked: CheckedProgram): Result<Plan, readonly Diagnostic[]> {
  if (checked.diagnostics.length > 0) return err(checked.diagnostics)
  const { program, goal, inference, result } = checked
  if (inference.leftOpen !== undefined) return err([needsGoal(inference.leftOpen)])
  const numbers = new Map<Expression, number>(checked.calls.map(({ expression }, index) => [expression, index]))
  const terms = new Terms(inference, (index) => quantityValue(goal?.quantities[index - 1]), numbers)
  const { view, schema } = viewOf(result, inference.solver, program.result)
  return ok({
    calls: checked.calls.map((call, id) => planned(call, id, checked, terms)),
    result: terms.of(program.result),
    view,
    resultSchema: schema,
  })
}

function planned(call: CheckedCall, id: number, { program, inference }: CheckedProgram, terms: Terms): PlannedCall {
  const maker = new RequestMaker(inference.solver, terms, program.text)
  const { term, json } = maker.make(call.request, '')
  return {
    id,
    operation: call.contract.name,
    contract: call.contract,
    request: term,
    dependsOn: needsOf(term).calls,
    args: json as Readonly<Record<string, unknown>>, // a request is a record, and so is its view
    assumptions: maker.assumptions,
    literals: maker.literals,
    span: call.expression.span,
  }
}

/** What `$n` is worth where it is worked with; arithmetic has its unit from the type. */
function quantityValue(quantity: GoalQuantity | undefined): unknown {
  if (quantity === undefined) return undefined
  return quantity.kind === 'number' || quantity.kind === 'quantity' ? quantity.value : codeOf(quantity)
}

const needsGoal = (span: Span): Diagnostic => ({
  code: 'CLEF_UNKNOWN_QUANTITY',
  message: 'what this stands for depends on a goal, and the program was checked without one',
  span,
})
