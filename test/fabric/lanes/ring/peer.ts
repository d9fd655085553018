import { pathToFileURL } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'
import { builtFile } from '../../../../src/fabric/built-file.js'
import {
  createRingPair,
  laneToWorker,
  type RingEnds,
  type RingLane,
  type RingSize,
} from '../../../../src/fabric/lanes/ring/index.js'
import { patterned } from '../../frame-samples.js'

/** The built lanes, for a thread that runs plain JavaScript. */
export const lanesModule = pathToFileURL(builtFile(import.meta.url, '../../../../src/fabric/lanes/index.js')).href

export const peerEntry = new URL('./peer-worker.js', import.meta.url)

/** A thread that does one of the tasks of peer-worker.js, and our side of the lane to it. */
export function startPeer(
  task: string,
  size: RingSize = { ringBytes: 64 * 1024 },
  limits: WorkerOptions['resourceLimits'] = {},
): { lane: RingLane; worker: Worker; ends: RingEnds } {
  const [ours, theirs] = createRingPair(size)
  const worker = new Worker(peerEntry, {
    workerData: { module: lanesModule, ends: theirs, task },
    resourceLimits: limits,
  })
  return { worker, lane: laneToWorker('peer', ours, worker), ends: ours }
}

/** Of a ring whose floods go through ring and slab alike. */
export const floodSize: RingSize = { ringBytes: 32 * 1024, slabBytes: 64 * 1024 }

/** Bytes of the `i`th payload of a flood, as peer-worker.js reckons them: every fifth is one for the slab. */
export const floodBytes = (i: number): number => (i % 5 === 0 ? 5_000 + ((i * 131) % 20_000) : (i * 37) % 3_000)

/** Whether `payload` is what the `i`th frame of a flood carries. */
export const isFlood = (i: number, payload: Uint8Array): boolean =>
  Buffer.compare(payload, patterned(i, floodBytes(i))) === 0
