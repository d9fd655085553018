// Outcomes as peers read them: the answer brings its schema, so it is read without knowing any contract.

import type { Fault } from '../fabric/fault.js'
import type { OutcomeRecord } from '../fabric/peer/index.js'
import { ok, type Result } from '../fabric/result.js'
import { codecOf, type Json, readSchemaText, type Schema, toJson } from '../fabric/schema/index.js'

/** A value with the schema that it came with. */
export interface Answer {
  readonly schema: Schema
  /** In memory as the schema's values are: quantities as numbers in coherent units, maps as Map. */
  readonly value: unknown
  /** The same for people and other programs: money and quantities with their units. */
  readonly json: Json
}

/** What a goal came to, its answer decoded. */
export type Outcome = Omit<OutcomeRecord, 'answer'> & { readonly answer?: Answer }

/** Reads an answer by the schema that it brings. Nothing of `payload` is kept. */
export function readAnswer({ schema: text, payload }: NonNullable<OutcomeRecord['answer']>): Result<Answer, Fault> {
  const schema = readSchemaText(text)
  if (!schema.ok) return schema
  const value = codecOf(schema.value).decode(payload.slice())
  if (!value.ok) return value
  return ok({ schema: schema.value, value: value.value, json: toJson(schema.value, value.value) })
}

export function readOutcome({ answer: told, ...rest }: OutcomeRecord): Result<Outcome, Fault> {
  if (told === undefined) return ok(rest)
  const answer = readAnswer(told)
  return answer.ok ? ok({ ...rest, answer: answer.value }) : answer
}
