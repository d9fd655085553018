// Shared memory between two threads of one process.

export { RingLane, waitingFramesMax } from './lane.js'
export { createRing, ringFrameBytesMax } from './memory.js'
export { createRingPair, laneToWorker, type RingEnds, ringBytesDefault, type WorkerExit } from './pair.js'
export { nothing, RingReader } from './reader.js'
export { RingWriter, refused } from './writer.js'
