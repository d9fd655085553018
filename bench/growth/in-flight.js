// How requests per second and the time of one grow with how many are in flight, on the ring and on postMessage: 64 bytes of payload
// each way between the main thread and a worker.

import { median } from '../figure.js'
import { portEcho, ringEcho } from '../workload/echo-asker.js'
import { requestsPerSecond } from '../workload/in-flight.js'

export const title = 'Requests between threads by how many are in flight (median of several runs)'
export const head = [
  'in flight',
  'ring, requests/s',
  'ring, us each',
  'postMessage, requests/s',
  'postMessage, us each',
]

const inFlights = [1, 4, 16, 64, 256, 1_000]
const runs = 7
const bytes = 64

export async function* rows() {
  const ring = await ringEcho(bytes)
  const port = await portEcho(bytes)
  for (const inFlight of inFlights) {
    const count = inFlight === 1 ? 10_000 : 30_000
    const samples = { ring: [], port: [] }
    for (let run = 0; run < runs; run++) {
      samples.ring.push(await requestsPerSecond(ring.ask, { count, inFlight }))
      samples.port.push(await requestsPerSecond(port.ask, { count: count / 2, inFlight }))
    }
    const [ours, peers] = [median(samples.ring), median(samples.port)]
    // By Little's law.
    yield [inFlight, ours, (inFlight * 1e6) / ours, peers, (inFlight * 1e6) / peers]
  }
  ring.close()
  await port.close()
}
