// A book of 100 positions there and back over one WebSocket on loopback, the server in a thread of its own, eight books under way at
// once: with one alone both sides wait for the other's thread to wake for most of the time. Both ends decode what they get and encode
// it again: ours as frames with the aligned layout of the book of finance.priceBook, the peer's as JSON text of the same book.

import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { WebSocket } from 'ws'
import { builtInContracts } from '../../dist/daemon/index.js'
import { codecOf, fromJson, noTrace, WebSocketLane } from '../../dist/fabric/index.js'
import { fxBook } from '../workload/fx-book.js'
import { microsecondsEach } from '../workload/in-flight.js'

const positions = 100
const tripsPerRound = 400
const inFlight = 8

/** @type {import('../claim.js').Claim} */
export const claim = {
  id: 'ws.frames-vs-json',
  peer: 'JSON',
  unit: 'us/round trip',
  ratio: 'peer / ours',
  rounds: 61,
  async open() {
    const server = new Worker(new URL('../peers/book-echo.js', import.meta.url))
    const [port] = await once(server, 'message')
    const schema = builtInContracts.find(({ name }) => name === 'finance.priceBook').request.fields.book
    const codec = codecOf(schema)
    const plain = fxBook(positions)
    const book = fromJson(schema, plain).value.value

    // Both answer in order, so the first who waits is the one that is answered.
    const lane = new WebSocketLane('echo', await opened(`ws://127.0.0.1:${port}/frames`))
    const framed = []
    lane.onFrame((frame) => framed.shift()(codec.decode(frame.payload).value))
    const overFrames = () =>
      new Promise((resolve) => {
        framed.push(resolve)
        lane.send({ ...header, payload: codec.encode(book).value })
      })

    const text = await opened(`ws://127.0.0.1:${port}/json`)
    const told = []
    text.on('message', (data) => told.shift()(JSON.parse(data.toString())))
    const overJson = () =>
      new Promise((resolve) => {
        told.push(resolve)
        text.send(JSON.stringify(plain))
      })

    sameBook(await overFrames(), book)
    sameBook(await overJson(), plain)
    return {
      ours: () => microsecondsEach(overFrames, { count: tripsPerRound, inFlight }),
      peer: () => microsecondsEach(overJson, { count: tripsPerRound, inFlight }),
      async close() {
        lane.close()
        text.close()
        await server.terminate()
      },
    }
  },
}

const header = {
  kind: 'request',
  flags: 0,
  schema: { low: 1, high: 2 },
  source: 0,
  target: 0,
  correlation: 1,
  deadline: Number.POSITIVE_INFINITY,
  trace: noTrace,
}

async function opened(url) {
  const socket = new WebSocket(url, { perMessageDeflate: false })
  await once(socket, 'open')
  return socket
}

function sameBook(got, sent) {
  const figures = (book) =>
    JSON.stringify(book.map(({ id, notional, strike }) => [id, notional.value ?? notional.amount, strike.value]))
  if (figures(got) !== figures(sent)) throw new Error('the book came back changed')
}
