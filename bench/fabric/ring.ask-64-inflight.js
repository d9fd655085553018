// Requests and their replies between the main thread and a worker, 64 bytes of payload each way, 64 of them in flight.

import { portEcho, ringEcho } from '../workload/echo-asker.js'
import { requestsPerSecond } from '../workload/in-flight.js'

const bytes = 64
const inFlight = 64

/** @type {import('../claim.js').Claim} */
export const claim = {
  id: 'ring.ask-64-inflight',
  peer: 'postMessage',
  unit: 'requests/s',
  ratio: 'ours / peer',
  rounds: 21,
  async open() {
    const ring = await ringEcho(bytes)
    const port = await portEcho(bytes)
    return {
      ours: () => requestsPerSecond(ring.ask, { count: 60_000, inFlight }),
      peer: () => requestsPerSecond(port.ask, { count: 15_000, inFlight }),
      async close() {
        ring.close()
        await port.close()
      },
    }
  },
}
