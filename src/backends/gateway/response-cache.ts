// Answers to requests that were made before, byte for byte the same. Bounded by entries and by bytes; the longest unused goes first.

import { createHash } from 'node:crypto'

export interface CacheLimits {
  readonly entriesMax: number
  /** UTF-8 bytes of all answers. */
  readonly bytesMax: number
}

/** Of the complete request but its secrets: method and address, the other headers in order of name, body. In hexadecimal digits. */
export function requestHash(url: URL, headers: Readonly<Record<string, string>>, body: string): string {
  const named = Object.entries(headers).sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256')
    .update(JSON.stringify([url.href, named]))
    .update('\0')
    .update(body)
    .digest('hex')
}

export class ResponseCache {
  /** In order of last use. */
  private readonly answers = new Map<string, string>()
  private bytes = 0

  constructor(private readonly limits: CacheLimits) {}

  get(hash: string): string | undefined {
    const answer = this.answers.get(hash)
    if (answer === undefined) return undefined
    this.answers.delete(hash)
    this.answers.set(hash, answer)
    return answer
  }

  /** @param answer whole, and valid: the caller has checked it */
  put(hash: string, answer: string): void {
    const { entriesMax, bytesMax } = this.limits
    this.drop(hash)
    const size = Buffer.byteLength(answer)
    if (entriesMax === 0 || size > bytesMax) return
    this.answers.set(hash, answer)
    this.bytes += size
    for (const [oldest] of this.answers) {
      if (this.answers.size <= entriesMax && this.bytes <= bytesMax) return
      this.drop(oldest)
    }
  }

  get size(): { readonly entries: number; readonly bytes: number } {
    return { entries: this.answers.size, bytes: this.bytes }
  }

  private drop(hash: string): void {
    const answer = this.answers.get(hash)
    if (answer === undefined) return
    this.answers.delete(hash)
    this.bytes -= Buffer.byteLength(answer)
  }
}
