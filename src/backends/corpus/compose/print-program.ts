// Prints a meaning as the canonical program, in the order of its contract's fields.

import type { Contract, RecordSchema, Schema } from '../../../fabric/schema/index.js'
import type { FieldValue, Meaning } from '../meaning.js'

export interface AttachedInput {
  readonly name: string
  readonly type: string
}

export type SlotOf = (field: string, offset: number) => number

const inner = (schema: Schema): Schema =>
  schema.kind === 'optional' || schema.kind === 'defaulted' ? inner(schema.of) : schema

/** The type name that a schema is attached under, if it has one. */
export const namedType = (schema: Schema): string | undefined => inner(schema).named ?? schema.named

const slotText = (slot: number, negated: boolean | undefined) => `${negated === true ? '-' : ''}$${slot}`

function valueText(path: string, value: Exclude<FieldValue, { kind: 'attached' }>, slotOf: SlotOf): string {
  switch (value.kind) {
    case 'quantity':
      return slotText(slotOf(path, 0), value.negated)
    case 'quantities':
      return `[${value.mentions.map(({ negated }, offset) => slotText(slotOf(path, offset), negated)).join('; ')}]`
    case 'choice':
      return `"${value.name}"`
    case 'choices':
      return `[${value.names.map((name) => `"${name}"`).join('; ')}]`
  }
}

function recordText(
  schema: RecordSchema,
  prefix: string,
  meaning: Meaning,
  slotOf: SlotOf,
  inputs: readonly AttachedInput[],
): string {
  const fields = Object.entries(schema.fields).flatMap(([name, field]): string[] => {
    const path = prefix + name
    const value = meaning.get(path)
    const type = namedType(field)
    if (value !== undefined && value.kind !== 'attached') return [`${name} = ${valueText(path, value, slotOf)}`]
    const isMeant = field.kind !== 'optional' || value !== undefined
    const input = type === undefined || !isMeant ? undefined : inputs.find((one) => one.type === type)
    if (input !== undefined) return [`${name} = input "${input.name}"`]
    const plain = inner(field)
    const isSaid = field.kind !== 'optional' || [...meaning.keys()].some((said) => said.startsWith(`${path}.`))
    if (plain.kind === 'record' && type === undefined && isSaid)
      return [`${name} = ${recordText(plain, `${path}.`, meaning, slotOf, inputs)}`]
    return []
  })
  return `{ ${fields.join('; ')} }`
}

/** `finance.convert { amount = $1; to = $2; market = input "market" }` */
export const callText = (
  contract: Contract,
  meaning: Meaning,
  slotOf: SlotOf,
  inputs: readonly AttachedInput[],
): string => `${contract.name} ${recordText(contract.request, '', meaning, slotOf, inputs)}`

const binders = 'abcdefghijklmnop'

/** Several calls as `let`s and a tuple; one call stands alone. */
export function programText(calls: readonly string[]): string {
  if (calls.length === 1) return calls[0]!
  const lets = calls.map((call, at) => `let ${binders[at]} = ${call}\n`)
  return `${lets.join('')}(${calls.map((_, at) => binders[at]).join(', ')})`
}
