// One lane to a daemon, greeted, and what was agreed on it.

import { type AskClock, type Exchange, greet, Terms } from '../fabric/exchange/index.js'
import type { Fault } from '../fabric/fault.js'
import {
  certifiedMessage,
  certifiedStreamMessage,
  certifyMessage,
  collectMessage,
  domainErrorMessage,
  faultMessage,
  goalMessage,
  outcomeMessage,
  schemasMessage,
  schemaTextsMessage,
  streamMessage,
} from '../fabric/peer/index.js'
import { err, ok, type Result } from '../fabric/result.js'
import type { Dial } from './dial.js'

export interface Link {
  readonly exchange: Exchange
  readonly terms: Terms
}

export interface LinkOptions {
  readonly dial: Dial
  /** What the daemon asks its peers for; empty for nothing. */
  readonly token: string
  /** How long dialling and greeting may take together, in ms. */
  readonly timeoutMs: number
  readonly clock: AskClock
}

/** What the two sides may hold different versions of: it is settled when it is needed. */
const negotiable = [
  goalMessage,
  collectMessage,
  outcomeMessage,
  streamMessage,
  certifiedStreamMessage,
  certifyMessage,
  certifiedMessage,
]

const ours = [...negotiable, schemasMessage, schemaTextsMessage, faultMessage, domainErrorMessage].map(
  ({ name, digest }) => ({ name, identity: digest }),
)

/** Dials and greets. Whatever fails leaves nothing open; so does an abort of the signal. */
export async function openLink(options: LinkOptions, signal?: AbortSignal): Promise<Result<Link, Fault>> {
  const { dial, token, timeoutMs, clock } = options
  const until = clock.wall() + timeoutMs
  const giveUp = new AbortController()
  const onAbort = (): void => giveUp.abort()
  signal?.addEventListener('abort', onAbort, { once: true })
  let late = false
  const cancelTimer = clock.setTimer(timeoutMs, () => {
    late = true
    giveUp.abort()
  })
  const lane = await dial(giveUp.signal)
  cancelTimer()
  signal?.removeEventListener('abort', onAbort)
  if (!lane.ok) return late ? err({ code: 'FAULT_EXPIRED', message: `Nobody answered within ${timeoutMs} ms.` }) : lane
  const close = (): void => lane.value.close()
  signal?.addEventListener('abort', close, { once: true })
  const greeting = await greet(lane.value, ours, { token, timeoutMs: until - clock.wall(), clock })
  signal?.removeEventListener('abort', close)
  if (!greeting.ok) return greeting
  const { hello, exchange, disagreements } = greeting.value
  const disagreement = disagreements.find(({ path }) => !negotiable.some(({ name }) => name === path))
  if (disagreement === undefined) return ok({ exchange, terms: new Terms(exchange, hello, clock) })
  exchange.close()
  return err(disagreement)
}
