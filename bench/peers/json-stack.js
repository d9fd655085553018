// The stack that many would build first, and the peer of whole-path claims: a nact actor in front, a piscina pool behind,
// JSON text between the threads. It gets its data in the form that suits JSON best: plain objects with units as text.

import { dispatch, query, spawn, start, stop } from 'nact'
import { Piscina } from 'piscina'

const askMsMax = 10_000
const work = { name: 'answer' }

/**
 * @param {string} operation what the pool's one thread answers
 * @returns {Promise<{ask(request: object): Promise<object>, close(): Promise<void>}>}
 */
export async function openJsonStack(operation) {
  const pool = new Piscina({
    filename: new URL('./json-worker.js', import.meta.url).href,
    minThreads: 1,
    maxThreads: 1,
    idleTimeout: Number.POSITIVE_INFINITY,
    workerData: { operation },
  })
  const system = start()
  const actor = spawn(
    system,
    async (_state, { request, replyTo }) => {
      dispatch(replyTo, JSON.parse(await pool.run(JSON.stringify(request), work)))
    },
    'pricing',
  )
  return {
    ask: (request) => query(actor, (replyTo) => ({ request, replyTo }), askMsMax),
    async close() {
      stop(system)
      await pool.destroy()
    },
  }
}
