// What is asked of a model's server: a stream of events, or one JSON value.

import { readEvents, type ServerEvent, type StreamEnd } from './event-stream.js'
import type { Patience } from './patience.js'
import type { ReplyHeaders } from './retrying.js'
import { failureOf, type Opened, type SendingOptions, send, wholeOf } from './sending.js'
import { failed } from './upstream-failure.js'

export type AskOptions = SendingOptions

export interface Reply {
  readonly headers: ReplyHeaders
  /** Sendings that it took. */
  readonly sent: number
}

export interface EventReply extends Reply {
  /** From the last sending to the first event, in ms. */
  readonly firstEventMs: number
  /** Ends with whether the server told its end. Throws UpstreamFailure, or the reason of the asker's signal. */
  readonly events: AsyncGenerator<ServerEvent, StreamEnd>
}

export interface JsonReply extends Reply {
  readonly json: unknown
}

/**
 * POSTs, and resolves with the first event in hand: until then a transient failure is met by sending again, from then on never.
 * Throws UpstreamFailure, or the reason of the asker's signal; an abort of it ends the socket.
 */
export function ask(options: AskOptions): Promise<EventReply> {
  const { clock } = options
  return send('POST', options, async ({ response, headers, patience, sent, sentAt }) => {
    const type = headers.get('content-type') ?? 'nothing'
    if (!/^text\/event-stream\b/i.test(type)) {
      response.body.destroy()
      throw failed(`the model's server answered with ${type.slice(0, 64)} where a stream was asked for`, 'no_stream')
    }
    const events = readEvents(response.body)
    const first = await events.next()
    if (first.done) throw failed("the model's server ended its stream without a word", 'truncated', { transient: true })
    patience.rest()
    const firstEventMs = (clock ?? performance).now() - sentAt
    const told = following(first.value, events, patience)
    return { headers, sent, firstEventMs, events: withoutSecrets(told, options.secrets) }
  })
}

async function* following(
  first: ServerEvent,
  events: AsyncGenerator<ServerEvent, StreamEnd>,
  patience: Patience,
): AsyncGenerator<ServerEvent, StreamEnd> {
  try {
    yield first
    for (;;) {
      // What came before it was given up may lie here still.
      patience.signal.throwIfAborted()
      patience.await('idle')
      const next = await events.next()
      patience.rest()
      if (next.done) return next.value
      yield next.value
    }
  } catch (thrown) {
    throw failureOf(thrown, patience.signal)
  } finally {
    patience.close()
    // Where the asker wants no more, this ends the socket.
    await events.return('closed')
  }
}

/** What a server says within its stream comes to faults too: no key may be in it, whole or cut. */
async function* withoutSecrets(
  events: AsyncGenerator<ServerEvent, StreamEnd>,
  secrets: readonly string[],
): AsyncGenerator<ServerEvent, StreamEnd> {
  const keys = secrets.filter((secret) => secret !== '')
  try {
    for (;;) {
      const next = await events.next()
      if (next.done) return next.value
      const { data } = next.value
      yield { ...next.value, data: keys.reduce((text, key) => text.replaceAll(key, '***'), data) }
    }
  } finally {
    await events.return('closed')
  }
}

const jsonBytesMax = 4 * 1024 * 1024

/** POSTs, or GETs where the body is empty; the whole answer as JSON. Fails and retries as `ask` does. */
export function askJson(options: AskOptions): Promise<JsonReply> {
  return send(options.body === '' ? 'GET' : 'POST', options, async ({ response, headers, patience, sent }: Opened) => {
    const text = await wholeOf(response, jsonBytesMax)
    patience.close()
    return { headers, sent, json: parsed(text) }
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw failed("the model's server answered with what is no JSON", 'bad_json')
  }
}
