// A bound on what a thread's models keep outside its heap: array buffers, shared ones too, and WebAssembly memories, none of which the
// heap's own limit counts. The thread looks itself, since nobody else can.

import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const mebibyte = 2 ** 20

/** Looks cost some microseconds, so calls that are shorter than this share one. */
const lookMs = 1
/** What seems to be kept is looked at again so much later. */
const settleMs = 100

/**
 * Bytes of this thread's buffers. V8 counts WebAssembly memories and no shared buffers, Node's allocator shared buffers and no WebAssembly;
 * neither counts what a resizable buffer reserves.
 */
const bytesOutside = (): number => Math.max(getHeapStatistics().external_memory, process.memoryUsage().arrayBuffers)

/**
 * Collects this thread's garbage at once, which a context has a function for that was made under this flag. The flag is the whole process's
 * and stays: a thread that took it back would take it from another that starts.
 */
function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as () => void // what the flag gives
}

export class BufferBound {
  readonly #mebibytesMax: number
  readonly #now: () => number
  readonly #collect = garbageCollector()
  readonly #nobody = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  #lookedAt = Number.NEGATIVE_INFINITY
  #exceeded: Error | undefined

  /** @param now milliseconds on a clock that only moves forward */
  constructor(mebibytesMax: number, now: () => number) {
    this.#mebibytesMax = mebibytesMax
    this.#now = now
  }

  /**
   * Why the thread has to go, from the first look on that found it so; undefined while it may stay. Where it seems to hold too much, it
   * is stopped to be sure: what its models merely let lie is never held against them.
   */
  get exceeded(): Error | undefined {
    if (this.#exceeded === undefined && this.#now() - this.#lookedAt >= lookMs) {
      this.#exceeded = this.#look()
      this.#lookedAt = this.#now()
    }
    return this.#exceeded
  }

  #look(): Error | undefined {
    if (!this.#isOver()) return undefined
    this.#collect()
    if (!this.#isOver()) return undefined
    // What a collection finds is freed by a thread of V8's own, and is in the account until then. The next one begins by waiting for it.
    this.#collect()
    if (!this.#isOver()) return undefined
    Atomics.wait(this.#nobody, 0, 0, settleMs)
    this.#collect()
    if (!this.#isOver()) return undefined
    const kept = Math.round(bytesOutside() / mebibyte)
    return new Error(`${kept} MiB are kept in buffers, and ${this.#mebibytesMax} are allowed`)
  }

  #isOver(): boolean {
    return bytesOutside() > this.#mebibytesMax * mebibyte
  }
}
