// What the built-in functions compute, over numbers in whatever unit their types say.

import type { BuiltInName } from '../types/index.js'

const { abs, acos, asin, atan, atan2, cos, exp, log, max, min, sign, sin, sqrt, tan } = Math

const unary = { sqrt, abs, sign, exp, ln: log, log, sin, cos, tan, asin, acos, atan, sqr: (x: number) => x * x }
const binary = { min, max, atan2 }
const folds = { sum, mean: (of: readonly number[]) => sum(of) / of.length }

/** Compensated after Neumaier: the error does not grow with the length of the list. */
function sum(of: readonly number[]): number {
  let total = 0
  let lost = 0
  for (const x of of) {
    const next = total + x
    lost += abs(total) >= abs(x) ? total - next + x : x - next + total
    total = next
  }
  return Number.isFinite(lost) ? total + lost : total
}

const has = <T extends object>(table: T, name: string): name is Extract<keyof T, string> => Object.hasOwn(table, name)

/** Applies a built-in to as many arguments as its type has; numbers, or a list for `sum` and `mean`. */
export function applyBuiltIn(name: BuiltInName, given: readonly (number | readonly number[])[]): number {
  if (has(folds, name)) return folds[name](given[0] as readonly number[])
  const [x, y] = given as readonly number[] // the check lets only folds have lists
  return has(unary, name) ? unary[name](x!) : binary[name](x!, y!)
}
