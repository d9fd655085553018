// Which bytes of a slab the writer may use. The slab is a queue as the ring is, but what lies in it must be in one piece.

import { padded, type RingMemory, words } from './memory.js'

/** Nothing can be taken now. */
export const slabFull = -1

/** The writer's account of the slab: take room for a frame, and keep it once the frame is committed. */
export class SlabAccount {
  readonly #memory: RingMemory
  /** Where the next frame would begin, if there is room behind. */
  #at = 0
  /** Bytes taken since the slab was made, modulo 2^32; those the reader has not given back begin behind `#at`, circularly. */
  #taken: number
  #offset = 0
  /** Bytes before `#offset` that are left unused. */
  #unused = 0

  constructor(memory: RingMemory) {
    this.#memory = memory
    this.#taken = Atomics.load(memory.control, words.slabHead)
  }

  /** Room for `bytes` bytes, at most half of the slab: its offset there, a multiple of 8; or `slabFull`. Good until the next call. */
  tryTake(bytes: number): number {
    const { control, slabBytes } = this.#memory
    const inUse = (this.#taken - Atomics.load(control, words.slabHead)) | 0
    // An empty slab is used from its beginning, so that few of its pages are ever touched.
    if (inUse === 0) this.#at = 0
    const needed = padded(bytes)
    const roomToEnd = slabBytes - this.#at
    const wraps = needed > roomToEnd
    const unused = wraps ? roomToEnd : 0
    if (inUse + unused + needed > slabBytes) return slabFull
    this.#offset = wraps ? 0 : this.#at
    this.#unused = unused
    return this.#offset
  }

  /**
   * Keeps `bytes` bytes of the room taken last until the reader gives them back.
   *
   * @returns how much of the slab that uses up, with what is left unused before it
   */
  keep(bytes: number): number {
    const wanted = this.#unused + padded(bytes)
    this.#at = this.#offset + padded(bytes)
    this.#taken = (this.#taken + wanted) | 0
    return wanted
  }
}
