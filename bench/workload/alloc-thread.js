// A thread with both ends of a ring lane on its event loop, so that one heap holds all that either side allocates. Told to, it
// passes a round of frames and tells by how many bytes a frame its heap grew meanwhile.

import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { parentPort, workerData } from 'node:worker_threads'
import { createRingPair, noTrace, RingLane } from '../../dist/fabric/index.js'

const { bytes, perRound } = workerData
setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc')

const [sending, reading] = createRingPair()
const left = new RingLane('right', sending)
const right = new RingLane('left', reading)
const frame = {
  kind: 'request',
  flags: 0,
  schema: { low: 1, high: 2 },
  source: 0,
  target: 0,
  correlation: 0,
  deadline: Number.POSITIVE_INFINITY,
  trace: noTrace,
  payload: new Uint8Array(bytes).fill(7),
}

let sum = 0
let allRead = () => {}
// What a reader of a frame needs: what it is, whom it answers, and its payload where it lies.
right.onFrame(({ kind, correlation, deadline, data, payloadOffset, payloadLength }) => {
  if (kind === 'request' && deadline > 0)
    sum += data.getUint8(payloadOffset) + data.getUint8(payloadOffset + payloadLength - 1)
  if (correlation === perRound) allRead()
})

parentPort.on('message', async () => {
  collect()
  sum = 0
  const read = new Promise((resolve) => {
    allRead = resolve
  })
  const before = process.memoryUsage().heapUsed
  for (frame.correlation = 1; frame.correlation <= perRound; frame.correlation++) {
    const sent = left.send(frame)
    if (!sent.ok) throw new Error(sent.error.message)
  }
  await read
  const grown = process.memoryUsage().heapUsed - before
  if (sum !== 14 * perRound) throw new Error('the frames came changed')
  parentPort.postMessage(grown / perRound)
})
