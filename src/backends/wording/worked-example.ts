// An example of a contract as a model is shown it: the goal that people worded, and the request that answers it, pointing at what the
// lexer finds in the goal.

import { isDeepStrictEqual } from 'node:util'
import { type ArrayQuantity, type GoalQuantity, lexGoal, type QuantityTable } from '../../clef/index.js'
import { type Contract, type ContractExample, type RecordSchema, type Schema, settled } from '../../fabric/index.js'
import type { Prompt } from '../backend.js'

export interface WorkedExample {
  readonly prompt: Pick<Prompt, 'text' | 'quantities' | 'inputs'>
  /** In the canonical layout: `finance.sum { amounts = [$1; $2] }`. */
  readonly answer: string
}

/** Undefined where the goal does not say all that the request holds. */
export function workedExample(contract: Contract, { goal, request }: ContractExample): WorkedExample | undefined {
  const quantities = lexGoal(goal)
  const writing: Writing = { quantities, inputs: new Map() }
  const record = recordText(contract.request, request, writing)
  if (record === undefined) return undefined
  const inputs = [...writing.inputs].map(([name, type]) => ({ name, type }))
  return { prompt: { text: goal, quantities, inputs }, answer: `${contract.name} ${record}` }
}

interface Writing {
  readonly quantities: QuantityTable
  /** Attached data, type by name. */
  readonly inputs: Map<string, string>
}

function recordText({ fields }: RecordSchema, value: unknown, writing: Writing): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const given = value as Readonly<Record<string, unknown>> // an object of a request's JSON view
  const texts: string[] = []
  for (const [name, field] of Object.entries(fields)) {
    if (given[name] === undefined) continue
    const text = valueText(settled(field), name, given[name], writing)
    if (text === undefined) return undefined
    texts.push(`${name} = ${text}`)
  }
  return `{ ${texts.join('; ')} }`
}

function valueText(schema: Schema, name: string, value: unknown, writing: Writing): string | undefined {
  const array = schema.kind === 'list' ? slotText(value, writing.quantities) : undefined
  if (array !== undefined) return array
  if (schema.named !== undefined) {
    writing.inputs.set(name, schema.named)
    return `input "${name}"`
  }
  switch (schema.kind) {
    case 'record':
      return recordText(schema, value, writing)
    case 'choice':
      return schema.names.some((word) => word === value) ? `"${String(value)}"` : undefined
    case 'list':
    case 'table':
      return Array.isArray(value) ? listText(schema.of, name, value, writing) : undefined
    default:
      return slotText(value, writing.quantities)
  }
}

function listText(of: Schema, name: string, values: readonly unknown[], writing: Writing): string | undefined {
  const texts = values.map((value) => valueText(settled(of), name, value, writing))
  return texts.includes(undefined) ? undefined : `[${texts.join('; ')}]`
}

function slotText(value: unknown, quantities: QuantityTable): string | undefined {
  const at = quantities.findIndex((quantity) => means(quantity, value))
  return at < 0 ? undefined : `$${at + 1}`
}

/** Whether a quantity of the goal is a value of the request, in the same unit. */
function means(quantity: GoalQuantity, value: unknown): boolean {
  switch (quantity.kind) {
    case 'number':
      return value === quantity.value
    case 'quantity': {
      if (typeof value !== 'object' || value === null) return false
      const { value: figure, amount = figure, unit } = value as Readonly<Record<string, unknown>> // as above
      return amount === quantity.value && unit === quantity.unit
    }
    case 'array':
      return isDeepStrictEqual(value, arrayView(quantity))
    case 'currency':
      return value === quantity.code
    case 'pair':
      return value === quantity.pair
    case 'tenor':
      return value === quantity.tenor
    case 'date':
      return value === quantity.date
  }
}

const arrayView = ({ items, unit }: ArrayQuantity): unknown => {
  const view = (item: number | readonly number[]): unknown => {
    if (typeof item !== 'number') return item.map(view)
    return unit === undefined ? item : { value: item, unit }
  }
  return items.map(view)
}

export interface OperationExample extends ContractExample {
  /** The contract's name. */
  readonly operation: string
}

/** The first example of each operation that can be shown, of as many domains as there are before a second of one. */
export function workedExamples(
  contracts: readonly Contract[],
  examples: readonly OperationExample[],
  countMax: number,
): readonly WorkedExample[] {
  const byDomain = new Map<string, WorkedExample[]>()
  const shown = new Set<string>()
  for (const example of examples) {
    if (shown.has(example.operation)) continue
    const contract = contracts.find(({ name }) => name === example.operation)
    const worked = contract === undefined ? undefined : workedExample(contract, example)
    if (worked === undefined) continue
    shown.add(example.operation)
    const domain = example.operation.slice(0, example.operation.indexOf('.'))
    byDomain.set(domain, [...(byDomain.get(domain) ?? []), worked])
  }
  const lists = [...byDomain.values()]
  const longest = Math.max(0, ...lists.map((list) => list.length))
  const inTurn = Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list[at] ?? [])).flat()
  return inTurn.slice(0, countMax)
}
