// A checked program becomes a plan.

import type { Span } from '../../fabric/fault.js'
import { err, ok, type Result } from '../../fabric/result.js'
import { checkSchema } from '../../fabric/schema/index.js'
import type { CheckedCall, CheckedProgram } from '../check/index.js'
import type { Diagnostic } from '../diagnostic/diagnostic.js'
import { codeOf, type GoalQuantity } from '../goal/quantity-table.js'
import type { Expression } from '../syntax/index.js'
import { Figures } from './figures.js'
import { callNumbers, needsOf } from './needs.js'
import type { Plan, PlannedCall } from './plan.js'
import { RequestMaker } from './requests.js'
import { viewOf } from './result-view.js'
import { Terms } from './terms.js'

/**
 * Lowers a program to a plan. A program with diagnostics is refused with them, as is one that was checked without the goal
 * on which its types depend: it uses `$n`, or an input elsewhere than as an argument.
 */
export function elaborate(checked: CheckedProgram): Result<Plan, readonly Diagnostic[]> {
  if (checked.diagnostics.length > 0) return err(checked.diagnostics)
  const { program, goal, inference, result } = checked
  if (inference.leftOpen !== undefined) return err([needsGoal(inference.leftOpen)])
  const { view, schema } = viewOf(result, inference.solver, program.result)
  const sound = checkSchema(schema)
  if (!sound.ok) return err([unsendable(program.result.span, sound.error.message)])
  const numbers = new Map<Expression, number>(checked.calls.map(({ expression }, index) => [expression, index]))
  const terms = new Terms(inference, program.text, (index) => quantityValue(goal?.quantities[index - 1]), numbers)
  const of = terms.ofProgram(program)
  const figures = new Figures(terms)
  return ok({
    calls: checked.calls.map((call, id) => planned(call, id, checked, terms, figures)),
    bindings: terms.bindings,
    slots: terms.slots,
    result: { kind: 'shaped', of, view, path: '' },
    resultSchema: schema,
  })
}

function planned(
  call: CheckedCall,
  id: number,
  { program, inference }: CheckedProgram,
  terms: Terms,
  figures: Figures,
): PlannedCall {
  const maker = new RequestMaker(inference.solver, terms, program.text, figures)
  const { term, json } = maker.make(call.request, '')
  const steps = terms.stepsTo(call.expression)
  const conditions = steps.flatMap((step) => (step.kind === 'when' ? [needsOf(step.test).calls] : []))
  return {
    id,
    operation: call.contract.name,
    contract: call.contract,
    request: term,
    dependsOn: callNumbers(conditions.reduce((all, calls) => all | calls, needsOf(term).calls)),
    steps,
    attempted: call.attempted,
    args: json as Readonly<Record<string, unknown>>, // a request is a record, and so is its view
    assumptions: maker.assumptions,
    literals: maker.literals,
    span: call.expression.span,
  }
}

/** What `$n` is worth where it is worked with; arithmetic has its unit from the type. */
function quantityValue(quantity: GoalQuantity | undefined): unknown {
  if (quantity === undefined) return undefined
  if (quantity.kind === 'array') return quantity.items
  return quantity.kind === 'number' || quantity.kind === 'quantity' ? quantity.value : codeOf(quantity)
}

const needsGoal = (span: Span): Diagnostic => ({
  code: 'CLEF_UNKNOWN_QUANTITY',
  message: 'what this stands for depends on a goal, and the program was checked without one',
  span,
  hint: 'check the program with its goal and the types of what is attached',
})

/** A result that no schema describes: too many levels of lists, too many fields. */
const unsendable = (span: Span, message: string): Diagnostic => ({
  code: 'CLEF_LIMIT',
  message: `the result cannot be sent: ${message}`,
  span,
})
