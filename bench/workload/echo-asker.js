// The same small request over a ring lane and over postMessage: the main thread asks, a worker answers with what it got. Both
// askers keep the same account of what is open.

import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { createRingPair, laneToWorker, noTrace } from '../../dist/fabric/index.js'
import { Waiting } from './waiting.js'

const bench = new URL('../', import.meta.url)

/** @param {number} bytes of payload */
export async function ringEcho(bytes) {
  const [ours, theirs] = createRingPair()
  const worker = new Worker(new URL('workload/ring-thread.js', bench), {
    workerData: { task: 'echo', ends: theirs, bytes },
  })
  const lane = laneToWorker('echo', ours, worker)
  const waiting = new Waiting()
  lane.onFrame(({ correlation, data, payloadOffset }) => waiting.answer(correlation, data.getUint8(payloadOffset)))
  const payload = new Uint8Array(bytes).fill(7)
  const schema = { low: 1, high: 2 }
  await once(worker, 'online')
  return {
    ask: () =>
      waiting.ask((correlation) => {
        const sent = lane.send({
          kind: 'request',
          flags: 0,
          schema,
          source: 0,
          target: 0,
          correlation,
          deadline: Number.POSITIVE_INFINITY,
          trace: noTrace,
          payload,
        })
        if (!sent.ok) throw new Error(sent.error.message)
      }),
    close: () => lane.close(),
  }
}

/** @param {number} bytes of payload */
export async function portEcho(bytes) {
  const worker = new Worker(new URL('peers/echo-thread.js', bench))
  const waiting = new Waiting()
  worker.on('message', ({ correlation, payload }) => waiting.answer(correlation, payload[0]))
  const payload = new Uint8Array(bytes).fill(7)
  await once(worker, 'online')
  return {
    ask: () => waiting.ask((correlation) => worker.postMessage({ correlation, payload })),
    close: () => worker.terminate(),
  }
}
