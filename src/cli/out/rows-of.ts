// Which part of an answer is its table.

import type { Contract, Json } from '../../fabric/index.js'
import { CommandFailure } from '../output.js'

type JsonRecord = { readonly [name: string]: Json }

const isList = (json: Json | undefined): json is readonly Json[] => Array.isArray(json)

const isRecord = (json: Json): json is JsonRecord => typeof json === 'object' && json !== null && !isList(json)

export interface Part {
  readonly rows: readonly Json[]
  /** Lists and records of the answer that are not among them. */
  readonly leftOut: readonly string[]
}

/** The name of the list that is taken where nobody says which: what one of the operations streams, else the only field. */
export function usualRows(answer: Json, contracts: readonly Contract[]): string | undefined {
  if (!isRecord(answer)) return undefined
  const streamed = contracts.find(({ stream }) => stream !== undefined && isList(answer[stream]))?.stream
  const [only, ...others] = Object.keys(answer)
  return streamed ?? (others.length === 0 && only !== undefined && isList(answer[only]) ? only : undefined)
}

/**
 * The rows of an answer: of a list its elements, of a record those of the field `name`, else itself as one row. `.` asks
 * for that. Ends the command where there is no such field.
 */
export function rowsOf(answer: Json, name: string | undefined): Part {
  if (name === undefined || name === '.') return { rows: isList(answer) ? answer : [answer], leftOut: [] }
  const field = isRecord(answer) && Object.hasOwn(answer, name) ? answer[name] : undefined
  if (field === undefined || !isRecord(answer)) throw new CommandFailure(noField(name, answer))
  return { rows: isList(field) ? field : [field], leftOut: fieldsBeside(answer, name) }
}

/** Names of the fields beside `name` that hold something. */
export const fieldsBeside = (answer: Json, name: string): readonly string[] =>
  isRecord(answer)
    ? Object.entries(answer).flatMap(([field, held]) => (field === name || isEmpty(held) ? [] : [field]))
    : []

const isEmpty = (json: Json): boolean =>
  json === null || (isList(json) ? json.length === 0 : isRecord(json) && Object.keys(json).length === 0)

function noField(name: string, answer: Json) {
  const candidates = isRecord(answer) ? Object.keys(answer) : []
  const message = `the answer has no field '${name}' for --rows; it has ${candidates.join(', ') || 'none'}`
  return { code: 'FAULT_FIELD_UNKNOWN' as const, path: name, name, candidates, message }
}
