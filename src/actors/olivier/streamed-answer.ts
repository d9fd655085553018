// A model's answer whose list is made element by element.

import {
  type Contract,
  err,
  type Fault,
  type ListSchema,
  type Message,
  ok,
  type Result,
  streamedList,
} from '../../fabric/index.js'
import { violation } from './answer-frames.js'
import type { ServedOperation } from './served-domain.js'

type Answer = Readonly<Record<string, unknown>>

const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value

/**
 * The answer with all its elements made, for a call. One more than the list may have is enough to show that there are
 * too many.
 */
export function collected(contract: Contract, answer: unknown): unknown {
  const list = streamedList(contract)
  if (list === undefined || contract.stream === undefined) return answer
  // Whoever streams a list answers with a record; the codec, which comes next, refuses anything else.
  const made = (answer as Answer)[contract.stream]
  if (Array.isArray(made) || !isIterable(made)) return answer
  const elements: unknown[] = []
  for (const element of made) if (elements.push(element) > list.countMax) break
  return { ...(answer as Answer), [contract.stream]: elements }
}

/** An answer taken apart for a stream. */
export interface StreamedAnswer {
  readonly operation: string
  /** `lines` */
  readonly field: string
  readonly countMax: number
  readonly item: Message
  readonly items: Iterator<unknown>
  readonly response: Message
  /** The response without an element in its list. */
  readonly rest: Uint8Array
}

/** FAULT_DEFECT where the answer, but for its elements, is not what the contract says. */
export function readStreamed(
  { contract, item, response }: ServedOperation & { readonly item: Message },
  answer: unknown,
): Result<StreamedAnswer, Fault> {
  const { name, stream: field } = contract
  const list: ListSchema | undefined = streamedList(contract)
  if (field === undefined || list === undefined) throw new Error(`${name} streams nothing`)
  // As above.
  const made = (answer as Answer)[field]
  if (!isIterable(made)) {
    const message = `${field} can't be iterated over`
    return err(violation(name, { code: 'FAULT_SHAPE', path: field, expected: 'a list', actual: typeof made, message }))
  }
  const rest = response.codec.encode({ ...(answer as Answer), [field]: [] })
  if (!rest.ok) return err(violation(name, rest.error))
  const items = made[Symbol.iterator]()
  return ok({ operation: name, field, countMax: list.countMax, item, items, response, rest: rest.value })
}
