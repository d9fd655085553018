// What a server's "no" comes to. Its words are shown where they help, bounded, and never where they could hold a secret.

import type { Fault } from '../../fabric/index.js'
import { failed, UpstreamFailure, type UpstreamFailureDetail } from './upstream-failure.js'

/** Bytes of an error's body that are read, and UTF-16 units of its message that are shown. */
export const errorBytesMax = 64 * 1024
const shownMax = 300

/** 529 is what some providers say when they are overloaded; 520 to 524 is what Cloudflare says of a server that it did not reach. */
const transientStatus = new Set([408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 529])

export interface Refusal {
  readonly status: number
  /** Its beginning, as it came. */
  readonly body: string
  readonly retryAfterMs?: number | undefined
  /** What must be shown nowhere. */
  readonly secrets: readonly string[]
}

export function upstreamFailure({ status, body, retryAfterMs, secrets }: Refusal): UpstreamFailure {
  const error = errorOf(body)
  const kind = String(status)
  const words = shown(error.message, secrets)
  const said = words === '' ? '' : `: ${words}`
  const detail: UpstreamFailureDetail = retryAfterMs === undefined ? {} : { retryAfterMs }
  const is = (code: 'FAULT_POLICY' | 'FAULT_CONFIG' | 'FAULT_BUSY', message: string, more = detail) =>
    new UpstreamFailure({ code, message }, kind, more)
  // Servers repeat a key that they do not take, so nothing of what they say about one is shown.
  if (status === 401 || status === 403)
    return is('FAULT_POLICY', `the model's server does not take our key, or its rights do not reach (${status})`)
  if (error.code === 'insufficient_quota' || status === 402)
    return is('FAULT_POLICY', `the account at the model's server has no quota left (${status})`)
  if (status === 404 || status === 405)
    return is('FAULT_CONFIG', `the model's server has no such path or model (${status})${said}`)
  if (status === 429) {
    const when = retryAfterMs === undefined ? '' : `; it asks to come back in ${Math.ceil(retryAfterMs)} ms`
    return is('FAULT_BUSY', `the model's server has had too many requests (429)${when}${said}`, {
      ...detail,
      transient: true,
    })
  }
  const limit = contextLimit(error)
  if (limit !== undefined) return new UpstreamFailure(limit, kind, detail)
  const transient = transientStatus.has(status)
  return failed(`the model's server answered ${status}${said}`, kind, { ...detail, transient })
}

interface UpstreamError {
  readonly message: string
  readonly code?: string | undefined
  readonly limit?: number | undefined
  readonly actual?: number | undefined
}

/**
 * The shapes of error bodies: OpenAI and vLLM `{"error": {"message", "type", "code"}}`, vLLM before 0.10 `{"message", "code"}`,
 * Cloudflare `{"error": [{"code", "message"}]}` and `{"errors": [..]}`, llama-server `{"error": {.., "n_prompt_tokens", "n_ctx"}}`.
 * What is none of these is shown as it is.
 */
export function errorOf(body: string): UpstreamError {
  let parsed: unknown
  try {
    parsed = JSON.parse(body)
  } catch {
    return { message: body }
  }
  const outer = fieldsOf(parsed)
  const inner = outer?.error ?? outer?.errors ?? parsed
  const fields = fieldsOf(Array.isArray(inner) ? inner[0] : inner)
  if (fields === undefined) return { message: typeof inner === 'string' ? inner : '' }
  const { message, detail, code, type, n_ctx: limit, n_prompt_tokens: actual } = fields
  return {
    message: typeof message === 'string' ? message : typeof detail === 'string' ? detail : '',
    code: typeof code === 'string' ? code : typeof type === 'string' ? type : undefined,
    limit: typeof limit === 'number' ? limit : undefined,
    actual: typeof actual === 'number' ? actual : undefined,
  }
}

/** The fields of a JSON object. */
const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  // An object of JSON.parse has no other keys than strings.
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined

/** llama-server tells both numbers in fields, OpenAI and vLLM tell them in words, the limit first. */
function contextLimit({ message, code, limit, actual }: UpstreamError): Fault | undefined {
  if (code !== 'exceed_context_size_error' && code !== 'context_length_exceeded' && !/context length is/.test(message))
    return undefined
  const [first = 0, second = 0] = (message.match(/\d{3,9}/g) ?? []).map(Number)
  const told = { limit: limit ?? first, actual: actual ?? second }
  return {
    code: 'FAULT_LIMIT',
    ...told,
    message: `the goal takes ${told.actual} tokens where the model reads ${told.limit}; say it in fewer words`,
  }
}

/** In one line, without control characters and secrets, and cut. */
export function shown(text: string, secrets: readonly string[]): string {
  const open = secrets.reduce((rest, secret) => (secret === '' ? rest : rest.replaceAll(secret, '***')), text)
  const line = open.replace(/[\p{Cc}\s]+/gu, ' ').trim()
  return line.length <= shownMax ? line : `${line.slice(0, shownMax).replace(/[\ud800-\udbff]$/, '')}…`
}
