// The threads that this one splits long work over: made when they are first wanted, and kept, since each compiles the kernel anew.

import { Piscina } from 'piscina'
import { builtFile } from '../../../fabric/built-file.js'
import type { PositionError } from '../kernel/index.js'
import type { SliceTask } from './price-slices.js'

type Pool = Piscina<SliceTask, PositionError | undefined>

const pools = new Map<number, Pool>()

/** They end with the thread that they belong to, whatever they are at: Node stops the threads of a thread that exits or is stopped. */
export function poolOf(threads: number): Pool {
  let pool = pools.get(threads)
  if (pool === undefined) {
    const filename = builtFile(import.meta.url, './price-slices.js')
    pool = new Piscina({ filename, minThreads: threads, maxThreads: threads })
    pools.set(threads, pool)
  }
  return pool
}

/** Ends the threads; for whoever goes on without them, such as a thread that tests or measures. A domain's thread need not. */
export async function closePools(): Promise<void> {
  const all = [...pools.values()]
  pools.clear()
  await Promise.all(all.map((pool) => pool.close({ force: true })))
}
