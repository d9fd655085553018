// The messages that peers and the daemon can send each other on a lane.

import {
  domainErrorMessage,
  faultMessage,
  goalMessage,
  type HelloContract,
  type Message,
  outcomeMessage,
  shortIdentityText,
} from '../../fabric/index.js'
import type { Desk } from './desk.js'

/** An operation as a lane knows it. */
export interface LaneOperation {
  readonly name: string
  readonly response: Message
}

export interface LaneMessages {
  readonly hello: readonly HelloContract[]
  /** By the short identity of the request, as text. */
  readonly operations: ReadonlyMap<string, LaneOperation>
}

/** Without these two peers can't talk at all. */
const core: readonly Message[] = [goalMessage, outcomeMessage, faultMessage, domainErrorMessage]
export const coreNames: ReadonlySet<string> = new Set(core.map(({ name }) => name))

export function laneMessages({ operations }: Pick<Desk, 'operations'>): LaneMessages {
  const all = [...core, ...[...operations.values()].flatMap(({ request, response }) => [request, response])]
  return {
    hello: all.map(({ name, digest }) => ({ name, identity: digest })),
    operations: new Map(
      [...operations].map(([name, { request, response }]) => [shortIdentityText(request.short), { name, response }]),
    ),
  }
}
