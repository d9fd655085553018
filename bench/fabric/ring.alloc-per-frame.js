// Heap that a frame costs on its way through a ring lane, both ends taken together: taken in by `send`, read on the event loop at
// the other end. Whoever sends keeps one frame object and counts its correlation up; what a sender and a reader make of their own
// frames is theirs. No garbage is collected within a round, which is too short for that.

import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/** @type {import('../claim.js').Claim} */
export const claim = {
  id: 'ring.alloc-per-frame',
  peer: 'none',
  unit: 'bytes/frame',
  ratio: 'ours',
  rounds: 15,
  async open() {
    const workerData = { bytes: 64, perRound: 5_000 }
    const worker = new Worker(new URL('../workload/alloc-thread.js', import.meta.url), { workerData })
    await once(worker, 'online')
    return {
      async ours() {
        const told = once(worker, 'message')
        worker.postMessage('go')
        const [bytes] = await told
        if (bytes < 0) throw new Error('garbage was collected within the round')
        return bytes
      },
      close: async () => void (await worker.terminate()),
    }
  },
}
