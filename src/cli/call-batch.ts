// Calls of a file, a line each, answered in its order.

import { certifiedJson, type DomainError, err, type Fault, type Json, type Result } from '../fabric/index.js'
import { type NdjsonLine, ndjsonLines } from './ndjson.js'
import { isFault } from './output.js'
import type { Service, ToldAnswer } from './service.js'

export type Answer = Result<ToldAnswer, Fault | DomainError>

type View = { readonly [name: string]: unknown }

/** `{ok, request, basis, certificate}`, `{fault}` or `{domainError}`. */
export const answerView = (answer: Answer): View =>
  answer.ok
    ? certifiedJson(answer.value)
    : isFault(answer.error)
      ? { fault: answer.error }
      : { domainError: answer.error }

/** Calls in flight at once: enough to keep every domain busy, few enough to bound memory. */
const inFlightMax = 32

/** The answer to each line with its id. A broken line is answered in its place; what stands around it is asked all the same. */
export async function* batchViews(file: string, service: Service): AsyncIterable<View> {
  const pending: { readonly id: unknown; readonly answer: Promise<Answer> }[] = []
  for await (const line of ndjsonLines(file)) {
    pending.push(
      line.ok
        ? { id: line.value.id, answer: answerTo(line.value, service) }
        : { id: null, answer: Promise.resolve(line) },
    )
    if (pending.length >= inFlightMax) yield settled(pending.shift()!)
  }
  for (const each of pending) yield settled(each)
}

const settled = async ({ id, answer }: { readonly id: unknown; readonly answer: Promise<Answer> }): Promise<View> => ({
  id,
  ...answerView(await answer),
})

const answerTo = ({ operation, request }: NdjsonLine, service: Service): Promise<Answer> =>
  typeof operation === 'string' ? service.answer(operation, request) : Promise.resolve(err(noOperation))

const noOperation: Fault = { code: 'FAULT_FIELD_MISSING', path: 'operation', message: 'a line needs an operation' }

/** What a table has of a line: the answer, or why there is none; not what it rests on. */
export function batchRow({ id, ok, fault, domainError }: View): Json {
  const row = { id, ok, fault, domainError }
  return JSON.parse(JSON.stringify(row)) as Json // a view is JSON but for what is undefined, which this leaves out
}
