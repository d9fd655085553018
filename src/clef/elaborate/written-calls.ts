// The calls of a program as it was written, whether or not it checks: what an evaluation and a fault show.

import { isMoney, parseUnit } from '../../fabric/dimension/index.js'
import { codeOf, type GoalQuantity, type QuantityTable } from '../goal/quantity-table.js'
import {
  type Application,
  type Binding,
  childrenOf,
  type Expression,
  modules,
  type Pattern,
  type Program,
} from '../syntax/index.js'
import { sourceText } from './source-text.js'

const moduleNames: ReadonlySet<string> = new Set(modules)

export interface WrittenCall {
  readonly op: string
  /** JSON view of the arguments; attached data as "input:NAME", anything computed as its source text. */
  readonly args: unknown
}

export function writtenCalls(program: Program, quantities: QuantityTable): readonly WrittenCall[] {
  const calls: WrittenCall[] = []
  const bound = boundNames(program)
  const visit = (expression: Expression): void => {
    for (const child of childrenOf(expression)) visit(child)
    if (expression.kind !== 'apply') return
    const op = operationOf(expression, bound)
    if (op !== undefined) calls.push({ op, args: view(expression.argument, program.text, quantities) })
  }
  for (const { value } of program.bindings) visit(value)
  visit(program.result)
  return calls
}

/** What stands before the dot is a domain, if it is no module and no name of the program. */
function operationOf({ function: called }: Application, bound: ReadonlySet<string>): string | undefined {
  if (called.kind !== 'field' || called.of.kind !== 'name') return undefined
  const { name } = called.of
  return moduleNames.has(name) || bound.has(name) ? undefined : `${name}.${called.name}`
}

/** Every name that a program binds anywhere. */
function boundNames({ bindings, result }: Program): ReadonlySet<string> {
  const names = new Set<string>()
  const take = (pattern: Pattern): void => {
    if (pattern.kind === 'name') names.add(pattern.name)
    else if (pattern.kind === 'tuple') pattern.items.forEach(take)
    else if (pattern.kind === 'case' && pattern.of !== null) take(pattern.of)
  }
  const bind = ({ pattern, parameters, value }: Binding): void => {
    take(pattern)
    for (const parameter of parameters) take(parameter.pattern)
    visit(value)
  }
  const visit = (expression: Expression): void => {
    if (expression.kind === 'lambda') for (const { pattern } of expression.parameters) take(pattern)
    else if (expression.kind === 'match') for (const { pattern } of expression.cases) take(pattern)
    else if (expression.kind === 'local') bind(expression.binding)
    for (const child of childrenOf(expression)) visit(child)
  }
  bindings.forEach(bind)
  visit(result)
  return names
}

function view(expression: Expression, source: string, quantities: QuantityTable): unknown {
  const inner = (of: Expression): unknown => view(of, source, quantities)
  switch (expression.kind) {
    case 'number':
      return figure(expression.value, expression.unit?.text ?? '')
    case 'text':
    case 'bool':
    case 'date':
      return expression.value
    case 'annotated':
      return inner(expression.of)
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
      return negated(inner(expression.of)) ?? sourceText(expression.span, source)
    default:
      return sourceText(expression.span, source)
  }
}

/** JSON view of a quantity of the goal. */
export function quantityView(quantity: GoalQuantity | undefined): unknown {
  if (quantity === undefined) return null
  switch (quantity.kind) {
    case 'number':
      return quantity.value
    case 'quantity':
      return figure(quantity.value, quantity.unit)
    case 'array': {
      const { items, unit = '' } = quantity
      const item = (of: number | readonly number[]): unknown =>
        typeof of === 'number' ? figure(of, unit) : of.map(item)
      return items.map(item)
    }
    default:
      return codeOf(quantity)
  }
}

/** JSON view of a figure: money as {amount, unit}, a plain number as it is. */
export function figure(value: number, unit: string): unknown {
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
