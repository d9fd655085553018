// The calls of a program as it was written, whether or not it checks: what an evaluation and a fault show.

import { isMoney, parseUnit } from '../../fabric/dimension/index.js'
import type { Span } from '../../fabric/fault.js'
import { codeOf, type GoalQuantity, type QuantityTable } from '../goal/quantity-table.js'
import type { Application, Expression, Program } from '../syntax/index.js'

export interface WrittenCall {
  readonly op: string
  /** JSON view of the arguments; attached data as "input:NAME", anything computed as its source text. */
  readonly args: unknown
}

export function writtenCalls(program: Program, quantities: QuantityTable): readonly WrittenCall[] {
  const calls: WrittenCall[] = []
  const visit = (expression: Expression): void => {
    for (const child of childrenOf(expression)) visit(child)
    if (expression.kind !== 'apply') return
    const op = operationOf(expression)
    if (op !== undefined) calls.push({ op, args: view(expression.argument, program.text, quantities) })
  }
  for (const { value } of program.bindings) visit(value)
  visit(program.result)
  return calls
}

function operationOf({ function: called }: Application): string | undefined {
  if (called.kind !== 'field' || called.of.kind !== 'name') return undefined
  return `${called.of.name}.${called.name}`
}

function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'field':
    case 'negate':
      return [expression.of]
    case 'record':
      return expression.fields.map(({ value }) => value)
    case 'list':
    case 'tuple':
      return expression.items
    case 'apply':
      return [expression.function, expression.argument]
    case 'binary':
      return [expression.left, expression.right]
    default:
      return []
  }
}

function view(expression: Expression, source: string, quantities: QuantityTable): unknown {
  const inner = (of: Expression): unknown => view(of, source, quantities)
  switch (expression.kind) {
    case 'number':
      return figure(expression.value, expression.unit?.text ?? '')
    case 'text':
    case 'bool':
      return expression.value
    case 'slot':
      return quantityView(quantities[expression.index - 1])
    case 'input':
      return `input:${expression.name}`
    case 'record':
      return Object.fromEntries(expression.fields.map(({ name, value }) => [name, inner(value)]))
    case 'list':
    case 'tuple':
      return expression.items.map(inner)
    case 'negate':
      return negated(inner(expression.of)) ?? sourceOf(expression.span, source)
    default:
      return sourceOf(expression.span, source)
  }
}

/** The text of an expression, with the parentheses at its ends: spans of operations reach from operand to operand. */
function sourceOf({ start, end }: Span, source: string): string {
  let [open, unopened] = [0, 0]
  for (const character of source.slice(start, end).replace(/"[^"]*"/g, '')) {
    if (character === '(') open++
    else if (character === ')' && open > 0) open--
    else if (character === ')') unopened++
  }
  const before = new RegExp(`(?:\\(\\s*){${unopened}}$`).exec(source.slice(0, start))?.[0] ?? ''
  const after = new RegExp(`^(?:\\s*\\)){${open}}`).exec(source.slice(end))?.[0] ?? ''
  return before + source.slice(start, end) + after
}

function quantityView(quantity: GoalQuantity | undefined): unknown {
  if (quantity === undefined) return null
  switch (quantity.kind) {
    case 'number':
      return quantity.value
    case 'quantity':
      return figure(quantity.value, quantity.unit)
    default:
      return codeOf(quantity)
  }
}

function figure(value: number, unit: string): unknown {
  if (unit === '' || unit === '_') return value
  const parsed = parseUnit(unit)
  return parsed.ok && isMoney(parsed.value.dimension) ? { amount: value, unit } : { value, unit }
}

function negated(of: unknown): unknown {
  if (typeof of === 'number') return -of
  if (typeof of !== 'object' || of === null || Array.isArray(of)) return undefined
  const entries = Object.entries(of)
  return Object.fromEntries(entries.map(([name, item]) => [name, typeof item === 'number' ? -item : item]))
}
