// A claim on whole asks: a book of plain positions is encoded, sent, read, netted by currency, and the answer sent back and decoded,
// with so many asks in flight. Ours is encoded into a ring lane and read there, the peer's goes through a nact actor and a piscina pool.

import { Worker } from 'node:worker_threads'
import { createRingPair, laneToWorker, noTrace } from '../../dist/fabric/index.js'
import { openNactPiscina } from '../peers/nact-piscina.js'
import { microsecondsEach } from './in-flight.js'
import { bookMessage, netMessage, plainBook } from './net-of-book.js'
import { Waiting } from './waiting.js'

const askMsMax = 10_000

/**
 * @param {{id: string, positions: number, inFlight: number, oursPerRound: number, peerPerRound: number}} options
 * @returns {import('../claim.js').Claim}
 */
export const askBookClaim = ({ id, positions, inFlight, oursPerRound, peerPerRound }) => ({
  id,
  peer: 'nact+piscina',
  unit: 'us/ask',
  ratio: 'peer / ours',
  rounds: 15,
  async open() {
    const book = plainBook(positions)
    const ring = openRing()
    const stack = await openNactPiscina(inFlight)
    const ours = () => ring.ask(book)
    const peer = () => stack.ask(book)
    sameNets(await ours(), await peer())
    return {
      ours: () => microsecondsEach(ours, { count: oursPerRound, inFlight }),
      peer: () => microsecondsEach(peer, { count: peerPerRound, inFlight }),
      async close() {
        ring.close()
        await stack.close()
      },
    }
  },
})

function openRing() {
  const [ours, theirs] = createRingPair()
  const worker = new Worker(new URL('./net-thread.js', import.meta.url), { workerData: { ends: theirs } })
  const lane = laneToWorker('net', ours, worker)
  const waiting = new Waiting()
  lane.onFrame((frame) => {
    const net = netMessage.codec.decode(frame.payload)
    if (!net.ok) throw new Error(net.error.message)
    waiting.answer(frame.correlation, net.value.net)
  })
  return {
    ask: (positions) =>
      waiting.ask((correlation) => {
        const header = {
          kind: 'request',
          flags: 0,
          schema: bookMessage.short,
          source: 0,
          target: 0,
          correlation,
          deadline: Date.now() + askMsMax,
          trace: noTrace,
        }
        const sent = lane.sendEncoded(header, bookMessage.codec, { positions })
        if (!sent.ok) throw new Error(sent.error.message)
      }),
    close: () => lane.close(),
  }
}

function sameNets(ours, peers) {
  const text = (net) => JSON.stringify([...net])
  if (ours.size === 0 || text(ours) !== text(peers)) throw new Error('the two sides net the book differently')
}
