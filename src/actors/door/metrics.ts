// What the door counts. Names carry their units; the help texts are the documentation that /metrics serves.

import { Counter, Gauge, Histogram, type Registry } from 'prom-client'

const prefix = 'constellation'
// From a cached call to the longest deadline a goal may have by default.
const secondsBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

export type DoorMetrics = ReturnType<typeof doorMetrics>

export const doorMetrics = (registry: Registry) => {
  const registers = [registry]
  return {
    goals: new Counter({
      name: `${prefix}_goals_total`,
      help: 'Goals answered, by kind of outcome; busy ones were never accepted.',
      labelNames: ['outcome'],
      registers,
    }),
    goalSeconds: new Histogram({
      name: `${prefix}_goal_duration_seconds`,
      help: 'From a goal coming in to its outcome.',
      buckets: secondsBuckets,
      registers,
    }),
    calls: new Counter({
      name: `${prefix}_calls_total`,
      help: 'Operations called or streamed by peers directly, by result: ok, domainError, or the code of a fault.',
      labelNames: ['result'],
      registers,
    }),
    callSeconds: new Histogram({
      name: `${prefix}_call_duration_seconds`,
      help: 'From a call coming in to its answer.',
      buckets: secondsBuckets,
      registers,
    }),
    streamItems: new Counter({
      name: `${prefix}_stream_items_total`,
      help: 'Items of streams that were made for peers.',
      registers,
    }),
    inFlight: new Gauge({
      name: `${prefix}_requests_in_flight`,
      help: 'Goals, calls and streams that wait for their answer now.',
      labelNames: ['kind'],
      registers,
    }),
    lanes: new Gauge({
      name: `${prefix}_lanes`,
      help: 'Lanes that are open now, by WebSocket and by unix socket.',
      registers,
    }),
    frameBytes: new Counter({
      name: `${prefix}_frame_payload_bytes_total`,
      help: 'Payload bytes of frames on lanes, by direction as seen from the daemon.',
      labelNames: ['direction'],
      registers,
    }),
    refusals: new Counter({
      name: `${prefix}_refusals_total`,
      help: 'Peers and requests turned away at the door before anything was done, by code of the fault.',
      labelNames: ['code'],
      registers,
    }),
  }
}
