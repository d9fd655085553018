// What was agreed with the daemon that serves a remote domain: its end of the exchange, and how its messages are spoken. It may hold
// other versions of them than we do; whoever dialled adapts.

import {
  type AskClock,
  type Exchange,
  type Failure,
  type Greeting,
  type Spoken,
  Terms,
  type Until,
} from '../../fabric/exchange/index.js'
import {
  domainErrorMessage,
  err,
  type Fault,
  faultMessage,
  type HelloContract,
  ok,
  type RegisteredOperation,
  type Result,
  schemasMessage,
  schemaTextsMessage,
  streamMessage,
} from '../../fabric/index.js'

import type { LedgeredLane } from './ledgered-lane.js'

/** What has to mean the same to both sides. The operations' own messages are not named: we speak them as the peer does. */
export const namedMessages: readonly HelloContract[] = [
  faultMessage,
  domainErrorMessage,
  streamMessage,
  schemasMessage,
  schemaTextsMessage,
].map(({ name, digest }) => ({ name, identity: digest }))

export interface SpokenOperation {
  readonly request: Spoken
  readonly response: Spoken
  /** FAULT_UNKNOWN_OPERATION or FAULT_SCHEMA where its list is not to be had item by item. */
  readonly item: Result<Spoken, Fault>
}

export interface Agreement {
  readonly lane: LedgeredLane
  readonly exchange: Exchange
  /** By the operation's name: FAULT_UNKNOWN_OPERATION for one that the peer lacks, FAULT_SCHEMA for one that we can't speak. */
  readonly operations: ReadonlyMap<string, Result<SpokenOperation, Fault>>
}

/**
 * Settles how each of our operations is spoken.
 *
 * @returns FAULT_UNKNOWN_OPERATION for a peer that has none of them; what kept us from learning its schemas
 */
export async function agree(
  { hello, exchange, disagreements }: Greeting,
  lane: LedgeredLane,
  ours: readonly RegisteredOperation[],
  { clock, signal }: { readonly clock: AskClock; readonly signal: AbortSignal },
): Promise<Result<Agreement, Fault>> {
  const disagreement = disagreements.find(({ path }) => path !== streamMessage.name)
  if (disagreement !== undefined) return err(disagreement)
  const terms = new Terms(exchange, hello, clock)
  const until = { deadline: Number.POSITIVE_INFINITY, signal }
  const operations = new Map<string, Result<SpokenOperation, Fault>>()
  for (const operation of ours) {
    const spoken = await spokenOperation(operation, terms, until)
    // What was not found here is no word on the schemas, and may be otherwise another time.
    if (!spoken.ok && spoken.error.by !== 'us') return err(faultOf(spoken.error))
    operations.set(operation.contract.name, spoken.ok ? spoken : err(faultOf(spoken.error)))
  }
  const all = [...operations.values()]
  const served = all.find((one) => one.ok || one.error.code !== 'FAULT_UNKNOWN_OPERATION')
  const [unserved] = all
  return served === undefined && unserved?.ok === false ? unserved : ok({ lane, exchange, operations })
}

async function spokenOperation(
  { request, response, item, contract }: RegisteredOperation,
  terms: Terms,
  until: Until,
): Promise<Result<SpokenOperation, Failure>> {
  const asked = await terms.spoken(request, 'ask', until)
  if (!asked.ok) return asked
  const answered = await terms.spoken(response, 'answer', until)
  if (!answered.ok) return answered
  const streams = terms.same(streamMessage)
  const items = item === undefined ? undefined : streams.ok ? await terms.spoken(item, 'answer', until) : streams
  if (items?.ok === false && items.error.by !== 'us') return items
  return ok({
    request: asked.value,
    response: answered.value,
    item: items === undefined ? err(noList(contract.name)) : items.ok ? items : err(faultOf(items.error)),
  })
}

const faultOf = ({ error }: Failure): Fault =>
  'code' in error ? error : { code: 'FAULT_POLICY', message: `The peer does not tell its schemas: ${error.message}` }

const noList = (name: string): Fault => ({
  code: 'FAULT_UNKNOWN_OPERATION',
  name,
  candidates: [],
  message: `${name} has no list to stream.`,
})
