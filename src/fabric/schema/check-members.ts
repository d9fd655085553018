// What can be wrong with what stands beside a schema's members: sets of fields, tags of cases, what a mismatch does.

import type { RecordSchema } from './schema.js'
import { beyond, type Defect, isObject, misfit, numbersDefect, repeatedAt, shown } from './schema-defect.js'
import { fieldsMax } from './schema-limits.js'

/** That the limit of what has one length is that length. */
export const limitDefect = (path: string, limit: unknown, length: number): Defect =>
  limit === length ? undefined : misfit(`${length}, the length`, shown(limit), path)

export const mismatchDefect = (onMismatch: unknown): Defect =>
  onMismatch === 'reject' || onMismatch === 'collect'
    ? undefined
    : misfit('reject or collect', shown(onMismatch), 'onMismatch')

export function exactlyOneDefect(sets: RecordSchema['exactlyOne'], fields: RecordSchema['fields']): Defect {
  if (!Array.isArray(sets)) return misfit('sets of fields', shown(sets), 'exactlyOne')
  if (sets.length > fieldsMax) return beyond('sets of fields', fieldsMax, sets.length, 'exactlyOne')
  for (const [index, names] of sets.entries()) {
    const path = `exactlyOne[${index}]`
    if (!Array.isArray(names) || names.length < 2) return misfit('two fields or more', shown(names), path)
    if (names.length > fieldsMax) return beyond('fields in a set', fieldsMax, names.length, path)
    for (const [place, name] of names.entries()) {
      const field = typeof name === 'string' && Object.hasOwn(fields, name) ? fields[name] : undefined
      if (field === undefined) return misfit('a field of this record', shown(name), `${path}[${place}]`)
      if (field.kind !== 'optional') return misfit('an optional field', shown(name), `${path}[${place}]`)
    }
    const repeated = repeatedAt(names)
    if (repeated !== undefined) return misfit('a field once', shown(names[repeated]), `${path}[${repeated}]`)
  }
  return undefined
}

export function tagsDefect(tags: unknown, cases: readonly string[]): Defect {
  if (tags === undefined) return undefined
  if (!isObject(tags)) return misfit('a tag for each case', shown(tags), 'tags')
  const stray = Object.keys(tags).find((name) => !cases.includes(name))
  if (stray !== undefined) return misfit('a tag of one of its cases', shown(stray), `tags.${stray.slice(0, 32)}`)
  const missing = cases.find((name) => !Object.hasOwn(tags, name))
  if (missing !== undefined) return misfit('a tag for each case', 'nothing', `tags.${missing}`)
  const numbers = cases.map((name) => tags[name])
  const paths = cases.map((name) => `tags.${name}`)
  return numbersDefect(numbers, paths)
}
