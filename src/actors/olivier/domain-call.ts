// What is said to the host of a domain model, and what it answers.

import { type DomainError, message, quantity, record } from '../../fabric/index.js'
import type { ReplyTo } from '../kernel/index.js'

/** Sent by a domain's thread ahead of each answer: the seconds its model took. */
export const usageMessage = message('constellation usage', record({ seconds: quantity('s') }))

export type DomainReply =
  | { readonly kind: 'reply'; readonly payload: Uint8Array; readonly domainSeconds: number }
  | { readonly kind: 'domainError'; readonly error: DomainError; readonly domainSeconds: number }

export interface DomainCall {
  /** `domain.operation` */
  readonly operation: string
  /** In the layout of the operation's request. */
  readonly payload: Uint8Array
  /** 16 bytes, a W3C trace id. */
  readonly trace: Uint8Array
  readonly replyTo: ReplyTo<DomainReply>
}
