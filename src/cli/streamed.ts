// An answer that comes element by element: the JSON view of each as it is made, and then how it ended.

import { systemClock } from '../actors/kernel/index.js'
import type { Client } from '../client/index.js'
import type { Constellation } from '../daemon/index.js'
import { cancelled, IncomingStream } from '../fabric/exchange/index.js'
import {
  type Contract,
  type DomainError,
  err,
  type Fault,
  type Json,
  ok,
  type Result,
  readRequest,
  streamedList,
  toJson,
} from '../fabric/index.js'

type End = Result<unknown, Fault | DomainError>

export interface Streamed {
  readonly items: AsyncIterable<Json>
  /** The answer without its list, once the items have been taken. */
  readonly rest: Promise<Result<Json, Fault | DomainError>>
}

/** Items that may be on their way or waiting to be written. */
const windowItems = 256

/** From a running daemon. */
export function streamFrom(
  client: Client,
  contract: Contract,
  request: unknown,
): Result<Streamed, Fault | DomainError> {
  const read = readRequest(contract, request)
  if (!read.ok) return read
  const items = client.stream(contract, read.value.value, { window: windowItems })
  return ok(viewed(contract, items, items.result))
}

/** From a tree in this process. */
export function streamWithin(
  desk: Constellation['desk'],
  contract: Contract,
  request: unknown,
  deadlineMs: number,
): Result<Streamed, Fault | DomainError> {
  const messages = desk.operations.get(contract.name)
  if (messages?.item === undefined) throw new Error(`${contract.name} streams nothing`)
  const { item, response } = messages
  const read = readRequest(contract, request)
  if (!read.ok) return read
  const payload = messages.request.codec.encode(read.value.value)
  if (!payload.ok) return payload
  const deadline = systemClock.now() + deadlineMs
  const incoming = new IncomingStream<Uint8Array, Result<Uint8Array, Fault | DomainError>>(
    { from: 0, window: windowItems, cancelled: err(cancelled) },
    (sink) => {
      const options = { from: 0, credit: windowItems, deadline, signal: new AbortController().signal }
      return desk.stream(contract.name, payload.value, options, sink)
    },
  )
  async function* items(): AsyncIterable<unknown> {
    for await (const { item: bytes } of incoming) {
      const value = item.codec.decode(bytes)
      if (!value.ok) throw new Error(`${contract.name} streamed what is no item of it`)
      yield value.value
    }
  }
  const rest = incoming.ended.then((end) => (end.ok ? response.codec.decode(end.value) : end))
  return ok(viewed(contract, items(), rest))
}

function viewed(contract: Contract, items: AsyncIterable<unknown>, rest: Promise<End>): Streamed {
  const list = streamedList(contract)
  if (list === undefined) throw new Error(`${contract.name} streams nothing`)
  const { of } = list
  async function* views(): AsyncIterable<Json> {
    for await (const item of items) yield toJson(of, item)
  }
  return {
    items: views(),
    rest: rest.then((end) => (end.ok ? ok(toJson(contract.response, end.value)) : end)),
  }
}
