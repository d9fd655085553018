// A compute thread as a domain's is: it reads each book where it lies in the ring, nets it and answers.

import { workerData } from 'node:worker_threads'
import { noTrace, RingLane, viewOf } from '../../dist/fabric/index.js'
import { bookMessage, netMessage, netOf } from './net-of-book.js'

const lane = new RingLane('asker', workerData.ends)
const book = viewOf(bookMessage.schema)

lane.serveBlocking((frame) => {
  if (frame.deadline <= Date.now()) throw new Error('the asker has stopped waiting')
  const net = book.read(frame.payload, ({ positions }) => netOf(positions))
  if (!net.ok) throw new Error(net.error.message)
  const reply = {
    kind: 'reply',
    flags: 0,
    schema: netMessage.short,
    source: 0,
    target: 0,
    correlation: frame.correlation,
    deadline: Number.POSITIVE_INFINITY,
    trace: noTrace,
  }
  const sent = lane.sendEncodedBlocking(reply, netMessage.codec, { net: net.value })
  if (!sent.ok) throw new Error(sent.error.message)
})
