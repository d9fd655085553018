// What is wrong with a schema, as a fault whose path leads into it. Fields and cases stand in the path by name, what a list or
// an optional is of as `of`, keys of maps as `key`: `book.of.strike`.

import type { Fault } from '../fault.js'
import { nameCharactersMax } from './schema-limits.js'

export type Defect = Fault | undefined

export const misfit = (expected: string, actual: string, path = ''): Fault => ({
  code: 'FAULT_SHAPE',
  path,
  expected,
  actual,
  message: `a schema needs ${expected} here, not ${actual}`,
})

export const beyond = (what: string, limit: number, actual: number, path = ''): Fault => ({
  code: 'FAULT_LIMIT',
  path,
  limit,
  actual,
  message: `a schema may have ${limit} ${what}, not ${actual}`,
})

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What stands where something else should: short, since it may come from anyone. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'string') return `'${value.slice(0, 32)}'`
  return typeof value === 'object' || typeof value === 'function' ? `an ${typeof value}` : String(value)
}

/** A whole number from `least` to `limit`; above it is FAULT_LIMIT, anything else FAULT_SHAPE. */
export function countDefect(path: string, what: string, value: unknown, limit: number, least = 1): Defect {
  if (!Number.isSafeInteger(value) || (value as number) < least) {
    return misfit(`a number of ${what} from ${least} to ${limit}`, shown(value), path)
  }
  return (value as number) > limit ? beyond(what, limit, value as number, path) : undefined
}

/** The first index at which `items` repeats what stands before. */
export function repeatedAt(items: readonly unknown[]): number | undefined {
  const seen = new Set<unknown>()
  for (const [index, item] of items.entries()) {
    if (seen.has(item)) return index
    seen.add(item)
  }
  return undefined
}

/** Numbers for names, as plain BARE writes them: safe integers from 0, each once. `paths` lead to them. */
export function numbersDefect(numbers: readonly unknown[], paths: readonly string[]): Defect {
  const unfit = numbers.findIndex((number) => !Number.isSafeInteger(number) || (number as number) < 0)
  if (unfit !== -1) return misfit('a whole number from 0 to 2^53 - 1', shown(numbers[unfit]), paths[unfit])
  const repeated = repeatedAt(numbers)
  return repeated === undefined ? undefined : misfit('a number of its own', shown(numbers[repeated]), paths[repeated])
}

const namePattern = /^[\p{L}_][\p{L}\p{N}_-]*$/u

/**
 * Names of fields and cases: a letter or `_`, then letters, digits, `_` and `-`. Digits first would lose their place in a JavaScript object, and
 * names that all objects have would be found in records that leave them out.
 */
export function nameDefect(name: string, mayBeMissing: boolean): Defect {
  if (name.length > nameCharactersMax) return beyond('characters in a name', nameCharactersMax, name.length)
  if (!namePattern.test(name)) return misfit('a name of letters, digits, _ and -, no digit first', shown(name))
  const clashes = name === '__proto__' || (mayBeMissing && name in Object.prototype)
  return clashes ? misfit('a name that is not one of every object', shown(name)) : undefined
}
