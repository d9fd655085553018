// How the codecs' cost grows with the number of positions in a message. A book of 100,000 is more than a frame of a network lane
// carries; here the codecs run alone.

import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

export const title = 'Cost by positions in a message (ns a position, best of several runs)'
export const head = ['positions', 'encode', 'decode', 'read in place', 'encode by column', 'bytes a position']

const counts = [1, 10, 100, 1_000, 10_000, 100_000]

export async function* rows() {
  for (const count of counts) {
    const thread = new Worker(new URL('./positions-row.js', import.meta.url), { workerData: { count } })
    const [row] = await once(thread, 'message')
    yield row
  }
}
