// Two threads and the path between them, told from here to pass a round of messages one way or to ask in turn.

import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/**
 * Starts both, and waits until they run.
 *
 * @param {{file: string, data: object, transfer?: readonly object[]}} one
 * @param {{file: string, data: object, transfer?: readonly object[]}} other
 */
export async function twoThreads(one, other) {
  const workers = [one, other].map(
    ({ file, data, transfer = [] }) =>
      new Worker(new URL(file, new URL('../', import.meta.url)), { workerData: data, transferList: [...transfer] }),
  )
  for (const worker of workers) {
    worker.on('error', (error) => {
      throw error
    })
  }
  await Promise.all(workers.map((worker) => once(worker, 'online')))
  const [first, second] = workers
  return { first, second, close: () => Promise.all(workers.map((worker) => worker.terminate())) }
}

/**
 * Messages per second of one round from the first thread to the second.
 *
 * @param {Awaited<ReturnType<typeof twoThreads>>} threads
 * @param {number} perRound
 */
export async function oneWay({ first, second }, perRound) {
  const read = once(second, 'message')
  const began = performance.now()
  // A reader that can't sleep has to be told too.
  second.postMessage('go')
  first.postMessage('go')
  await read
  return (perRound * 1_000) / (performance.now() - began)
}
