// A model's answer whose list is made element by element.

import type { Eventually } from '../../domains/index.js'
import {
  type Contract,
  err,
  type Fault,
  type ListSchema,
  type Message,
  ok,
  type Result,
  StoredList,
  streamedList,
} from '../../fabric/index.js'
import { violation } from './answer-frames.js'
import type { ServedOperation } from './served-domain.js'

type Answer = Readonly<Record<string, unknown>>

const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value

const isAsyncIterable = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value

/**
 * The answer with all its elements made, for a call. One more than the list may have is enough to show that there are
 * too many, and none more is made once nobody wants them.
 */
export function collected(contract: Contract, answer: unknown, wanted = () => true): Eventually<unknown> {
  const list = streamedList(contract)
  if (list === undefined || contract.stream === undefined) return answer
  // Whoever streams a list answers with a record; the codec, which comes next, refuses anything else.
  const made = (answer as Answer)[contract.stream]
  const { stream } = contract
  const whole = (elements: readonly unknown[]) => ({ ...(answer as Answer), [stream]: elements })
  if (isAsyncIterable(made)) return collectedLater(made, list.countMax, wanted).then(whole)
  if (Array.isArray(made) || made instanceof StoredList || !isIterable(made)) return answer
  const elements: unknown[] = []
  for (const element of made) if (elements.push(element) > list.countMax) break
  return whole(elements)
}

async function collectedLater(
  made: AsyncIterable<unknown>,
  countMax: number,
  wanted: () => boolean,
): Promise<readonly unknown[]> {
  const elements: unknown[] = []
  for await (const element of made) if (elements.push(element) > countMax || !wanted()) break
  return elements
}

/** An answer taken apart for a stream. */
export interface StreamedAnswer {
  readonly contract: Contract
  /** `lines` */
  readonly field: string
  readonly countMax: number
  readonly item: Message
  readonly items: Iterator<unknown> | AsyncIterator<unknown>
  /** Whether items are awaited. */
  readonly later: boolean
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
  const later = isAsyncIterable(made)
  if (!later && !isIterable(made)) {
    const message = `${field} can't be iterated over`
    return err(violation(name, { code: 'FAULT_SHAPE', path: field, expected: 'a list', actual: typeof made, message }))
  }
  const rest = response.codec.encode({ ...(answer as Answer), [field]: [] })
  if (!rest.ok) return err(violation(name, rest.error))
  const items = later ? made[Symbol.asyncIterator]() : made[Symbol.iterator]()
  return ok({ contract, field, countMax: list.countMax, item, items, later, response, rest: rest.value })
}
