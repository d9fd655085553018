// One thread's share of the programs of `npm run prove`.

import { setImmediate as nextTask } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { contracts } from '../registered.js'
import { callsOf } from './calls.js'
import { type Failure, judge, noEdits } from './judge.js'
import { editKinds } from './piece.js'

interface Share {
  readonly programs: number
  readonly first: number
  readonly editsMax: number
  readonly thread: number
  readonly threads: number
}

const told = 5_000
const programsPerTask = 100

const { programs, first, editsMax, thread, threads } = workerData as Share // as scripts/prove.js gives it
const calls = callsOf(contracts)
const byKind = noEdits()
const failures: Failure[] = []
let lines = 0
let done = 0
for (let index = thread; index < programs; index += threads) {
  const verdict = judge(first + index, contracts, calls, editsMax)
  lines += verdict.lines
  failures.push(...verdict.failures)
  for (const kind of editKinds) byKind[kind] += verdict.mutations[kind]
  // Dimensions that nobody holds are forgotten between tasks.
  if (done % programsPerTask === 0) await nextTask()
  if (++done % told === 0) parentPort?.postMessage({ done })
}
parentPort?.postMessage({ lines, byKind, failures })
