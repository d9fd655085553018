// What leaves, told before it leaves.

import { createHash } from 'node:crypto'
import type { Posture } from '../../fabric/index.js'

export interface EgressNote {
  /** Scheme, host and port; no path and no secret. */
  readonly destination: string
  /** How far it goes, as the rung says: no socket is opened to anything further. */
  readonly posture: Posture
  /** Request line, headers and body, as they are written to the socket. */
  readonly bytes: number
  /** Of the body, in hexadecimal digits. */
  readonly sha256: string
}

/** Resolves when the note is durable. Where it rejects, nothing is sent. */
export type Egress = (note: EgressNote) => Promise<void>

export interface HttpRequest {
  readonly method: 'GET' | 'POST'
  readonly url: URL
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** Empty for none. */
  readonly body: string
}

export function egressOf({ method, url, headers, body }: HttpRequest, posture: Posture): EgressNote {
  const bodyBytes = Buffer.from(body)
  const lines = [
    `${method} ${url.pathname}${url.search} HTTP/1.1`,
    `host: ${url.host}`,
    'connection: keep-alive',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(method === 'POST' ? [`content-length: ${bodyBytes.length}`] : []),
  ]
  // Each line has its end, and the head has an empty line behind it.
  const head = lines.reduce((bytes, line) => bytes + line.length + 2, 2)
  return {
    destination: url.origin,
    posture,
    bytes: head + bodyBytes.length,
    sha256: createHash('sha256').update(bodyBytes).digest('hex'),
  }
}
