// Answers with what they rest on.

import { byUs, type Failure, type Until } from '../fabric/exchange/index.js'
import type { Fault } from '../fabric/fault.js'
import {
  type Basis,
  certifiedMessage,
  certifiedStreamMessage,
  certifyMessage,
  fromBasisRecord,
} from '../fabric/peer/index.js'
import { ok, type Result } from '../fabric/result.js'
import { type Contract, type Json, type Message, type OperationMessages, toJson } from '../fabric/schema/index.js'
import type { ItemsDigest } from './certificate/index.js'
import type { Link } from './link.js'
import type { Worded } from './requests.js'
import type { WordedStream } from './resumed-stream.js'
import { wordRequest, wordStream } from './wording.js'

/** An answer, and what `verifyAnswer` holds against its certificate. */
export interface CertifiedAnswer<T> {
  readonly value: T
  /** JSON view of the request as it was read: coherent units. */
  readonly request: Json
  /** JSON view of the response; of a stream `{last, items: {count, digest}}`, which stands for the items that came. */
  readonly response: Json
  /** Absent where the daemon is of a version that does not tell. */
  readonly basis?: Basis
  readonly certificate?: string
  /** Why there is no certificate. */
  readonly uncertified?: string
}

const untold = 'This daemon is of a version that gives no certificates.'

/** @returns the fault of a value that does not fit, or of schemas that can't be agreed on */
export async function wordCertified(
  link: Link,
  contract: Contract,
  messages: OperationMessages,
  value: unknown,
  until: Until,
): Promise<Result<Worded<CertifiedAnswer<unknown>>, Failure>> {
  const plain = await wordRequest(link, messages.request, messages.response, value, until)
  if (!plain.ok) return plain
  const { question, dropped, read } = plain.value
  const request = asRead(messages.request, value)
  if (!request.ok) return byUs(request.error)
  const told = (answer: unknown) => ({
    value: answer,
    request: request.value,
    response: toJson(contract.response, answer),
  })
  if (!link.terms.same(certifyMessage).ok || !link.terms.same(certifiedMessage).ok) {
    return ok({ question, dropped, read: plainReaderOf(read, told) })
  }
  const payload = certifyMessage.codec.encode({ operation: contract.name, request: question.payload })
  if (!payload.ok) return byUs(payload.error)
  const certify = { schema: certifyMessage.short, expected: certifiedMessage.short, payload: payload.value }
  return ok({ question: certify, dropped, read: readerOf(read, told) })
}

/**
 * The same for a stream from its first item on, whatever lanes it takes.
 *
 * @param items counts each item that came; shared by all lanes of the stream
 */
export async function wordCertifiedStream(
  link: Link,
  contract: Contract,
  messages: OperationMessages,
  value: unknown,
  until: Until,
  items: ItemsDigest,
): Promise<Result<WordedStream<unknown, CertifiedAnswer<unknown>>, Failure>> {
  const plain = await wordStream(link, contract.name, messages, value, until)
  if (!plain.ok) return plain
  const { item } = messages
  if (item === undefined) throw new Error(`${contract.name} is streamed without a list to stream`)
  const { question, readItem, read } = plain.value
  const request = asRead(messages.request, value)
  if (!request.ok) return byUs(request.error)
  const told = (answer: unknown) => ({
    value: answer,
    request: request.value,
    response: items.streamed(toJson(contract.response, answer)),
  })
  const readCounted = (payload: Uint8Array<ArrayBufferLike>): Result<unknown, Fault> => {
    const one = readItem(payload)
    if (one.ok) items.add(toJson(item.schema, one.value))
    return one
  }
  if (!link.terms.same(certifiedStreamMessage).ok || !link.terms.same(certifiedMessage).ok) {
    return ok({ question, readItem: readCounted, read: plainReaderOf(read, told) })
  }
  const certify = { ...question, expected: certifiedMessage.short, certified: true }
  return ok({ question: certify, readItem: readCounted, read: readerOf(read, told) })
}

type Reader<T> = (payload: Uint8Array<ArrayBufferLike>) => Result<T, Fault>

/** Reads a certified reply whose response is read by `read`. */
const readerOf =
  (read: Reader<unknown>, told: (answer: unknown) => CertifiedAnswer<unknown>): Reader<CertifiedAnswer<unknown>> =>
  (bytes) => {
    const certified = certifiedMessage.codec.decode(bytes)
    if (!certified.ok) return certified
    const { response, basis, ...seal } = certified.value
    const answer = read(response.slice())
    return answer.ok ? ok({ ...told(answer.value), basis: fromBasisRecord(basis), ...seal }) : answer
  }

/** Reads the plain reply of a daemon that gives no certificates. */
const plainReaderOf =
  (read: Reader<unknown>, told: (answer: unknown) => CertifiedAnswer<unknown>): Reader<CertifiedAnswer<unknown>> =>
  (bytes) => {
    const answer = read(bytes)
    return answer.ok ? ok({ ...told(answer.value), uncertified: untold }) : answer
  }

/** As the daemon reads it, which may have fewer digits than `value`: a float of 32 bits has. */
function asRead({ codec, schema }: Message, value: unknown): Result<Json, Fault> {
  const payload = codec.encode(value)
  const read = payload.ok ? codec.decode(payload.value) : payload
  return read.ok ? ok(toJson(schema, read.value)) : read
}
