// Outcomes as peers read them: the answer brings its schema, so it is read without knowing any contract.

import type { Fault } from '../fabric/fault.js'
import { type OutcomeRecord, outcomeMessage } from '../fabric/peer/index.js'
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

/** The JSON view of an outcome: the record's own, with the answer, the arguments and what was assumed as JSON in it. */
export function viewOutcome({ answer, calls, assumptions, ...rest }: Outcome): Json {
  // The view of a record is an object.
  const view = toJson(outcomeMessage.schema, { ...rest, calls: [], assumptions: [] }) as {
    readonly [name: string]: Json
  }
  return {
    ...view,
    calls: calls.map(({ operation, arguments: text }) => ({ operation, arguments: parsed(text) })),
    assumptions: assumptions.map(({ operation, path, value }) => ({ operation, path, value: parsed(value) })),
    ...(answer === undefined ? {} : { answer: answer.json }),
  }
}

/** The JSON view of an outcome record. @throws Error for an answer that does not fit the schema it brings: a defect */
export function outcomeJson(record: OutcomeRecord): Json {
  const outcome = readOutcome(record)
  if (!outcome.ok) throw new Error(`an answer does not read by its own schema: ${outcome.error.message}`)
  return viewOutcome(outcome.value)
}

/** JSON text as JSON; text that is none stays text. */
function parsed(text: string): Json {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
