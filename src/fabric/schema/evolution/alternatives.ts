// Sets of fields of which exactly one is given, seen from records of another schema.

import type { Fields, RecordSchema } from '../schema.js'

/** Whether a record of `from` has, once converted, the field given: in each, in none, or as that record has it. */
type Given = 'always' | 'never' | 'as-given'

function givenIn(name: string, from: Fields, to: Fields): Given {
  const wanted = to[name]?.kind // fields of the set are fields of `to`
  if (!Object.hasOwn(from, name)) return wanted === 'defaulted' ? 'always' : 'never'
  return from[name]!.kind !== 'optional' || wanted === 'defaulted' ? 'always' : 'as-given'
}

/** How many of the records of `from` have exactly one field of a set of `to`'s. */
export function recordsWithOne(set: readonly string[], from: RecordSchema, to: RecordSchema): 'all' | 'some' | 'none' {
  const known = set.filter((name) => Object.hasOwn(from.fields, name))
  const filled = set.filter((name) => to.fields[name]?.kind === 'defaulted')
  const kept = known.length === set.length && filled.every((name) => from.fields[name]!.kind !== 'optional')
  const isSame = (other: readonly string[], names: readonly string[]): boolean =>
    other.length === names.length && names.every((name) => other.includes(name))
  if (kept && from.exactlyOne.some((other) => isSame(other, set))) return 'all'
  const given = set.map((name) => givenIn(name, from.fields, to.fields))
  const always = given.filter((each) => each === 'always').length
  const open = set.filter((_, index) => given[index] === 'as-given')
  if (always > 1) return 'none'
  if (open.length === 0) return always === 1 ? 'all' : 'none'
  return always === 0 && from.exactlyOne.some((other) => isSame(other, open)) ? 'all' : 'some'
}
