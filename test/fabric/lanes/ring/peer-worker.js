// The other thread of the ring tests. `workerData`: the lanes module to load, this side's ends, and what to do.
import { workerData } from 'node:worker_threads'

const { module, ends, task } = workerData
const { RingLane, RingWriter } = await import(module)
const lane = new RingLane('main', ends)

const tasks = {
  /** Answers every request with its own payload, blocking while there is nothing to do. */
  echo() {
    lane.serveBlocking((frame) => {
      lane.sendBlocking({ ...header(frame.correlation), payload: frame.payload })
    })
  },
  /** The same on the event loop. */
  echoAsync() {
    lane.onFrame((frame) => {
      const reply = { ...header(frame.correlation), payload: frame.payload.slice() }
      void lane.sendWhenRoom(reply).then((sent) => {
        if (!sent.ok) throw new Error(`a reply was refused: ${sent.error.code}`)
      })
    })
  },
  /** Writes frames for ring and slab as fast as they are taken, every third time several in a batch, until the thread is ended. */
  flood() {
    for (let i = 1; ; ) {
      const count = i % 3 === 0 ? 4 : 1
      const sent = lane.batch(() => {
        for (const end = i + count; i < end; i++) if (!lane.sendBlocking(floodFrame(i)).ok) return false
        return true
      })
      if (!sent) return lane.close()
    }
  },
  /** The same, keeping more and more memory, until there is none. */
  exhaust() {
    const kept = []
    for (let i = 1; ; i++) {
      kept.push(Array.from({ length: 20_000 }, (_, j) => ({ i, j })))
      lane.sendBlocking(floodFrame(i))
    }
  },
  /** Dies of its own exception in the middle of a frame, in the ring or in the slab. */
  crashInFrame() {
    lane.send(floodFrame(1))
    throwWhileWriting(3_000)
  },
  crashInSlab() {
    lane.send(floodFrame(1))
    throwWhileWriting(20_000)
  },
  /** Reads frame after frame. */
  read() {
    lane.serveBlocking(() => {})
  },
  /** Dies of its own exception after three frames. */
  crash() {
    for (let i = 1; i <= 3; i++) lane.send({ ...header(i), payload: new Uint8Array(8) })
    throw new Error('a crash that the test asked for')
  },
  /** Sends one frame, closes and ends. */
  leave() {
    lane.send({ ...header(1), payload: new Uint8Array(8) })
    lane.close()
  },
}

/** The `i`th frame of a flood; peer.ts reckons its bytes in the same way. */
function floodFrame(i) {
  const payload = new Uint8Array(i % 5 === 0 ? 5_000 + ((i * 131) % 20_000) : (i * 37) % 3_000)
  for (let j = 0; j < payload.length; j++) payload[j] = (i * 31 + j * 7) & 0xff
  return { ...header(i), payload }
}

function throwWhileWriting(bytes) {
  const writer = new RingWriter(ends.outgoing)
  const offset = writer.reserveBlocking(bytes)
  writer.bytes.fill(0xee, offset, offset + bytes / 2)
  throw new Error('a crash that the test asked for')
}

function header(correlation) {
  return {
    kind: 'reply',
    flags: 0,
    schema: { low: 0, high: 0 },
    source: 0,
    target: 0,
    correlation,
    deadline: Number.POSITIVE_INFINITY,
    trace: new Uint8Array(16),
  }
}

tasks[task]()
