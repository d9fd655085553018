// Which letter each binding of a program takes, and how its left side is written.

import type { Pattern, Program } from '../ast.js'
import { letters } from './names.js'

/** Names that one binding may take a tuple apart into. */
export const tupleBindersMax = 4

/**
 * What is expected at the tokens of the left sides of a program's bindings, by where they start: the letter of each name,
 * or words for a left side that is neither a letter nor a tuple of letters.
 */
export function binderExpectations(program: Program): ReadonlyMap<number, string> {
  const expectations = new Map<number, string>()
  let next = 0
  for (const { pattern, span } of program.bindings) {
    const start = span.start + 'let '.length
    const names = namesOf(pattern, start)
    if (names === undefined) expectations.set(start, `a letter or a tuple of 2 to ${tupleBindersMax} letters`)
    for (const name of names ?? []) {
      expectations.set(name.span.start, letters[next] ?? `no binding behind the ${letters.length} letters`)
      next++
    }
  }
  return expectations
}

/** The names on a left side that stands at `start` as it should: a name, or a flat tuple of names with nothing else in it. */
function namesOf(pattern: Pattern, start: number): readonly Pattern[] | undefined {
  if (pattern.span.start !== start) return undefined
  if (pattern.kind === 'name') return [pattern]
  if (pattern.kind !== 'tuple' || pattern.items.length > tupleBindersMax) return undefined
  let at = start + '('.length
  for (const item of pattern.items) {
    if (item.kind !== 'name' || item.span.start !== at) return undefined
    at = item.span.end + ', '.length
  }
  return at === pattern.span.end + ', '.length - ')'.length ? pattern.items : undefined
}
