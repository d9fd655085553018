// Sets of optional fields of which exactly one is given, seen from records of another schema.

import type { RecordSchema } from '../schema.js'

/** How many of the records of `from`, once converted, have exactly one field of a set of the other schema's. */
export function recordsWithOne(set: readonly string[], { fields, exactlyOne }: RecordSchema): 'all' | 'some' | 'none' {
  const known = set.filter((name) => Object.hasOwn(fields, name))
  const open = known.filter((name) => fields[name]!.kind === 'optional')
  const always = known.length - open.length
  if (always > 1) return 'none'
  if (open.length === 0) return always === 1 ? 'all' : 'none'
  const isKept = exactlyOne.some((own) => own.length === open.length && open.every((name) => own.includes(name)))
  return always === 0 && isKept ? 'all' : 'some'
}
