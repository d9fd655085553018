// Records that say when something ends either by a tenor or by a time or date: people write each under the other's name.

import { isCalendarDate } from '../calendar.js'
import { settled } from '../codec/layout.js'
import type { RecordSchema } from '../schema.js'
import { readTenor } from './read-tenor.js'
import { isObject } from './unreadable.js'

/** Names of one record: of the tenor, and of the time or date that may stand for it. */
interface ExpiryNames {
  readonly tenor: string
  readonly other: string
}

const namesOf = new WeakMap<RecordSchema, ExpiryNames | null>()

/**
 * `json` with its tenor under the name of the tenor, and its time or date under that of the other: for records of which exactly one of the
 * two is given. What reads as neither stays, and is refused, where it was written.
 */
export function underItsName(
  schema: RecordSchema,
  json: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  if (schema.exactlyOne.length === 0) return json
  let names = namesOf.get(schema)
  if (names === undefined) {
    names = expiryNames(schema) ?? null
    namesOf.set(schema, names)
  }
  if (names === null) return json
  const { tenor, other } = names
  if (isAbsent(json[tenor]) && readTenor(json[other]) !== undefined) return renamed(json, other, tenor)
  if (isAbsent(json[other]) && looksLikeTimeOrDate(json[tenor])) return renamed(json, tenor, other)
  return json
}

function expiryNames({ fields, exactlyOne }: RecordSchema): ExpiryNames | undefined {
  for (const names of exactlyOne) {
    const tenor = names.find((name) => settled(fields[name]!).kind === 'tenor')
    const other = names.find((name) => isTimeOrDate(fields, name))
    if (tenor !== undefined && other !== undefined) return { tenor, other }
  }
  return undefined
}

function isTimeOrDate(fields: RecordSchema['fields'], name: string): boolean {
  const schema = settled(fields[name]!)
  if (schema.kind !== 'union') return false
  const kinds = Object.values(schema.cases).map((of) => of.kind)
  return kinds.includes('quantity') && kinds.includes('date')
}

const isAbsent = (json: unknown): boolean => json === undefined || json === null

const looksLikeTimeOrDate = (json: unknown): boolean =>
  typeof json === 'string' ? isCalendarDate(json) : isObject(json) && Object.hasOwn(json, 'unit')

function renamed(json: Readonly<Record<string, unknown>>, from: string, to: string): Readonly<Record<string, unknown>> {
  const { [from]: value, ...rest } = json
  return { ...rest, [to]: value }
}
