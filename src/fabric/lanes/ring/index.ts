// Shared memory between two threads of one process.

export { RingLane, type ServingWork } from './lane.js'
export { createRing, type RingSize, ringFrameBytesMax } from './memory.js'
export { createRingPair, laneToWorker, type RingEnds, ringSizeDefault, type WorkerExit } from './pair.js'
export { nothing, RingReader } from './reader.js'
export { refused } from './records.js'
export { type PayloadEncoder, waitingFramesMax } from './sender.js'
export { RingWriter } from './writer.js'
