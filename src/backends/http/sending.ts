// One request until it is answered: told to the ledger before each sending, and sent again where that helps.

import type { Dispatcher } from 'undici'
import type { Posture } from '../../fabric/index.js'
import { BackendFailure } from '../failure.js'
import { type Clock, systemClock } from './clock.js'
import type { Connections } from './connections.js'
import { type Egress, egressOf, type HttpRequest } from './egress.js'
import { Patience, type PatienceLimits } from './patience.js'
import { pauseMs, type ReplyHeaders, type RetryLimits, retryAfterMs } from './retrying.js'
import { socketFailure } from './socket-failure.js'
import { failed, UpstreamFailure } from './upstream-failure.js'
import { errorBytesMax, upstreamFailure } from './upstream-fault.js'

export interface SendingOptions extends Omit<HttpRequest, 'method'> {
  readonly connections: Connections
  /** Texts within the headers that no fault may repeat. */
  readonly secrets: readonly string[]
  readonly patience: PatienceLimits
  readonly retry: RetryLimits
  readonly signal?: AbortSignal
  readonly egress: Egress
  /** In [0, 1). */
  readonly random: () => number
  /** The system's by default. */
  readonly clock?: Clock
}

/** A response of 200 to 299 whose body is still to be read, within this patience. */
export interface Opened {
  readonly response: Dispatcher.ResponseData
  readonly headers: ReplyHeaders
  readonly patience: Patience
  /** Sendings that it took. */
  readonly sent: number
  /** When the last of them began, by the clock. */
  readonly sentAt: number
}

/**
 * @param read makes of a response what is wanted of it before there is no way back: a failure within may still be met by another
 *   sending. It owns the patience once it has resolved.
 * @returns throws UpstreamFailure, or the reason of the asker's signal
 */
export async function send<T>(
  method: HttpRequest['method'],
  options: SendingOptions,
  read: (opened: Opened) => Promise<T>,
): Promise<T> {
  const { clock = systemClock, patience: limits, retry, signal, random } = options
  const request: HttpRequest = { method, url: options.url, headers: options.headers, body: options.body }
  const until = clock.now() + limits.totalMs
  for (let sent = 1; ; sent++) {
    const patience = new Patience(limits, until - clock.now(), clock, signal)
    try {
      const sentAt = clock.now()
      const response = await respond(request, options, patience, clock)
      return await read({ response, headers: headersOf(response), patience, sent, sentAt })
    } catch (thrown) {
      patience.close()
      const failure = failureOf(thrown, patience.signal)
      const pause = pauseMs(failure, sent, retry, random)
      if (pause === undefined || clock.now() + pause >= until) throw failure
      await pauseFor(pause, clock, signal)
    }
  }
}

/** What was thrown within a patience; throws the asker's own reason where that is why. */
export function failureOf(thrown: unknown, signal: AbortSignal): UpstreamFailure {
  if (!signal.aborted) return socketFailure(thrown)
  if (signal.reason instanceof UpstreamFailure) return signal.reason
  throw signal.reason
}

async function respond(
  request: HttpRequest,
  { connections, egress, secrets, patience: { firstChunkMs, idleMs } }: SendingOptions,
  patience: Patience,
  clock: Clock,
): Promise<Dispatcher.ResponseData> {
  const { signal } = patience
  await note(request, connections.posture, egress, signal)
  signal.throwIfAborted()
  patience.await('connect')
  const { method, url, headers, body } = request
  const asked = connections.request(
    {
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method,
      headers,
      body: body === '' ? null : body,
      signal,
      // For a server that hangs after its last word, when nobody waits any more.
      bodyTimeout: 2 * Math.max(firstChunkMs, idleMs),
    },
    () => patience.await('firstChunk'),
  )
  // undici does not hear a signal before it has a connection; then it hears it before it sends.
  const response = await Promise.race([asked, rejection(signal)])
  // Whoever reads the body is told; one that is let go of without being read has nobody else to tell.
  response.body.on('error', () => {})
  const { statusCode: status } = response
  if (status >= 200 && status < 300) return response
  const told = headersOf(response)
  throw upstreamFailure({
    status,
    body: await beginningOf(response, errorBytesMax),
    retryAfterMs: retryAfterMs(told, clock),
    secrets,
  })
}

async function note(request: HttpRequest, posture: Posture, egress: Egress, signal: AbortSignal): Promise<void> {
  try {
    await Promise.race([egress(egressOf(request, posture)), rejection(signal)])
  } catch (thrown) {
    if (signal.aborted) throw thrown
    if (thrown instanceof BackendFailure) throw new UpstreamFailure(thrown.fault, 'egress')
    const message = 'the egress ledger could not be written, so nothing was sent'
    throw new UpstreamFailure({ code: 'FAULT_JOURNAL', message }, 'egress')
  }
}

/** Leaves no rejection unheard where the race is won by another. */
const rejection = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })

function headersOf({ headers }: Dispatcher.ResponseData): ReplyHeaders {
  return {
    get: (name) => {
      const value = headers[name]
      return Array.isArray(value) ? value[0] : value
    },
  }
}

/** At most so many bytes of a body, as text; the rest is not waited for. */
async function beginningOf({ body }: Dispatcher.ResponseData, bytesMax: number): Promise<string> {
  const read: Uint8Array[] = []
  let length = 0
  for await (const bytes of body) {
    read.push(bytes)
    length += bytes.length
    if (length >= bytesMax) break
  }
  return Buffer.concat(read).subarray(0, bytesMax).toString()
}

/** The text of a body; FAULT_BACKEND where it has more bytes. */
export async function wholeOf(response: Dispatcher.ResponseData, bytesMax: number): Promise<string> {
  const text = await beginningOf(response, bytesMax + 1)
  if (Buffer.byteLength(text) <= bytesMax) return text
  throw failed(`the model's server answered with more than ${bytesMax} bytes`, 'too_long')
}

function pauseFor(ms: number, clock: Clock, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      forget()
      reject(signal?.reason)
    }
    const forget = clock.setTimer(ms, () => {
      signal?.removeEventListener('abort', onAbort)
      resolve()
    })
    if (signal?.aborted) onAbort()
    else signal?.addEventListener('abort', onAbort, { once: true })
  })
}
