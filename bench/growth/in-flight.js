// How requests per second and the time of one grow with how many are in flight, on the ring and on postMessage: 64 bytes of payload
// each way between the main thread and a worker, which answers each with itself.

import { median } from '../figure.js'
import { portEcho, ringEcho } from '../workload/echo-asker.js'

export const title =
  'Requests between threads by how many are in flight (median of several runs; us are the median request)'
export const head = ['in flight', 'ring, requests/s', 'ring, us', 'postMessage, requests/s', 'postMessage, us']

const inFlights = [1, 2, 4, 8, 16, 64, 256, 1_000]
const runs = 7
const bytes = 64

export async function* rows() {
  const ring = await ringEcho(bytes)
  const port = await portEcho(bytes)
  for (const inFlight of inFlights) {
    const count = inFlight === 1 ? 10_000 : 30_000
    const samples = { ring: [], port: [] }
    // The first run of each warms up.
    for (let run = 0; run <= runs; run++) {
      samples.ring[run] = await timed(ring.ask, count, inFlight)
      samples.port[run] = await timed(port.ask, count / 2, inFlight)
    }
    const middle = (side, figure) => median(samples[side].slice(1).map((sample) => sample[figure]))
    yield [
      inFlight,
      middle('ring', 'perSecond'),
      middle('ring', 'us'),
      middle('port', 'perSecond'),
      middle('port', 'us'),
    ]
  }
  ring.close()
  await port.close()
}

/** Asks `count` times, `inFlight` at once: how many were answered in a second, and what half of them took at most. */
async function timed(ask, count, inFlight) {
  const took = new Float64Array(count)
  let asked = 0
  const asker = async () => {
    while (asked < count) {
      const request = asked++
      const began = performance.now()
      await ask()
      took[request] = performance.now() - began
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: inFlight }, asker))
  const ms = performance.now() - began
  return { perSecond: (count * 1_000) / ms, us: median(took) * 1_000 }
}
