// Goals whose own units are wrong. The program is the same as if they were right: the check will say what is wrong.

import type { FieldValue, Meaning } from '../meaning.js'
import type { Phrasing } from '../phrasing/phrasing.js'
import type { Random } from '../random.js'

export interface Mistaken {
  readonly meaning: Meaning
  /** Path that a diagnostic would name. */
  readonly path: string
}

export function mistake(phrasing: Phrasing, meaning: Meaning, random: Random): Mistaken | undefined {
  const possible = phrasing.mayMistake.filter(({ field }) => meaning.has(field))
  if (possible.length === 0) return undefined
  const { field, wrong } = random.pick(possible)
  const value = meaning.get(field)!
  const changed = new Map<string, FieldValue>(meaning)
  if (value.kind === 'quantities') {
    // The first of several shows what is meant; one alone is all there is to get wrong.
    const last = value.mentions.length - 1
    const at = random.integer(Math.min(1, last), last)
    changed.set(field, {
      kind: 'quantities',
      mentions: value.mentions.map((mention, index) => (index === at ? wrong(random, meaning) : mention)),
    })
    return { meaning: changed, path: `${field}[${at}]` }
  }
  changed.set(field, { ...value, kind: 'quantity', mention: wrong(random, meaning) } as FieldValue)
  return { meaning: changed, path: field }
}
