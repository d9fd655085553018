// The order of values: numbers as IEEE has them, words as text, tenors by their length, lists and tuples member by member.

import { isTenor, type Quantity } from '../../fabric/schema/index.js'
import type { ComparisonOperator } from '../syntax/index.js'
import type { Budget } from './budget.js'
import { heldBy, isBoxed, isSome } from './option-value.js'

/** Undefined where neither comes first and they are not the same: a number that is none, money of two currencies. */
export type Order = -1 | 0 | 1 | undefined

/** How two values of one type stand: words, numbers, and tuples, lists and options of such. None stands before Some, as F# has it. */
export function orderOf(a: unknown, b: unknown, budget: Budget): Order {
  budget.spend(1)
  if (!isSome(a) || !isSome(b)) return plainOrder(Number(isSome(a)), Number(isSome(b)))
  if (isBoxed(a) || isBoxed(b)) return orderOf(heldBy(a), heldBy(b), budget)
  if (Array.isArray(a)) return listOrder(a, b as readonly unknown[], budget)
  if (isQuantity(a)) return quantityOrder(a, b as Quantity)
  return typeof a === 'string' ? wordOrder(a, b as string) : plainOrder(a, b)
}

const isQuantity = (value: unknown): value is Quantity => typeof value === 'object'

// Both are of one type: the check has seen to it.
function plainOrder(a: unknown, b: unknown): Order {
  if (a === b) return 0
  if ((a as number) < (b as number)) return -1
  return (a as number) > (b as number) ? 1 : undefined
}

/** Tenors by their length, those of one length and all other words as text: words are the same only by their text. */
function wordOrder(a: string, b: string): Order {
  if (!isTenor(a) || !isTenor(b)) return plainOrder(a, b)
  const order = plainOrder(daysOf(a), daysOf(b))
  return order === 0 ? plainOrder(a, b) : order
}

const daysOfUnit: Readonly<Record<string, number>> = { D: 1, W: 7, M: 365.25 / 12, Y: 365.25 }
const daysOf = (tenor: string): number => Number.parseInt(tenor, 10) * (daysOfUnit[tenor.at(-1)!] ?? 0)

const quantityOrder = (a: Quantity, b: Quantity): Order =>
  a.dimension === b.dimension ? plainOrder(a.value, b.value) : undefined

function listOrder(a: readonly unknown[], b: readonly unknown[], budget: Budget): Order {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const order = orderOf(a[i], b[i], budget)
    if (order !== 0) return order
  }
  return plainOrder(a.length, b.length)
}

export function holds(operator: ComparisonOperator, order: Order): boolean {
  switch (operator) {
    case '=':
      return order === 0
    case '<>':
      return order !== 0
    case '<':
      return order === -1
    case '<=':
      return order === -1 || order === 0
    case '>':
      return order === 1
    case '>=':
      return order === 1 || order === 0
  }
}

const isNone = (value: unknown): boolean => Number.isNaN(value)

/** The order for sorting: numbers that are none stand last, and what has no order stays as it came. */
export function sortOrder(a: unknown, b: unknown, budget: Budget): number {
  const order = orderOf(a, b, budget)
  return order ?? Number(isNone(a)) - Number(isNone(b))
}
