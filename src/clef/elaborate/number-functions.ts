// What the built-in functions of numbers compute, in whatever unit their types say.

import type { Operator } from '../syntax/index.js'

const { abs, acos, asin, atan, atan2, ceil, cos, exp, floor, log, max, min, sign, sin, sqrt, tan, trunc } = Math

/** To the nearest whole number, halves to the even one, as F# rounds. */
function round(x: number): number {
  const down = floor(x)
  const above = x - down
  if (above !== 0.5) return above < 0.5 ? down : down + 1
  return down % 2 === 0 ? down : down + 1
}

type Unary = (x: number) => number
type Binary = (x: number, y: number) => number

export const unary = {
  sqrt,
  abs,
  sign,
  exp,
  ln: log,
  log,
  sin,
  cos,
  tan,
  asin,
  acos,
  atan,
  floor,
  ceil,
  round,
  truncate: trunc,
  sqr: (x: number) => x * x,
} satisfies Readonly<Record<string, Unary>>

export const binary = { min, max, atan2 } satisfies Readonly<Record<string, Binary>>

/** Compensated after Neumaier: the error does not grow with the length of the list. */
export function sum(of: readonly number[]): number {
  let total = 0
  let lost = 0
  for (const x of of) {
    const next = total + x
    lost += abs(total) >= abs(x) ? total - next + x : x - next + total
    total = next
  }
  return Number.isFinite(lost) ? total + lost : total
}

/** Not a number for an empty list. */
export const mean = (of: readonly number[]): number => sum(of) / of.length

export function arithmetic(operator: Operator, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '*':
      return left * right
    case '/':
      return left / right
    case '**':
      return left ** right
  }
}
