// A frame of 64 bytes of payload from worker to worker and back, one under way at a time: the median round trip. Both of our
// threads do nothing else and block between frames, as a domain's thread does; nobody spins.

import { once } from 'node:events'
import { MessageChannel } from 'node:worker_threads'
import { createRingPair } from '../../dist/fabric/index.js'
import { median } from '../figure.js'
import { twoThreads } from '../workload/two-threads.js'

const bytes = 64
const perRound = 2_000

/** @type {import('../claim.js').Claim} */
export const claim = {
  id: 'ring.pingpong-p50',
  peer: 'MessagePort',
  unit: 'us p50',
  ratio: 'ours / peer',
  rounds: 15,
  async open() {
    const go = new Int32Array(new SharedArrayBuffer(4))
    const [asking, echoing] = createRingPair({ ringBytes: 64 * 1024 })
    const ringThread = 'workload/ring-thread.js'
    const ours = await twoThreads(
      { file: ringThread, data: { bytes, perRound, task: 'askInTurn', ends: asking, go } },
      { file: ringThread, data: { bytes, perRound, task: 'echo', ends: echoing } },
    )
    const { port1, port2 } = new MessageChannel()
    const portThread = 'peers/port-thread.js'
    const peer = await twoThreads(
      { file: portThread, data: { bytes, perRound, task: 'askInTurn', port: port1 }, transfer: [port1] },
      { file: portThread, data: { bytes, perRound, task: 'echo', port: port2 }, transfer: [port2] },
    )
    const round = async ({ first }, start) => {
      const timed = once(first, 'message')
      start()
      const [times] = await timed
      return median([...times])
    }
    return {
      ours: () =>
        round(ours, () => {
          Atomics.add(go, 0, 1)
          Atomics.notify(go, 0)
        }),
      peer: () => round(peer, () => peer.first.postMessage('go')),
      close: async () => void (await Promise.all([ours.close(), peer.close()])),
    }
  },
}
