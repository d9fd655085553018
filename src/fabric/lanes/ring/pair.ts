import { RingLane } from './lane.js'
import { createRing, type RingSize } from './memory.js'

const mebibyte = 1024 * 1024

/** What one thread needs of a pair of rings. Passes through `workerData` and `postMessage`; the memory stays shared. */
export interface RingEnds {
  readonly outgoing: SharedArrayBuffer
  readonly incoming: SharedArrayBuffer
}

/**
 * Frames of up to 512 KiB travel in the ring: a book of 2,000 positions of up to 200 bytes each. It is no larger, because it
 * is written over from end to end in turn, and what does not fit into a processor's cache is written at half the speed.
 * The slab is for larger frames, of up to 16 MiB: a table of 100,000 positions of up to 160 bytes each.
 */
export const ringSizeDefault = { ringBytes: 4 * mebibyte, slabBytes: 32 * mebibyte } as const satisfies RingSize

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
