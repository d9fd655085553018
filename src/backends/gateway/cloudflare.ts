// The headers of Cloudflare's AI Gateway. developers.cloudflare.com/ai-gateway: glossary, features/caching,
// configuration/request-handling, configuration/authentication, observability/custom-metadata, observability/logging.

import type { ReplyHeaders } from '../http/index.js'
import type { GatewayOptions } from './options.js'

type Cloudflare = NonNullable<GatewayOptions['cloudflare']>

/**
 * @param authorization the value of the variable that the options name
 * @param hash of the complete request
 */
export function cloudflareHeaders(
  options: Cloudflare,
  authorization: string | undefined,
  hash: string,
): Readonly<Record<string, string>> {
  const { cacheTtlSeconds, ownCacheKey, skipCache, maxAttempts, retryDelayMs, backoff, requestTimeoutMs } = options
  const { metadata, collectLog } = options
  const headers = {
    'cf-aig-authorization': authorization === undefined ? undefined : `Bearer ${authorization}`,
    'cf-aig-cache-ttl': cacheTtlSeconds,
    'cf-aig-cache-key': ownCacheKey ? hash : undefined,
    'cf-aig-skip-cache': skipCache ? true : undefined,
    'cf-aig-max-attempts': maxAttempts,
    'cf-aig-retry-delay': retryDelayMs,
    'cf-aig-backoff': backoff,
    'cf-aig-request-timeout': requestTimeoutMs,
    'cf-aig-metadata': metadata === undefined ? undefined : JSON.stringify(metadata),
    'cf-aig-collect-log': collectLog,
  }
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )
}

export interface CloudflareTold {
  /** Whether its cache had the answer; undefined where it did not say. */
  readonly hit?: boolean
  readonly logId?: string
}

export function cloudflareTold(headers: ReplyHeaders): CloudflareTold {
  const status = headers.get('cf-aig-cache-status')
  const logId = headers.get('cf-aig-log-id')
  return {
    ...(status === undefined ? {} : { hit: status.toUpperCase() === 'HIT' }),
    ...(logId === undefined || !/^[\x21-\x7e]{1,128}$/.test(logId) ? {} : { logId }),
  }
}
