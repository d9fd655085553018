// One record for each request to a model, under the names of OpenTelemetry's conventions for generative AI
// (open-telemetry/semantic-conventions-genai, docs/gen-ai/gen-ai-metrics.md, "Generative AI client metrics").

export interface ModelMetric {
  readonly attributes: ModelAttributes
  /** Seconds, until the last chunk or the failure. */
  readonly 'gen_ai.client.operation.duration': number
  /** Seconds; of what streamed at all. */
  readonly 'gen_ai.client.operation.time_to_first_chunk'?: number
  /** Tokens by `gen_ai.token.type`, as the server counts them for its bill; of a server that tells them. */
  readonly 'gen_ai.client.token.usage'?: { readonly input: number; readonly output: number }
  /** Ours: who had the answer already. `upstream` is a gateway's own cache. */
  readonly 'constellation.cache': 'none' | 'own' | 'upstream'
  /** Ours: how often the request was sent. */
  readonly 'constellation.sent': number
  /** Cloudflare's name for its log entry (`cf-aig-log-id`). Too many for a label. */
  readonly 'constellation.log_id'?: string
}

export interface ModelAttributes {
  readonly 'gen_ai.operation.name': 'chat' | 'text_completion'
  readonly 'gen_ai.provider.name': string
  readonly 'gen_ai.request.model': string
  readonly 'gen_ai.response.model'?: string
  /** Of what failed: the status, `timeout`, `cancelled`, or the code of the fault or of the socket's error. */
  readonly 'error.type'?: string
  readonly 'server.address': string
  readonly 'server.port': number
}

/** Who is asked. */
export interface AskedModel {
  readonly operation: ModelAttributes['gen_ai.operation.name']
  readonly provider: string
  readonly model: string
  readonly url: URL
}

/** A request as far as it has come. */
export interface Course {
  /** Milliseconds of the clock. */
  readonly startedAt: number
  firstAt?: number | undefined
  sent: number
  /** As `error.type` tells it. */
  error?: string | undefined
  /** What the server calls its model. */
  model?: string | undefined
  usage?: { readonly input: number; readonly output: number } | undefined
  cache?: ModelMetric['constellation.cache']
  logId?: string | undefined
}

/** @param now milliseconds of the clock */
export function metricOf({ operation, provider, model, url }: AskedModel, course: Course, now: number): ModelMetric {
  const { startedAt, firstAt, sent, error, usage, cache = 'none', logId } = course
  return {
    attributes: {
      'gen_ai.operation.name': operation,
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
    'constellation.cache': cache,
    'constellation.sent': sent,
    ...(logId === undefined ? {} : { 'constellation.log_id': logId }),
  }
}
