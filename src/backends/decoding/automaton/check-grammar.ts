// What a grammar value must satisfy before memory is spent on its automaton.
import type { Expression, Grammar } from '../../../clef/grammar/grammar.js'
import type { Fault } from '../../../fabric/fault.js'
import { err, ok, type Result } from '../../../fabric/result.js'

export interface CompileLimits {
  /** States of the automaton; repetitions are unrolled, so this bounds `{m,n}` too. */
  readonly statesMax: number
  /** Nesting of expressions inside one rule. */
  readonly depthMax: number
}

/**
 * Checks that every rule named exists, that text is well-formed Unicode, that ranges and repetitions run
 * forwards, and that the automaton stays under its limits.
 *
 * @returns FAULT_SYNTAX or FAULT_LIMIT whose path names the rule
 */
export function checkGrammar(grammar: Grammar, limits: CompileLimits): Result<void, Fault> {
  if (!grammar.rules.has(grammar.root)) return err(syntax(`the root rule "${grammar.root}" is not defined`, 'root'))
  let held = 0
  for (const [name, body] of grammar.rules) {
    const problem = checkRule(name, body, { grammar, limits, held })
    if (problem !== null) return err(problem)
    held += statesOfRule(body)
  }
  return ok(undefined)
}

/**
 * Checks one rule, of the grammar or given by it later.
 *
 * @param held states that the automaton has already
 */
export function checkRule(
  name: string,
  body: Expression,
  { grammar, limits, held }: { readonly grammar: Grammar; readonly limits: CompileLimits; readonly held: number },
): Fault | null {
  const path = `rules.${name}`
  const problem = problemOf(body, { grammar, depth: 1, depthMax: limits.depthMax })
  if (problem !== null) return { ...problem, path }
  const states = held + statesOfRule(body)
  if (states <= limits.statesMax) return null
  const message = `the grammar needs ${states} automaton states and ${limits.statesMax} are allowed; shorten its repetitions`
  return { code: 'FAULT_LIMIT', message, limit: limits.statesMax, actual: states, path }
}

const statesOfRule = (body: Expression): number => 2 + statesOf(body)

interface Surroundings {
  readonly grammar: Grammar
  readonly depth: number
  readonly depthMax: number
}

function problemOf(expression: Expression, around: Surroundings): Fault | null {
  const { grammar, depth, depthMax } = around
  if (depth > depthMax) {
    const message = `expressions are nested more than ${depthMax} deep`
    return { code: 'FAULT_LIMIT', message, limit: depthMax, actual: depth }
  }
  const inside = { grammar, depth: depth + 1, depthMax }
  switch (expression.kind) {
    case 'text':
      return isWellFormed(expression.text) ? null : syntax('a text holds half of a surrogate pair')
    case 'oneOf':
      return problemOfRanges(expression.ranges) ?? problemOfTokens(expression.tokens?.ids ?? [])
    case 'sequence':
    case 'choice':
      return firstProblem(expression.items, inside)
    case 'repeat':
      return problemOfBounds(expression.min, expression.max) ?? problemOf(expression.item, inside)
    case 'rule':
      if (grammar.later !== undefined) return null
      return grammar.rules.has(expression.name) ? null : syntax(`rule "${expression.name}" is not defined`)
  }
}

function firstProblem(items: readonly Expression[], around: Surroundings): Fault | null {
  for (const item of items) {
    const problem = problemOf(item, around)
    if (problem !== null) return problem
  }
  return null
}

function problemOfRanges(ranges: readonly (readonly [string, string])[]): Fault | null {
  for (const [low, high] of ranges) {
    if (!isOneCodePoint(low) || !isOneCodePoint(high)) return syntax('a range ends in what is not one code point')
    if (low.codePointAt(0)! > high.codePointAt(0)!) return syntax(`the range ${low}-${high} runs backwards`)
  }
  return null
}

function problemOfTokens(ids: readonly number[]): Fault | null {
  return ids.every((id) => Number.isSafeInteger(id) && id >= 0) ? null : syntax('a token has a whole number')
}

function problemOfBounds(min: number, max: number | null): Fault | null {
  const counts = max === null ? [min] : [min, max]
  const sound = counts.every((count) => Number.isSafeInteger(count) && count >= 0) && (max === null || min <= max)
  return sound ? null : syntax(`a repetition of ${min} to ${max} times is not possible`)
}

/** An upper bound; Infinity where the unrolled size overflows. */
function statesOf(expression: Expression): number {
  switch (expression.kind) {
    case 'text':
      return 3 * expression.text.length
    case 'oneOf':
      return 1 + 16 * expression.ranges.length
    case 'sequence':
    case 'choice':
      return expression.items.reduce((sum, item) => sum + statesOf(item), 1)
    case 'repeat':
      return 2 + (expression.max ?? Math.max(1, expression.min)) * (1 + statesOf(expression.item))
    case 'rule':
      return 1
  }
}

const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text)
const isOneCodePoint = (text: string): boolean => /^.$/su.test(text) && isWellFormed(text)

const syntax = (message: string, path?: string): Fault =>
  path === undefined ? { code: 'FAULT_SYNTAX', message } : { code: 'FAULT_SYNTAX', message, path }
