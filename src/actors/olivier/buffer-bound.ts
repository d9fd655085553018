// A bound on what a thread's models keep outside its heap: array buffers and WebAssembly memories, which the heap's own limit does
// not count.

import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const mebibyte = 2 ** 20

/** Bytes of this thread's objects that lie outside its heap. Reading it takes a few microseconds. */
const bytesOutside = (): number => getHeapStatistics().external_memory

/** Collects this thread's garbage, which no other way of asking for it does on the spot. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void // what the flag gives a new context
  collect()
}

/** @throws Error where more than `mebibytesMax` are kept, garbage left out */
export function holdToBuffers(mebibytesMax: number): void {
  const bytesMax = mebibytesMax * mebibyte
  if (bytesOutside() <= bytesMax) return
  collectGarbage()
  const bytes = bytesOutside()
  if (bytes > bytesMax)
    throw new Error(`${Math.round(bytes / mebibyte)} MiB are kept in buffers, and ${mebibytesMax} are allowed`)
}
