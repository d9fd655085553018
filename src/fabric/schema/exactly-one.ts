// Records of which exactly one of several fields must be given; every way in and out checks it here.

import type { RecordSchema } from './schema.js'

export interface UnmetAlternative {
  /** The first field of the set, for a fault's path. */
  readonly field: string
  readonly expected: string
  readonly actual: string
}

/** The first set of fields of which none or several are given. */
export function unmetAlternative(
  sets: RecordSchema['exactlyOne'],
  value: Readonly<Record<string, unknown>>,
): UnmetAlternative | undefined {
  for (const names of sets) {
    let count = 0
    for (const name of names) if (value[name] !== undefined) count++
    if (count === 1) continue
    const given = names.filter((name) => value[name] !== undefined)
    return {
      field: names[0] ?? '',
      expected: `exactly one of ${names.join(', ')}`,
      actual: given.length === 0 ? 'none' : given.join(' and '),
    }
  }
  return undefined
}
