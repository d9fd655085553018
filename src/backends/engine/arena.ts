import type { Pointer } from './kernels.js'

const FLOAT_BYTES = 4
/** One cache line, so that no two arrays, and no two threads' arrays, share one. */
const ALIGNMENT_BYTES = 64

const aligned = (bytes: number): number => Math.ceil(bytes / ALIGNMENT_BYTES) * ALIGNMENT_BYTES

/**
 * Hands out a stretch of linear memory front to back. Nothing is freed singly: `rewind` gives back
 * at once all that came after `keep`, between batches.
 */
export class Arena {
  readonly #start: Pointer
  readonly #end: Pointer
  #next: Pointer
  #kept: Pointer

  constructor(start: Pointer, end: Pointer) {
    this.#start = aligned(start)
    this.#end = end
    this.#next = this.#start
    this.#kept = this.#start
  }

  /** Bytes handed out so far, padding included. */
  get usedBytes(): number {
    return this.#next - this.#start
  }

  /** Room for `count` 32-bit elements. Running out is a defect: sizes are computed before memory is taken. */
  floats(count: number): Pointer {
    return this.bytes(count * FLOAT_BYTES)
  }

  bytes(count: number): Pointer {
    const pointer = this.#next
    this.#next += aligned(count)
    if (this.#next > this.#end) throw new RangeError(`arena of ${this.#end - this.#start} bytes is exhausted`)
    return pointer
  }

  /** What was handed out so far survives `rewind`. */
  keep(): void {
    this.#kept = this.#next
  }

  rewind(): void {
    this.#next = this.#kept
  }
}

/** Bytes that `allocate` would take, found by running it on an arena without an end. */
export function measure(allocate: (arena: Arena) => unknown): number {
  const endless = new Arena(0, Number.POSITIVE_INFINITY)
  allocate(endless)
  return endless.usedBytes
}
