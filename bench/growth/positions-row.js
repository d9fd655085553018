// One row of positions.js, in a thread of its own: what the compiler has learnt from small messages is not what it does with large ones.

import { parentPort, workerData } from 'node:worker_threads'
import { codecOf, tableOf, viewOf } from '../../dist/fabric/index.js'
import { bookByColumn, bookByRow, encoded, plainBook } from '../workload/plain-book.js'
import { bestOf } from './best-of.js'

/** Positions looked at in one measured run, so that small books are measured as long as large ones. */
const positionsPerRun = 200_000

const { count } = workerData
const book = { positions: plainBook(count) }
const columns = tableOf(bookByColumn.fields.positions, book.positions)
if (!columns.ok) throw new Error(columns.error.message)
const held = { positions: columns.value }
const payload = encoded(bookByRow, book)
const room = new Uint8Array(payload.length + 64)
const byRow = codecOf(bookByRow)
const byColumn = codecOf(bookByColumn)
const view = viewOf(bookByRow)
const runs = Math.max(1, Math.floor(positionsPerRun / count))

parentPort.postMessage([
  count,
  nanosecondsEach(() => byRow.encodeInto(book, room, 0)),
  nanosecondsEach(() => byRow.decode(payload)),
  nanosecondsEach(() => view.read(payload, sum)),
  nanosecondsEach(() => byColumn.encodeInto(held, room, 0)),
  payload.length / count,
])

function sum({ positions }) {
  let total = 0
  for (let i = 0; i < positions.length; i++) {
    const one = positions.at(i)
    total += one.strike + one.notional + one.spot + one.vol + one.expiry
  }
  return total
}

function nanosecondsEach(work) {
  const best = bestOf(() => {
    const began = performance.now()
    for (let i = 0; i < runs; i++) work()
    return performance.now() - began
  })
  return (best * 1e6) / (runs * count)
}
