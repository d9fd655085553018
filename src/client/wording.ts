// Requests in the words of one daemon: schemas agreed, values encoded.

import { byUs, type Failure, type Until } from '../fabric/exchange/index.js'
import type { Fault } from '../fabric/fault.js'
import { type OutcomeRecord, outcomeMessage, streamMessage } from '../fabric/peer/index.js'
import { ok, type Result } from '../fabric/result.js'
import { type Contract, type Message, messagesOf, type OperationMessages } from '../fabric/schema/index.js'
import { type Outcome, readOutcome } from './answer.js'
import type { Link } from './link.js'
import type { Worded } from './requests.js'
import type { WordedStream } from './resumed-stream.js'

const known = new WeakMap<Contract, OperationMessages>()

/** The messages of a contract. Their identities are hashes, made once for each. */
export function messagesOnce(contract: Contract): OperationMessages {
  const messages = known.get(contract) ?? messagesOf(contract)
  known.set(contract, messages)
  return messages
}

/** @returns the fault of a value that does not fit, or of schemas that can't be agreed on */
export async function wordRequest(
  { terms }: Link,
  request: Message,
  response: Message,
  value: unknown,
  until: Until,
): Promise<Result<Worded<unknown>, Failure>> {
  const asked = await terms.spoken(request, 'ask', until)
  if (!asked.ok) return asked
  const answered = await terms.spoken(response, 'answer', until)
  if (!answered.ok) return answered
  const payload = asked.value.encode(value)
  if (!payload.ok) return byUs(payload.error)
  const question = { schema: asked.value.short, expected: answered.value.short, payload: payload.value }
  return ok({ question, dropped: asked.value.dropped, read: answered.value.decode })
}

/** A request that an outcome answers. */
export async function wordGoal(
  link: Link,
  request: Message,
  value: unknown,
  until: Until,
): Promise<Result<Worded<Outcome>, Failure>> {
  const worded = await wordRequest(link, request, outcomeMessage, value, until)
  if (!worded.ok) return worded
  const { read } = worded.value
  const readWhole = (bytes: Uint8Array<ArrayBufferLike>): Result<Outcome, Fault> => {
    const outcome = read(bytes)
    // Read by the outcome's own schema.
    return outcome.ok ? readOutcome(outcome.value as OutcomeRecord) : outcome
  }
  return ok({ ...worded.value, read: readWhole })
}

export async function wordStream(
  link: Link,
  operation: string,
  { request, response, item }: OperationMessages,
  value: unknown,
  until: Until,
): Promise<Result<WordedStream<unknown, unknown>, Failure>> {
  if (item === undefined) throw new Error(`${operation} is streamed without a list to stream`)
  const worded = await wordRequest(link, request, response, value, until)
  if (!worded.ok) return worded
  const served = link.terms.same(streamMessage)
  if (!served.ok) return served
  const items = await link.terms.spoken(item, 'answer', until)
  if (!items.ok) return items
  const { question, read } = worded.value
  return ok({
    question: { operation, request: question.payload, item: items.value.short, expected: question.expected },
    readItem: items.value.decode,
    read,
  })
}
