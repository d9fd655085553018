// The stack that many would build first for asks between threads: a nact actor in front, a piscina pool of one thread behind,
// plain objects cloned between them. The actor is stateless, so that it takes the next ask while the pool is at the last.

import { dispatch, query, spawnStateless, start, stop } from 'nact'
import { Piscina } from 'piscina'

const askMsMax = 10_000
const work = { name: 'net' }

/** @param {number} inFlight asks that may be with the pool's thread at once */
export async function openNactPiscina(inFlight) {
  const pool = new Piscina({
    filename: new URL('./net-worker.js', import.meta.url).href,
    minThreads: 1,
    maxThreads: 1,
    concurrentTasksPerWorker: inFlight,
    idleTimeout: Number.POSITIVE_INFINITY,
  })
  const system = start()
  const actor = spawnStateless(
    system,
    async ({ positions, replyTo }) => {
      dispatch(replyTo, await pool.run(positions, work))
    },
    'net',
  )
  return {
    ask: (positions) => query(actor, (replyTo) => ({ positions, replyTo }), askMsMax),
    async close() {
      stop(system)
      await pool.destroy()
    },
  }
}
