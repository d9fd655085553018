// Tells the metric of one request, however it ends.

import type { Chunk } from '../backend.js'
import type { StreamUsage } from '../dialect/index.js'
import { BackendFailure } from '../failure.js'
import { type BackendServices, type ModelMetric, systemClock, UpstreamFailure } from '../http/index.js'

export interface Asked {
  /** `gen_ai.provider.name`. */
  readonly provider: string
  readonly model: string
  readonly address: URL
}

/** Sockets, attempts and tokens of a request as far as it has come. */
export interface Progress {
  sent: number
  usage: StreamUsage
}

/** @param open the request, which keeps `progress` up to date */
export async function* measured(
  asked: Asked,
  { metrics, clock = systemClock }: Pick<BackendServices, 'metrics' | 'clock'>,
  progress: Progress,
  open: AsyncIterable<Chunk>,
): AsyncGenerator<Chunk> {
  const startedAt = clock.now()
  let firstAt: number | undefined
  let error: string | undefined
  try {
    for await (const chunk of open) {
      firstAt ??= clock.now()
      yield chunk
    }
  } catch (thrown) {
    error = errorType(thrown)
    throw thrown
  } finally {
    metrics?.(metricOf(asked, progress, { startedAt, firstAt, error, now: clock.now() }))
  }
}

interface Times {
  readonly startedAt: number
  readonly firstAt: number | undefined
  readonly now: number
  readonly error: string | undefined
}

function metricOf({ provider, model, address }: Asked, { sent, usage }: Progress, times: Times): ModelMetric {
  const { startedAt, firstAt, now, error } = times
  const { input, output } = usage
  return {
    attributes: {
      'gen_ai.operation.name': 'text_completion',
      'gen_ai.provider.name': provider,
      'gen_ai.request.model': model,
      ...(error === undefined ? {} : { 'error.type': error }),
      'server.address': address.hostname,
      'server.port': Number(address.port) || (address.protocol === 'https:' ? 443 : 80),
    },
    'gen_ai.client.operation.duration': (now - startedAt) / 1_000,
    ...(firstAt === undefined ? {} : { 'gen_ai.client.operation.time_to_first_chunk': (firstAt - startedAt) / 1_000 }),
    ...(input === undefined || output === undefined ? {} : { 'gen_ai.client.token.usage': { input, output } }),
    'constellation.cache': 'none',
    'constellation.sent': sent,
  }
}

function errorType(thrown: unknown): string {
  if (thrown instanceof UpstreamFailure) return thrown.kind
  return thrown instanceof BackendFailure ? thrown.fault.code : 'cancelled'
}
