// What is said to the host of a domain model, and what it answers.

import { type DomainError, message, type Progress, quantity, record } from '../../fabric/index.js'
import type { ReplyTo } from '../kernel/index.js'
import type { Grants } from './grants.js'

/** Sent by a domain's thread ahead of each answer: the seconds its model took. */
export const usageMessage = message('constellation usage', record({ seconds: quantity('s') }))

export type DomainReply =
  | { readonly kind: 'reply'; readonly payload: Uint8Array; readonly domainSeconds: number }
  | { readonly kind: 'domainError'; readonly error: DomainError; readonly domainSeconds: number }

/** How the list that the operation streams is wanted: item by item, the reply then coming with an empty one. */
export interface StreamTerms {
  /** Index of the first item wanted. */
  readonly from: number
  /** Items that may be sent before more is granted. */
  readonly credit: number
  /** What is granted from then on. */
  readonly grants: Grants
  /** The ask's own: aborted when the stream is no longer wanted, so that the thread learns of it. */
  readonly signal: AbortSignal
  /** Takes each item in its fixed layout, in order, before the reply; it may keep the bytes. */
  readonly item: (payload: Uint8Array<ArrayBufferLike>) => void
}

export interface DomainCall {
  /** `domain.operation` */
  readonly operation: string
  /** In the layout of the operation's request. */
  readonly payload: Uint8Array
  /** 16 bytes, a W3C trace id. */
  readonly trace: Uint8Array
  /** Whose goal it is for, as the egress ledger names it; absent for a call of a peer. */
  readonly goalId?: string
  /** The ask's own: aborted when the answer is no longer wanted. The model is told so; one that never looks can't be interrupted. */
  readonly signal?: AbortSignal
  /** Hears how far the work is, ahead of the reply; never of a stream, whose items tell it. */
  readonly progress?: (progress: Progress) => void
  /** Absent where the whole response is wanted at once. */
  readonly stream?: StreamTerms
  readonly replyTo: ReplyTo<DomainReply>
}
