import { frameBytesMax } from '../../frame/layout.js'
import { RingLane } from './lane.js'
import { createRing } from './memory.js'

/** What one thread needs of a pair of rings. Passes through `workerData` and `postMessage`; the memory stays shared. */
export interface RingEnds {
  readonly outgoing: SharedArrayBuffer
  readonly incoming: SharedArrayBuffer
}

/** A ring carries frames of up to an eighth of it, so this one carries every frame that any lane accepts by default. */
export const ringBytesDefault = 8 * frameBytesMax

/**
 * One ring per direction between two threads: the ends for the one and the ends for the other. Each end has one lane.
 *
 * @param capacityBytes of each ring, a power of two; memory is taken as it is first written
 * @throws RangeError for another capacity
 */
export function createRingPair(capacityBytes: number = ringBytesDefault): [RingEnds, RingEnds] {
  const there = createRing(capacityBytes)
  const back = createRing(capacityBytes)
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
