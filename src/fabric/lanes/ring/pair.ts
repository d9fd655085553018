import { frameBytesMax } from '../../frame/layout.js'
import { RingLane } from './lane.js'
import { createRing, type RingSize } from './memory.js'

/** What one thread needs of a pair of rings. Passes through `workerData` and `postMessage`; the memory stays shared. */
export interface RingEnds {
  readonly outgoing: SharedArrayBuffer
  readonly incoming: SharedArrayBuffer
}

/**
 * What any lane accepts by default travels in the ring itself, which takes an eighth of it at most. The slab is for what
 * passes between threads alone: frames of up to 16 MiB, a table of 100,000 positions of up to 160 bytes each.
 */
export const ringSizeDefault = { ringBytes: 8 * frameBytesMax, slabBytes: 32 * 1024 * 1024 } as const satisfies RingSize

/**
 * One ring per direction between two threads: the ends for the one and the ends for the other. Each end has one lane.
 *
 * @param size of each ring; memory is taken as it is first written
 * @throws RangeError for a size that no ring has
 */
export function createRingPair(size: RingSize = ringSizeDefault): [RingEnds, RingEnds] {
  const there = createRing(size)
  const back = createRing(size)
  return [
    { outgoing: there, incoming: back },
    { outgoing: back, incoming: there },
  ]
}

/** The part of a `worker_threads` Worker that a lane watches. */
export interface WorkerExit {
  once(event: 'exit', listener: (code: number) => void): unknown
}

/** The owner's side of a lane to a worker, which ends when the worker does. The worker makes `new RingLane` of the other ends. */
export function laneToWorker(name: string, ends: RingEnds, worker: WorkerExit): RingLane {
  const lane = new RingLane(name, ends)
  worker.once('exit', (code) => lane.peerDied(`its thread ended with code ${code}`))
  return lane
}
