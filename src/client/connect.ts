// How a client comes to be: a lane, a greeting, and where it is wanted, both again whenever the lane has ended.

import { type AskClock, greetMsDefault, hostClock } from '../fabric/exchange/index.js'
import type { Fault } from '../fabric/fault.js'
import { err, ok, type Result } from '../fabric/result.js'
import { type Backoff, backoffDefaults } from './backoff.js'
import { Client } from './client.js'
import { Connection } from './connection.js'
import { type Dial, dialWebSocket } from './dial.js'
import { openLink } from './link.js'
import type { WebSocketConstructor } from './socket.js'

export interface ConnectOptions {
  /** What the daemon asks its peers for, if it does. */
  readonly token?: string
  /** The WebSocket to use where there is no global one. */
  readonly webSocket?: WebSocketConstructor
  /** How long each connection may take, in ms; 5,000 by default. */
  readonly timeoutMs?: number
  /** When to connect again after the connection was lost; not at all by default. */
  readonly reconnect?: Partial<Backoff> | false
  /** Requests that may wait for their end at once; 1,024 by default. More are FAULT_BUSY. */
  readonly requestsInFlightMax?: number
  /** For tests and simulations. */
  readonly clock?: AskClock
  /** Uniform on [0, 1). For tests and simulations. */
  readonly random?: () => number
}

const requestsInFlightMaxDefault = 1_024

/**
 * Connects to the lane of a daemon. The first connection is tried once, whatever `reconnect` says.
 *
 * @param url `ws://127.0.0.1:4747/v1/lane`, or `wss://..`
 * @returns FAULT_ACTOR_DOWN where nobody answers, FAULT_EXPIRED where it takes too long, FAULT_POLICY for a wrong token,
 *   FAULT_SCHEMA where the two sides hold different goals or outcomes
 */
export const connect = (url: string, options: ConnectOptions = {}): Promise<Result<Client, Fault>> =>
  connectBy(dialWebSocket(url, options.webSocket), options)

/** `connect` over the lanes that `dial` makes. */
export async function connectBy(dial: Dial, options: ConnectOptions): Promise<Result<Client, Fault>> {
  const { token = '', timeoutMs = greetMsDefault, clock = hostClock, random = Math.random } = options
  const { requestsInFlightMax = requestsInFlightMaxDefault } = options
  const reconnect = backoffOf(options)
  if (!reconnect.ok) return reconnect
  const settings = { dial, token, timeoutMs, clock, random, reconnect: reconnect.value }
  const link = await openLink(settings)
  return link.ok ? ok(new Client(new Connection(link.value, settings), requestsInFlightMax)) : link
}

function backoffOf({ reconnect = false }: ConnectOptions): Result<Backoff | undefined, Fault> {
  if (reconnect === false) return ok(undefined)
  const backoff = { ...backoffDefaults, ...reconnect }
  const { attemptsMax, initialMs, maxMs, jitter } = backoff
  const sound = attemptsMax >= 1 && initialMs >= 1 && maxMs >= initialMs && jitter >= 0 && jitter <= 1
  if (sound) return ok(backoff)
  const message = 'attemptsMax and initialMs are at least 1, maxMs at least initialMs, and jitter is from 0 to 1.'
  return err({ code: 'FAULT_CONFIG', path: 'reconnect', message })
}
