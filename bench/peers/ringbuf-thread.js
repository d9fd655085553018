// A thread at one end of a ringbuf.js ring of bytes: one push and one pop a message. The ring has no way to wait, so both sides
// look again until there is room, or something to read; it is what its authors do.

import { parentPort, workerData } from 'node:worker_threads'
import { RingBuffer } from 'ringbuf.js'

const { task, storage, bytes, perRound } = workerData
const ring = new RingBuffer(storage, Uint8Array)
const payload = new Uint8Array(bytes).fill(7)

const tasks = {
  /** Pushes a round of messages each time it is told to; a message is pushed whole, or not yet. */
  send() {
    parentPort.on('message', () => {
      for (let i = 0; i < perRound; i++) {
        while (ring.availableWrite() < bytes);
        ring.push(payload)
      }
    })
  },
  /** Pops a round of messages each time it is told to, and tells. */
  read() {
    const into = new Uint8Array(bytes)
    parentPort.on('message', () => {
      for (let seen = 0; seen < perRound; ) {
        if (ring.pop(into) === 0) continue
        if (into[0] + into[bytes - 1] !== 14) throw new Error('a message came torn')
        seen++
      }
      parentPort.postMessage('read')
    })
  },
}

tasks[task]()
