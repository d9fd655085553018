// Every literal of a program with where it came from.

import type { Span } from '../../fabric/fault.js'
import type { CheckedProgram } from '../check/index.js'
import { figure, quantityView } from '../elaborate/written-calls.js'
import type { Goal } from '../goal/goal.js'
import { childrenOf, type Expression, type Program } from '../syntax/index.js'

export interface ExplainedLiteral {
  readonly kind: 'number' | 'text' | 'date' | 'quantity' | 'input'
  /** Where it stands in the program, and what stands there. */
  readonly span: Span
  readonly text: string
  /** JSON view of what it stands for; of an input the type's name. Null for what only a goal could tell. */
  readonly value: unknown
  /** The span of the goal's text that it came from, and what stands there. */
  readonly origin?: Span
  readonly goalText?: string
}

/** In the order of the text. Words that mean themselves, such as a choice's names, have no origin. */
export function literalsOf(checked: CheckedProgram): readonly ExplainedLiteral[] {
  const { program, goal, originOf } = checked
  const literals: ExplainedLiteral[] = []
  const visit = (expression: Expression): void => {
    const told = toldBy(expression, checked)
    if (told !== undefined) {
      const { kind, value, origin = originOf(expression) } = told
      const from = origin === undefined ? {} : { origin, goalText: textAt(goal, origin) }
      literals.push({ kind, span: expression.span, text: textAt(program, expression.span), value, ...from })
    }
    for (const child of childrenOf(expression)) visit(child)
  }
  for (const { value } of program.bindings) visit(value)
  visit(program.result)
  return literals.sort((a, b) => a.span.start - b.span.start)
}

/** What a literal stands for; undefined for any other expression. */
function toldBy(
  expression: Expression,
  { goal, inference }: CheckedProgram,
): Pick<ExplainedLiteral, 'kind' | 'value' | 'origin'> | undefined {
  switch (expression.kind) {
    case 'number':
      return { kind: 'number', value: figure(expression.value, expression.unit?.text.trim() ?? '') }
    case 'text':
    case 'date':
      return { kind: expression.kind, value: expression.value }
    case 'slot': {
      const quantity = goal?.quantities[expression.index - 1]
      if (quantity === undefined) return { kind: 'quantity', value: null }
      return { kind: 'quantity', value: quantityView(quantity), origin: quantity.span }
    }
    case 'input':
      return { kind: 'input', value: inference.surroundings.inputs?.get(expression.name)?.named ?? null }
    default:
      return undefined
  }
}

const textAt = (of: Goal | Program | null, { start, end }: Span): string => of?.text.slice(start, end) ?? ''
