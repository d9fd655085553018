// What undici and Node throw, as a typed failure.

import { failed, UpstreamFailure } from './upstream-failure.js'

/** The connection broke or was never made, and another may be. */
const transientCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_SOCKET',
])

/** @param thrown by a request or by the body of its response, neither of which was given up */
export function socketFailure(thrown: unknown): UpstreamFailure {
  if (thrown instanceof UpstreamFailure) return thrown
  const code = codeOf(thrown)
  // One of a name's addresses after another was tried: undici wraps what a lookup threw.
  const cause = thrown instanceof Error ? thrown.cause : undefined
  if (cause instanceof UpstreamFailure) return cause
  if (code === undefined) throw thrown
  const message = `the connection to the model's server failed: ${plain(code)}`
  return failed(message, code, { transient: transientCodes.has(code) })
}

function codeOf(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error)) return undefined
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined
  if (code !== undefined) return code
  // undici names only some of llhttp's errors.
  if (thrown.name === 'HTTPParserError') return 'HPE_INVALID'
  return thrown instanceof AggregateError ? thrown.errors.map(codeOf).find((one) => one !== undefined) : undefined
}

const words: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there (ECONNREFUSED)',
  ECONNRESET: 'it was reset (ECONNRESET)',
  UND_ERR_SOCKET: 'it was closed before the answer was whole',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'it was closed before the answer was whole',
  UND_ERR_HEADERS_OVERFLOW: 'the headers of the answer are too long',
  ENOTFOUND: 'its name is not known (ENOTFOUND)',
}

/** llhttp, which reads what servers send, names its errors HPE_*. */
const plain = (code: string): string =>
  words[code] ?? (code.startsWith('HPE_') ? `what came is no HTTP (${code})` : code)
