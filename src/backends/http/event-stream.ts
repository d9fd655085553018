// Server-sent events from the bytes of a response, within bounds.

import { TextDecoder } from 'node:util'
import { createParser } from 'eventsource-parser'
import { failed } from './upstream-failure.js'

export interface ServerEvent {
  /** Its `event` field, where it has one. */
  readonly event?: string
  readonly data: string
}

/** UTF-16 units of one event, and of a line that has not ended: a chunk with 20 likeliest tokens has some 3,000. */
export const eventCharsMax = 1024 * 1024

/** What servers of OpenAI's wire format say behind their last event; it is not handed on. */
const endWord = '[DONE]'

/** How a stream ended: by its word for it, or by closing. */
export type StreamEnd = 'told' | 'closed'

/**
 * The events of a body, each as soon as its bytes are there. Bytes that are no UTF-8, an event beyond the bound and a stream that ends
 * within an event are FAULT_BACKEND, thrown as UpstreamFailure; what the body throws passes.
 */
export async function* readEvents(
  body: AsyncIterable<Uint8Array>,
  charsMax = eventCharsMax,
): AsyncGenerator<ServerEvent, StreamEnd> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const ready: ServerEvent[] = []
  let tooLong = false
  const parser = createParser({
    maxBufferSize: charsMax,
    onEvent: ({ event, data }) => {
      if (data.length > charsMax) tooLong = true
      ready.push({ ...(event === undefined ? {} : { event }), data })
    },
    onError: ({ type }) => {
      if (type === 'max-buffer-size-exceeded') tooLong = true
    },
  })
  const read = body[Symbol.asyncIterator]()
  let carriageReturn = false
  let told = false
  try {
    for (let next = await read.next(); !next.done; next = await read.next()) {
      const text = decoded(decoder, next.value)
      if (text !== '') carriageReturn = text.endsWith('\r')
      parser.feed(text)
      for (const event of ready.splice(0)) {
        told = event.data === endWord
        if (told) return 'told'
        if (!tooLong) yield event
      }
      if (tooLong)
        throw failed(`the model's server sent an event of more than ${charsMax} characters`, 'event_too_long')
    }
  } finally {
    if (told) void readOut(read)
    else await read.return?.()
  }
  decoded(decoder)
  // A line's end that could have been the half of one.
  if (carriageReturn) parser.feed('\n')
  for (const event of ready.splice(0)) {
    if (event.data === endWord) return 'told'
    yield event
  }
  // As if the last event had been ended: what comes of that was cut off.
  parser.feed('\n\n')
  const [cut] = ready
  if (cut?.data === endWord) return 'told'
  if (cut !== undefined)
    throw failed("the stream of the model's server ended within an event", 'truncated', { transient: true })
  return 'closed'
}

/** A body that is read to its end leaves its socket for the next request; the asker does not wait for that. */
async function readOut(read: AsyncIterator<Uint8Array>): Promise<void> {
  try {
    for (let bytes = 0; bytes < afterwordBytesMax; ) {
      const next = await read.next()
      if (next.done) return
      bytes += next.value.length
    }
    await read.return?.()
  } catch {
    // The answer was whole before.
  }
}

const afterwordBytesMax = 4_096

function decoded(decoder: TextDecoder, bytes?: Uint8Array): string {
  try {
    return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true })
  } catch {
    throw failed("the model's server sent bytes that are no UTF-8", 'bad_bytes')
  }
}
