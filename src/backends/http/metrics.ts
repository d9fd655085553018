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
