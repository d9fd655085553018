// When the same request is sent again, and how long is waited before.

import type { Clock } from './clock.js'
import type { UpstreamFailure } from './upstream-failure.js'

export interface RetryLimits {
  /** Sendings of one request, the first included. */
  readonly attemptsMax: number
  /** Longest first pause, in ms; it doubles with each that follows. */
  readonly baseMs: number
  /** Longest pause, in ms. A server that asks for a longer one is not asked again. */
  readonly maxMs: number
}

export interface ReplyHeaders {
  readonly get: (name: string) => string | undefined
}

/**
 * What a server says about when to come again, in ms: `Retry-After` in seconds or as a date (RFC 9110, 10.2.3), or OpenAI's
 * `retry-after-ms`; undefined where it says nothing that reads.
 */
export function retryAfterMs(headers: ReplyHeaders, clock: Pick<Clock, 'wall'>): number | undefined {
  const precise = headers.get('retry-after-ms')
  if (precise !== undefined && /^\d{1,12}(\.\d{1,6})?$/.test(precise)) return Number(precise)
  const said = headers.get('retry-after')
  if (said === undefined) return undefined
  if (/^\d{1,9}(\.\d{1,6})?$/.test(said)) return Number(said) * 1_000
  const date = /^[A-Z][a-z]{2}, /.test(said) ? Date.parse(said) : Number.NaN
  return Number.isNaN(date) ? undefined : Math.max(0, date - clock.wall())
}

/**
 * How long to wait before the next sending, or undefined where there is to be none.
 *
 * @param sent how often the request has been sent
 * @param random in [0, 1): askers that failed together come back apart
 */
export function pauseMs(
  failure: UpstreamFailure,
  sent: number,
  { attemptsMax, baseMs, maxMs }: RetryLimits,
  random: () => number,
): number | undefined {
  if (!failure.transient || sent >= attemptsMax) return undefined
  const longest = Math.min(maxMs, baseMs * 2 ** (sent - 1))
  const own = longest * (0.5 + random() / 2)
  const asked = failure.retryAfterMs
  if (asked === undefined) return own
  return asked > maxMs ? undefined : Math.max(asked, own)
}
