// What Cloudflare's AI Gateway adds in front of a provider: authorization, a cache by key, attempts of its own, and what its replies
// tell of that. developers.cloudflare.com/ai-gateway: features/caching, configuration/request-handling, configuration/authentication.

import { createHash } from 'node:crypto'
import type { WireRequest } from './wire-form.js'

export interface CloudflareTaken {
  readonly status: 'HIT' | 'MISS'
  readonly key: string
  readonly logId: string
  readonly blocks?: readonly string[]
}

export class CloudflareFace {
  private readonly kept = new Map<string, readonly string[]>()
  private logs = 0

  /** @param token that requests must bring */
  constructor(private readonly token: string) {}

  admits({ headers }: WireRequest): boolean {
    return headers['cf-aig-authorization'] === `Bearer ${this.token}`
  }

  /** Its attempts at the provider for one request. */
  attempts({ headers }: WireRequest): number {
    return Math.min(5, Number(headers['cf-aig-max-attempts'] ?? 1))
  }

  take({ headers, text, path }: WireRequest): CloudflareTaken {
    const key = headers['cf-aig-cache-key'] ?? createHash('sha256').update(path).update(text).digest('hex')
    const blocks = headers['cf-aig-skip-cache'] === 'true' ? undefined : this.kept.get(key)
    const logId = `01LOG${String(this.logs++).padStart(4, '0')}`
    return { key, logId, status: blocks === undefined ? 'MISS' : 'HIT', ...(blocks === undefined ? {} : { blocks }) }
  }

  keep({ headers }: WireRequest, { key }: CloudflareTaken, blocks: readonly string[]): void {
    if (headers['cf-aig-cache-ttl'] !== undefined) this.kept.set(key, blocks)
  }
}
