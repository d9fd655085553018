// Calls with what they were answered, out of what commands and HTTP print.

import type { Json } from '../fabric/index.js'

export interface KeptCall {
  readonly operation: string
  readonly request: Json
  readonly response: Json
}

type JsonRecord = { readonly [name: string]: Json }

const isRecord = (json: Json | undefined): json is JsonRecord =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

/** An answer of `call --json` is one, an outcome has one for each that it rests on; none in what is neither. */
export function keptCalls(json: Json): readonly KeptCall[] {
  if (!isRecord(json)) return []
  if (Array.isArray(json.answers)) return json.answers.flatMap((one: Json) => keptCalls(one))
  const { basis, request } = json
  const response = json.ok ?? json.response
  const operation = json.operation ?? (isRecord(basis) ? basis.operation : undefined)
  if (typeof operation !== 'string' || request === undefined || response === undefined) return []
  return [{ operation, request, response }]
}
