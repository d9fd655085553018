// The messages that peers and the daemon can send each other on a lane, and what each request is to us.

import {
  certifiedStreamMessage,
  certifyMessage,
  collectMessage,
  eachMessage,
  goalMessage,
  type HelloContract,
  type Message,
  type OperationMessages,
  peerMessages,
  schemasMessage,
  shortIdentityText,
  streamMessage,
} from '../../fabric/index.js'
import type { Desk } from './desk.js'

/** What a request asks for. */
export type Asked =
  | { readonly what: 'goal' | 'collect' | 'certify' | 'schemas' }
  | { readonly what: 'stream'; readonly certified: boolean }
  | { readonly what: 'call'; readonly operation: string; readonly messages: OperationMessages }

export interface LaneMessages {
  readonly hello: readonly HelloContract[]
  /** Every message of the hello, by its name. */
  readonly byName: ReadonlyMap<string, Message>
  /** By the short identity of the request, as text. */
  readonly requests: ReadonlyMap<string, Asked>
  readonly operations: ReadonlyMap<string, OperationMessages>
}

export function laneMessages({ operations }: Pick<Desk, 'operations'>): LaneMessages {
  const all = [...peerMessages, ...[...operations.values()].flatMap(eachMessage)]
  const short = ({ short: identity }: Message): string => shortIdentityText(identity)
  return {
    hello: all.map(({ name, digest }) => ({ name, identity: digest })),
    byName: new Map(all.map((message) => [message.name, message])),
    requests: new Map<string, Asked>([
      [short(goalMessage), { what: 'goal' }],
      [short(collectMessage), { what: 'collect' }],
      [short(certifyMessage), { what: 'certify' }],
      [short(streamMessage), { what: 'stream', certified: false }],
      [short(certifiedStreamMessage), { what: 'stream', certified: true }],
      [short(schemasMessage), { what: 'schemas' }],
      ...[...operations].map(
        ([operation, messages]) => [short(messages.request), { what: 'call', operation, messages }] as const,
      ),
    ]),
    operations,
  }
}
