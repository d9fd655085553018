// What a backend's thread reports besides its answers: a record of each request to its server, and lines for the log. Reports may be lost, and
// each tells how many were lost before it; they never hold up an answer.

import type { ModelMetric } from '../../backends/index.js'
import {
  choice,
  count,
  err,
  type Fault,
  type Infer,
  message,
  number,
  ok,
  optional,
  type Result,
  record,
  text,
} from '../../fabric/index.js'

const bytesMax = { name: 256, word: 128, line: 1_024 } as const

export const metricMessage = message(
  'constellation backend metric',
  record({
    operation: choice('chat', 'text_completion'),
    provider: text(bytesMax.word),
    model: text(bytesMax.name),
    responseModel: optional(text(bytesMax.name)),
    errorType: optional(text(bytesMax.word)),
    address: text(bytesMax.name),
    port: count(),
    /** Seconds. */
    duration: number(),
    firstChunk: optional(number()),
    inputTokens: optional(count()),
    outputTokens: optional(count()),
    cache: choice('none', 'own', 'upstream'),
    sent: count(),
    lost: count(),
  }),
)

export const logMessage = message(
  'constellation backend log',
  record({ level: choice('info', 'warn'), line: text(bytesMax.line), lost: count() }),
)

/** The name of a gateway's log entry is left behind: it is of no use in a metric, which nothing of one goal belongs in. */
export type ReportedMetric = Omit<ModelMetric, 'constellation.log_id'>

export type BackendReport =
  | { readonly kind: 'metric'; readonly metric: ReportedMetric; readonly lost: number }
  | { readonly kind: 'log'; readonly level: 'info' | 'warn'; readonly line: string; readonly lost: number }

/** Cut to so many bytes of UTF-8, whatever its characters, without control characters. */
const clipped = (said: string, max: number): string =>
  said
    .replace(/\p{Cc}+/gu, ' ')
    .slice(0, Math.floor(max / 3))
    .replace(/[\ud800-\udbff]$/, '')

/** Servers count for their bill as they like. */
const wholeNumber = (told: number): number => (Number.isSafeInteger(told) && told >= 0 ? told : 0)

export const toMetricRecord = (metric: ModelMetric, lost: number): Infer<typeof metricMessage.schema> => {
  const { attributes: about, 'gen_ai.client.token.usage': usage } = metric
  const firstChunk = metric['gen_ai.client.operation.time_to_first_chunk']
  const { 'gen_ai.response.model': responseModel, 'error.type': errorType } = about
  return {
    operation: about['gen_ai.operation.name'],
    provider: clipped(about['gen_ai.provider.name'], bytesMax.word),
    model: clipped(about['gen_ai.request.model'], bytesMax.name),
    ...(responseModel === undefined ? {} : { responseModel: clipped(responseModel, bytesMax.name) }),
    ...(errorType === undefined ? {} : { errorType: clipped(errorType, bytesMax.word) }),
    address: clipped(about['server.address'], bytesMax.name),
    port: wholeNumber(about['server.port']),
    duration: metric['gen_ai.client.operation.duration'],
    ...(firstChunk === undefined ? {} : { firstChunk }),
    ...(usage === undefined ? {} : { inputTokens: wholeNumber(usage.input), outputTokens: wholeNumber(usage.output) }),
    cache: metric['constellation.cache'],
    sent: wholeNumber(metric['constellation.sent']),
    lost,
  }
}

export const toLogRecord = (level: 'info' | 'warn', line: string, lost: number): Infer<typeof logMessage.schema> => ({
  level,
  line: clipped(line, bytesMax.line),
  lost,
})

/** FAULT_FRAME or FAULT_RANGE for what is no metric: a thread's word is checked like any other. */
export function readMetric(payload: Uint8Array): Result<BackendReport, Fault> {
  const read = metricMessage.codec.decode(payload)
  if (!read.ok) return read
  const { lost, inputTokens, outputTokens, responseModel, errorType, firstChunk, ...told } = read.value
  const seconds = [told.duration, firstChunk ?? 0]
  if (seconds.some((one) => !(one >= 0 && one < Number.POSITIVE_INFINITY)))
    return err({ code: 'FAULT_RANGE', path: 'duration', message: 'a metric has seconds that are none' })
  const metric: ReportedMetric = {
    attributes: {
      'gen_ai.operation.name': told.operation,
      'gen_ai.provider.name': told.provider,
      'gen_ai.request.model': told.model,
      ...(responseModel === undefined ? {} : { 'gen_ai.response.model': responseModel }),
      ...(errorType === undefined ? {} : { 'error.type': errorType }),
      'server.address': told.address,
      'server.port': told.port,
    },
    'gen_ai.client.operation.duration': told.duration,
    ...(firstChunk === undefined ? {} : { 'gen_ai.client.operation.time_to_first_chunk': firstChunk }),
    ...(inputTokens === undefined || outputTokens === undefined
      ? {}
      : { 'gen_ai.client.token.usage': { input: inputTokens, output: outputTokens } }),
    'constellation.cache': told.cache,
    'constellation.sent': told.sent,
  }
  return ok({ kind: 'metric', metric, lost })
}

export function readLog(payload: Uint8Array): Result<BackendReport, Fault> {
  const read = logMessage.codec.decode(payload)
  return read.ok ? ok({ kind: 'log', ...read.value }) : read
}
