// The other thread of the ring tests. `workerData`: the lanes module to load, this side's ends, and what to do.
import { workerData } from 'node:worker_threads'

const { module, ends, task } = workerData
const { RingLane } = await import(module)
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
  /** Writes frames of growing and shrinking size as fast as the ring takes them, until the thread is ended. */
  flood() {
    for (let i = 1; ; i++) {
      const payload = new Uint8Array((i * 37) % 3000)
      for (let j = 0; j < payload.length; j++) payload[j] = (i * 31 + j * 7) & 0xff
      if (!lane.sendBlocking({ ...header(i), payload }).ok) return
    }
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
