// What is counted of rungs: what the language node asked of them, and what those that ask a server tell of each request. Names of the latter are
// OpenTelemetry's for generative AI, with their units; the help texts are the documentation that /metrics serves.

import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import type { ReportedMetric } from '../actors/backend/index.js'
import type { CircuitState } from '../actors/language-node/index.js'
import { FewWords } from './few-words.js'

// From an answer that was kept to the longest that a server is waited for by default.
const secondsBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300]
const tokensBuckets = [1, 4, 16, 64, 256, 1_024, 4_096, 16_384, 65_536, 262_144, 1_048_576]

const circuitNumbers: Readonly<Record<CircuitState, number>> = { closed: 0, open: 1, probing: 2 }

/** Names of models and kinds of errors that are told apart; servers name them as they like. */
const namesMax = 16

export type RungMetrics = ReturnType<typeof rungMetrics>

export const rungMetrics = (registry: Registry) => {
  const registers = [registry]
  const asked = ['gen_ai_operation_name', 'gen_ai_provider_name', 'gen_ai_request_model', 'gen_ai_response_model']
  const about = [...asked, 'server_address', 'server_port', 'error_type', 'constellation_cache'] as const
  const proposals = new Counter({
    name: 'constellation_proposals_total',
    help: 'Proposals that a rung was asked for, by rung and by result: ok, or why there was none.',
    labelNames: ['backend', 'result'],
    registers,
  })
  const proposalSeconds = new Histogram({
    name: 'constellation_proposal_duration_seconds',
    help: 'From asking a rung for a proposal to having it, or knowing that there is none.',
    labelNames: ['backend'],
    buckets: secondsBuckets,
    registers,
  })
  const proposalTokens = new Counter({
    name: 'constellation_proposal_tokens_total',
    help: 'Tokens that proposals took the model of a rung.',
    labelNames: ['backend'],
    registers,
  })
  const fallbacks = new Counter({
    name: 'constellation_fallbacks_total',
    help: 'Rungs of a chain that a goal went past, by the rung behind it (none behind the last) and by reason.',
    labelNames: ['from', 'to', 'reason'],
    registers,
  })
  const circuits = new Gauge({
    name: 'constellation_rung_circuit_state',
    help: 'Whether a rung of a chain is asked: 0 by all goals, 1 by none after a failure, 2 by one that finds out.',
    labelNames: ['backend'],
    registers,
  })
  const requestSeconds = new Histogram({
    name: 'gen_ai_client_operation_duration_seconds',
    help: "A request to a model's server, until its last chunk or its failure.",
    labelNames: about,
    buckets: secondsBuckets,
    registers,
  })
  const firstSeconds = new Histogram({
    name: 'gen_ai_client_operation_time_to_first_chunk_seconds',
    help: "A request to a model's server, until the first chunk of its answer.",
    labelNames: about,
    buckets: secondsBuckets,
    registers,
  })
  const usage = new Histogram({
    name: 'gen_ai_client_token_usage_tokens',
    help: 'Tokens of a request to a model, in or out, as its server counts them for its bill.',
    labelNames: [...about, 'gen_ai_token_type'],
    buckets: tokensBuckets,
    registers,
  })
  const sent = new Counter({
    name: 'constellation_backend_requests_sent_total',
    help: "Sendings to a model's server, repeated ones too.",
    labelNames: ['backend'],
    registers,
  })
  const lost = new Counter({
    name: 'constellation_backend_reports_lost_total',
    help: "Reports of a rung's thread, records of requests and lines of the log, that found no room on their way.",
    labelNames: ['backend'],
    registers,
  })
  const models = new FewWords(namesMax)
  const errors = new FewWords(namesMax)

  return {
    asked(backend: string, result: string, seconds: number, tokens: number): void {
      proposals.inc({ backend, result })
      proposalSeconds.observe({ backend }, seconds)
      proposalTokens.inc({ backend }, tokens)
    },
    passed(from: string, to: string | undefined, reason: string): void {
      fallbacks.inc({ from, to: to ?? 'none', reason })
    },
    circuit(backend: string, state: CircuitState): void {
      circuits.set({ backend }, circuitNumbers[state])
    },
    lost(backend: string, count: number): void {
      if (count > 0) lost.inc({ backend }, count)
    },
    request(backend: string, metric: ReportedMetric): void {
      const { attributes: one, 'gen_ai.client.token.usage': tokens } = metric
      const labels = {
        gen_ai_operation_name: one['gen_ai.operation.name'],
        gen_ai_provider_name: one['gen_ai.provider.name'],
        gen_ai_request_model: one['gen_ai.request.model'],
        gen_ai_response_model: models.of(one['gen_ai.response.model'] ?? ''),
        server_address: one['server.address'],
        server_port: one['server.port'],
        error_type: errors.of(one['error.type'] ?? ''),
        constellation_cache: metric['constellation.cache'],
      }
      const first = metric['gen_ai.client.operation.time_to_first_chunk']
      requestSeconds.observe(labels, metric['gen_ai.client.operation.duration'])
      if (first !== undefined) firstSeconds.observe(labels, first)
      sent.inc({ backend }, metric['constellation.sent'])
      if (tokens === undefined) return
      usage.observe({ ...labels, gen_ai_token_type: 'input' }, tokens.input)
      usage.observe({ ...labels, gen_ai_token_type: 'output' }, tokens.output)
    },
  }
}
