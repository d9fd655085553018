// Tells the metric of one request, however it ends.

import type { Chunk } from '../backend.js'
import type { StreamUsage } from '../dialect/index.js'
import { BackendFailure } from '../failure.js'
import {
  type AskedModel,
  type BackendServices,
  type Course,
  metricOf,
  systemClock,
  UpstreamFailure,
} from '../http/index.js'

/** Sendings and tokens of a request as far as it has come. */
export interface Progress {
  sent: number
  usage: StreamUsage
}

/** @param open the request, which keeps `progress` up to date */
export async function* measured(
  asked: AskedModel,
  { metrics, clock = systemClock }: Pick<BackendServices, 'metrics' | 'clock'>,
  progress: Progress,
  open: AsyncIterable<Chunk>,
): AsyncGenerator<Chunk> {
  const course: Course = { startedAt: clock.now(), sent: 0 }
  try {
    for await (const chunk of open) {
      course.firstAt ??= clock.now()
      yield chunk
    }
  } catch (thrown) {
    course.error = errorType(thrown)
    throw thrown
  } finally {
    const { input, output } = progress.usage
    course.sent = progress.sent
    if (input !== undefined && output !== undefined) course.usage = { input, output }
    metrics?.(metricOf(asked, course, clock.now()))
  }
}

function errorType(thrown: unknown): string {
  if (thrown instanceof UpstreamFailure) return thrown.kind
  return thrown instanceof BackendFailure ? thrown.fault.code : 'cancelled'
}
