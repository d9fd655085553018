// One-way messages of 64 bytes against ringbuf.js, which carries bytes and knows no frames: ours are records of the ring below
// the lane, each with its length, its commit and a reader that may sleep. One push and one pop a message there; here one reserve,
// one commit and one release, sixty-four to a batch.

import { RingBuffer } from 'ringbuf.js'
import { createRingPair } from '../../dist/fabric/index.js'
import { oneWay, twoThreads } from '../workload/two-threads.js'

const bytes = 64
const ringBytes = 1024 * 1024
const perRound = 1_024_000

/** @type {import('../claim.js').Claim} */
export const claim = {
  id: 'ring.oneway-64B-ringbuf',
  peer: 'ringbuf.js',
  unit: 'messages/s',
  ratio: 'ours / peer',
  rounds: 15,
  async open() {
    const [sending, reading] = createRingPair({ ringBytes })
    const shared = { bytes, batch: 64, perRound }
    const ringThread = 'workload/ring-thread.js'
    const ours = await twoThreads(
      { file: ringThread, data: { ...shared, task: 'sendRecords', ends: sending } },
      { file: ringThread, data: { ...shared, task: 'readRecords', ends: reading } },
    )
    const storage = RingBuffer.getStorageForCapacity(ringBytes, Uint8Array)
    const ringbufThread = 'peers/ringbuf-thread.js'
    const peer = await twoThreads(
      { file: ringbufThread, data: { bytes, perRound, storage, task: 'send' } },
      { file: ringbufThread, data: { bytes, perRound, storage, task: 'read' } },
    )
    return {
      ours: () => oneWay(ours, perRound),
      peer: () => oneWay(peer, perRound),
      close: async () => void (await Promise.all([ours.close(), peer.close()])),
    }
  },
}
