// A claim on whole asks: a book of plain positions is encoded, sent, read, netted by currency, and the answer sent back and decoded,
// with so many asks in flight. Ours goes by an exchange over a ring lane, the peer's through a nact actor and a piscina pool; both
// asks end at a deadline.

import { Worker } from 'node:worker_threads'
import { Exchange } from '../../dist/fabric/exchange/index.js'
import { createRingPair, laneToWorker } from '../../dist/fabric/index.js'
import { openNactPiscina } from '../peers/nact-piscina.js'
import { microsecondsEach } from './in-flight.js'
import { bookMessage, netMessage, plainBook } from './net-of-book.js'

const askMsMax = 10_000
const requestBytesMax = 1024 * 1024

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
  const exchange = new Exchange(lane, { frameBytesMax: lane.frameBytesMax })
  lane.onFrame((frame) => exchange.receive(frame))
  // The lane has copied a request by the time that `ask` returns, so that the next can be written over it.
  const written = new Uint8Array(requestBytesMax)
  return {
    async ask(positions) {
      const length = bookMessage.codec.encodeInto({ positions }, written, 0)
      if (!length.ok) throw new Error(length.error.message)
      const payload = written.subarray(0, length.value)
      const question = { schema: bookMessage.short, expected: netMessage.short, payload }
      const answer = await exchange.ask(question, { deadline: Date.now() + askMsMax })
      if (!answer.ok) throw new Error(answer.error.error.message)
      const net = netMessage.codec.decode(answer.value)
      if (!net.ok) throw new Error(net.error.message)
      return net.value.net
    },
    close: () => exchange.close(),
  }
}

function sameNets(ours, peers) {
  const text = (net) => JSON.stringify([...net])
  if (ours.size === 0 || text(ours) !== text(peers)) throw new Error('the two sides net the book differently')
}
