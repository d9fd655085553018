// A claim on frames over a ring lane against messages over a MessagePort, one way, between two threads.

import { MessageChannel } from 'node:worker_threads'
import { createRingPair } from '../../dist/fabric/index.js'
import { oneWay, twoThreads } from './two-threads.js'

const ringThread = 'workload/ring-thread.js'
const portThread = 'peers/port-thread.js'

/**
 * A round of the peer is shorter by as much as it is slower, so that the rounds of both take about as long.
 *
 * @param {{id: string, bytes: number, ring: {ringBytes: number}, batch: number, oursPerRound: number, peerPerRound: number}} options
 * @returns {import('../claim.js').Claim}
 */
export const oneWayClaim = ({ id, bytes, ring, batch, oursPerRound, peerPerRound }) => ({
  id,
  peer: 'MessagePort',
  unit: 'messages/s',
  ratio: 'ours / peer',
  rounds: 15,
  async open() {
    const [sending, reading] = createRingPair(ring)
    const shared = { bytes, batch, perRound: oursPerRound }
    const ours = await twoThreads(
      { file: ringThread, data: { ...shared, task: 'sendFrames', ends: sending } },
      { file: ringThread, data: { ...shared, task: 'readFrames', ends: reading } },
    )
    const { port1, port2 } = new MessageChannel()
    const portData = { bytes, perRound: peerPerRound }
    const peer = await twoThreads(
      { file: portThread, data: { ...portData, task: 'send', port: port1 }, transfer: [port1] },
      { file: portThread, data: { ...portData, task: 'read', port: port2 }, transfer: [port2] },
    )
    return {
      ours: () => oneWay(ours, oursPerRound),
      peer: () => oneWay(peer, peerPerRound),
      close: async () => void (await Promise.all([ours.close(), peer.close()])),
    }
  },
})
