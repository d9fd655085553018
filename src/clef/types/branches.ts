// Choices: `if`, `match`, comparisons, `&&` and `||`.

import type { Comparison, Conditional, Expression, Logical, Match } from '../syntax/ast.js'
import { covered } from './coverage.js'
import { typeOfValue, within } from './functions.js'
import type { Inferring } from './inferring.js'
import { matched } from './patterns.js'
import type { Type } from './type.js'

const bool: Type = { kind: 'bool' }

export function typeOfConditional(
  inferring: Inferring,
  { condition, then, otherwise }: Conditional,
  expected: Type | undefined,
): Type {
  inferring.check(condition, bool)
  const type = typeOfValue(inferring, then, expected)
  inferring.check(otherwise, type)
  return type
}

export function typeOfMatch(inferring: Inferring, { of, cases, span }: Match, expected: Type | undefined): Type {
  const subject = inferring.infer(of)
  let type = expected
  let sound = true
  for (const { pattern, body } of cases) {
    const before = inferring.diagnostics.length
    const names = matched(inferring, pattern, subject)
    sound &&= inferring.diagnostics.length === before
    type = within(inferring, names, () => typeOfValue(inferring, body, type))
  }
  if (sound) {
    const patterns = cases.map(({ pattern }) => pattern)
    covered(inferring, { start: span.start, end: of.span.end }, patterns)
  }
  return type ?? inferring.solver.freshType()
}

export function typeOfComparison(inferring: Inferring, { left, right, span }: Comparison): Type {
  // A word is of the type of what it is compared with.
  const [first, second] = left.kind === 'text' ? [right, left] : [left, right]
  const before = inferring.diagnostics.length
  const type = inferring.infer(first)
  inferring.check(second, type)
  if (inferring.diagnostics.length === before) inferring.expectComparable({ span }, type)
  return bool
}

export function typeOfLogical(inferring: Inferring, { left, right }: Logical): Type {
  for (const side of [left, right] as readonly Expression[]) inferring.check(side, bool)
  return bool
}
