// JSON of events, as unknown until looked at.

import { failed, type UpstreamFailure } from '../http/upstream-failure.js'
import { errorOf, shown } from '../http/upstream-fault.js'

export type Fields = Readonly<Record<string, unknown>>

/** Of a JSON object; undefined of anything else. */
export const fieldsOf = (value: unknown): Fields | undefined =>
  // What JSON.parse makes of an object has string keys alone.
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** A count that a server tells; 0 for anything else. */
export const countOf = (value: unknown): number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0

/** The object that an event holds. An error in it is thrown: servers that have begun to stream have no status left to tell one by. */
export function objectOf(data: string): Fields {
  let parsed: unknown
  try {
    parsed = JSON.parse(data)
  } catch {
    throw unreadable()
  }
  const fields = fieldsOf(parsed)
  if (fields === undefined) throw unreadable()
  if (fields.error !== undefined && fields.error !== null) throw told(data)
  return fields
}

export const unreadable = (): UpstreamFailure =>
  failed("the model's server sent an event that does not read as its format", 'bad_event')

/** @param data JSON of an error in one of the forms of upstream-fault.ts */
export function told(data: string): UpstreamFailure {
  const words = shown(errorOf(data).message, [])
  return failed(`the model's server failed while it answered${words === '' ? '' : `: ${words}`}`, 'in_stream')
}
