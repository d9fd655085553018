// A thread at one end of a ring, for benchmarks of the ring alone. It does its task until its worker is ended.

import { parentPort, workerData } from 'node:worker_threads'
import { noTrace, nothing, RingLane, RingReader, RingWriter } from '../../dist/fabric/index.js'

const { task, ends, bytes, batch, perRound, go } = workerData
const payload = new Uint8Array(bytes).fill(7)
const frame = {
  kind: 'request',
  flags: 0,
  schema: { low: 1, high: 2 },
  source: 0,
  target: 0,
  correlation: 1,
  deadline: Number.POSITIVE_INFINITY,
  trace: noTrace,
  payload,
}

/** Calls `done` once for each `perRound` calls of what it returns. */
function counting(done) {
  let seen = 0
  return () => {
    if (++seen % perRound === 0) done()
  }
}

const tasks = {
  /** Sends a round of frames each time it is told to, `batch` at a time. */
  sendFrames() {
    const lane = new RingLane('reader', ends)
    parentPort.on('message', () => {
      for (let sent = 0; sent < perRound; sent += batch) {
        lane.batch(() => {
          for (let i = 0; i < batch; i++) lane.sendBlocking(frame)
        })
      }
    })
  },
  /** Reads frames where they lie, looks at the first and last byte of each, and tells when a round of them has come. */
  readFrames() {
    const lane = new RingLane('writer', ends)
    const count = counting(() => parentPort.postMessage('read'))
    lane.serveBlocking(({ data, payloadOffset, payloadLength }) => {
      if (data.getUint8(payloadOffset) + data.getUint8(payloadOffset + payloadLength - 1) !== 14)
        throw new Error('a frame came torn')
      count()
    })
  },
  /** The same below frames: records of nothing but bytes. */
  sendRecords() {
    const writer = new RingWriter(ends.outgoing)
    parentPort.on('message', () => {
      for (let sent = 0; sent < perRound; sent += batch) {
        writer.beginBatch()
        for (let i = 0; i < batch; i++) {
          const offset = writer.reserveBlocking(bytes)
          writer.copyIn(payload, offset)
          writer.commit()
        }
        writer.endBatch()
      }
    })
  },
  /** Reads records where they lie, looks at the same two bytes, and tells. */
  readRecords() {
    const reader = new RingReader(ends.incoming)
    const count = counting(() => parentPort.postMessage('read'))
    for (;;) {
      const offset = reader.next()
      if (offset === nothing.empty) reader.waitBlocking()
      else {
        if (reader.bytes[offset] + reader.bytes[offset + bytes - 1] !== 14) throw new Error('a record came torn')
        reader.release()
        count()
      }
    }
  },
  /** Answers every frame with its own payload. */
  echo() {
    const lane = new RingLane('asker', ends)
    lane.serveBlocking((received) => {
      lane.sendBlocking({ ...frame, kind: 'reply', correlation: received.correlation, payload: received.payload })
    })
  },
  /** Sends a frame and waits for its answer, a round of them each time that `go` is counted up; tells the microseconds of each. */
  askInTurn() {
    const lane = new RingLane('echo', ends)
    const times = new Float64Array(perRound)
    let began = 0
    let answered = 0
    let rounds = 0
    const ask = () => {
      began = performance.now()
      lane.sendBlocking(frame)
    }
    const nextRound = () => {
      Atomics.wait(go, 0, rounds++)
      answered = 0
      ask()
    }
    nextRound()
    lane.serveBlocking(() => {
      times[answered++] = (performance.now() - began) * 1_000
      if (answered < perRound) return ask()
      parentPort.postMessage(times)
      nextRound()
    })
  },
}

tasks[task]()
