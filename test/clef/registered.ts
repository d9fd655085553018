// The registered contracts, and goals made of given quantities, as the tests of clef need them.

import {
  type CheckedProgram,
  checkProgram,
  type Diagnostic,
  elaborate,
  type Goal,
  type GoalQuantity,
  type Plan,
  parseProgram,
} from '../../src/clef/index.js'
import * as finance from '../../src/domains/finance/contract.js'
import * as kinematics from '../../src/domains/kinematics/contract.js'
import type { Contract } from '../../src/fabric/schema/index.js'

// The modules export parts of requests too.
const exported: readonly unknown[] = [...Object.values(finance), ...Object.values(kinematics)]

export const contracts = exported.filter((value): value is Contract => Object.hasOwn(value as object, 'request'))

export const inputs: Goal['inputs'] = [
  { name: 'book', type: 'Book', schema: finance.book },
  { name: 'market', type: 'Market', schema: finance.market },
]

const spanAt = (index: number) => ({ start: index * 10, end: index * 10 + 5 })

type Omitted<Q> = Q extends GoalQuantity ? Omit<Q, 'span'> : never

/** A goal in which quantity n stands at span 10 (n - 1) to 10 (n - 1) + 5. */
export const goalOf = (...quantities: readonly Omitted<GoalQuantity>[]): Goal => ({
  text: 'a goal',
  quantities: quantities.map((quantity, index) => ({ ...quantity, span: spanAt(index) })),
  inputs,
})

export const number = (value: number) => ({ kind: 'number', value }) as const
export const quantity = (value: number, unit: string) => ({ kind: 'quantity', value, unit }) as const
export const currency = (code: string) => ({ kind: 'currency', code }) as const
export const pair = (name: string) => ({ kind: 'pair', pair: name }) as const
export const tenor = (text: string) => ({ kind: 'tenor', tenor: text }) as const
export const date = (text: string) => ({ kind: 'date', date: text }) as const

export function checked(text: string, goal: Goal | null = null): CheckedProgram {
  const program = parseProgram(text)
  if (!program.ok) throw new Error(program.error[0]!.message)
  return checkProgram(program.value, goal, contracts)
}

export const diagnosticsOf = (text: string, goal: Goal | null = null): readonly Diagnostic[] =>
  checked(text, goal).diagnostics

export function planOf(text: string, goal: Goal | null = null): Plan {
  const plan = elaborate(checked(text, goal))
  if (!plan.ok) throw new Error(plan.error.map(({ message }) => message).join('; '))
  return plan.value
}
