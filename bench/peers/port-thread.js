// A thread at one end of a MessageChannel. Its messages are what the ring's frames are: as many bytes in a Uint8Array of their own.

import { parentPort, workerData } from 'node:worker_threads'

const { task, port, bytes, perRound } = workerData
const payload = new Uint8Array(bytes).fill(7)

const tasks = {
  /** Posts a round of messages each time it is told to. */
  send() {
    parentPort.on('message', () => {
      for (let i = 0; i < perRound; i++) port.postMessage(payload)
    })
  },
  /** Looks at the first and last byte of each message, and tells when a round of them has come. */
  read() {
    let seen = 0
    port.on('message', (message) => {
      if (message[0] + message[bytes - 1] !== 14) throw new Error('a message came torn')
      if (++seen % perRound === 0) parentPort.postMessage('read')
    })
  },
  /** Answers every message with itself. */
  echo() {
    port.on('message', (message) => port.postMessage(message))
  },
  /** Posts a message and waits for its answer, a round of them each time it is told to; tells the microseconds of each. */
  askInTurn() {
    const times = new Float64Array(perRound)
    let began = 0
    let answered = 0
    const ask = () => {
      began = performance.now()
      port.postMessage(payload)
    }
    parentPort.on('message', () => {
      answered = 0
      ask()
    })
    port.on('message', () => {
      times[answered++] = (performance.now() - began) * 1_000
      if (answered < perRound) ask()
      else parentPort.postMessage(times)
    })
  },
}

tasks[task]()
