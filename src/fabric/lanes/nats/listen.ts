// What comes from a NATS server: messages, and news of the connection itself.

import {
  type Msg,
  type NatsConnection,
  PermissionViolationError,
  type Subscription,
  type SubscriptionOptions,
} from '@nats-io/transport-node'
import type { Fault } from '../../fault.js'
import { type LaneEnd, listenerDefect, ourEnd } from '../lane.js'

/**
 * Subscribes. The client library stops reading, without a word, when a listener throws; so nothing is thrown into it.
 *
 * @param failed hears why nothing more can come: the server refuses us the subject (FAULT_POLICY), or `take` threw (FAULT_DEFECT)
 */
export function listen(
  connection: NatsConnection,
  subject: string,
  take: (message: Msg) => void,
  failed: (end: LaneEnd) => void,
  options: Pick<SubscriptionOptions, 'queue'> = {},
): Subscription {
  const callback = (error: Error | null, message: Msg): void => {
    if (error !== null) {
      failed(ourEnd(notPermitted('listen on', subject)))
      return
    }
    try {
      take(message)
    } catch (thrown) {
      failed(listenerDefect(thrown))
    }
  }
  return connection.subscribe(subject, { ...options, callback })
}

export interface ConnectionNews {
  /** The connection is lost. What is published until it is back is lost with it. */
  lost?(): void
  back?(): void
  /** It is back, at a server that carries smaller messages than the one before. */
  carriesLess?(): void
  /** The server does not let us publish on this subject. */
  refused?(subject: string): void
}

/**
 * Tells what becomes of the connection until it has ended.
 *
 * @param failed hears of what `news` throws
 */
export async function followConnection(
  connection: NatsConnection,
  news: ConnectionNews,
  failed: (end: LaneEnd) => void,
): Promise<void> {
  const carried = connection.info?.max_payload ?? 0
  try {
    for await (const status of connection.status()) {
      if (status.type === 'disconnect') news.lost?.()
      else if (status.type === 'reconnect') {
        if ((connection.info?.max_payload ?? carried) < carried) news.carriesLess?.()
        else news.back?.()
      } else if (status.type === 'error' && status.error instanceof PermissionViolationError) {
        if (status.error.operation === 'publish') news.refused?.(status.error.subject)
      }
    }
  } catch (thrown) {
    failed(listenerDefect(thrown))
  }
}

/** Completes "... went without closing its lane: ...". */
export const carriesLess = 'it is back and carries smaller messages than before'

export const notPermitted = (what: string, subject: string): Fault => ({
  code: 'FAULT_POLICY',
  message: `The NATS server does not let us ${what} ${subject}.`,
})
