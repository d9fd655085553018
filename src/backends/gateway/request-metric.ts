// The course of a request, as its metric tells it.

import type { ModelMetric, ServerEvent } from '../http/index.js'
import type { CloudflareTold } from './cloudflare.js'
import type { GatewayOptions } from './options.js'

export interface Course {
  /** Milliseconds of the clock. */
  readonly startedAt: number
  firstAt?: number
  sent: number
  error?: string
  model?: string | undefined
  usage?: { readonly input: number; readonly output: number }
  upstream?: CloudflareTold
  /** The answer was in our own cache. */
  readonly own?: boolean
}

export function metricOf({ api, provider, model }: GatewayOptions, url: URL, course: Course, now: number): ModelMetric {
  const { startedAt, firstAt, sent, error, usage, upstream } = course
  return {
    attributes: {
      'gen_ai.operation.name': api === 'completions' ? 'text_completion' : 'chat',
      'gen_ai.provider.name': provider,
      'gen_ai.request.model': model,
      ...(course.model === undefined ? {} : { 'gen_ai.response.model': course.model }),
      ...(error === undefined ? {} : { 'error.type': error }),
      'server.address': url.hostname,
      'server.port': Number(url.port) || (url.protocol === 'https:' ? 443 : 80),
    },
    'gen_ai.client.operation.duration': (now - startedAt) / 1_000,
    ...(firstAt === undefined ? {} : { 'gen_ai.client.operation.time_to_first_chunk': (firstAt - startedAt) / 1_000 }),
    ...(usage === undefined ? {} : { 'gen_ai.client.token.usage': usage }),
    'constellation.cache': course.own ? 'own' : upstream?.hit ? 'upstream' : 'none',
    'constellation.sent': sent,
    ...(upstream?.logId === undefined ? {} : { 'constellation.log_id': upstream.logId }),
  }
}

const modelCharsMax = 128

/** The name by which a server calls its model, which may be longer than the one that was asked for. */
export function modelIn({ data }: ServerEvent): string | undefined {
  const named = /"model"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(data.slice(0, 4_096))?.[1]
  if (named === undefined) return undefined
  try {
    return String(JSON.parse(named)).slice(0, modelCharsMax)
  } catch {
    return undefined
  }
}
