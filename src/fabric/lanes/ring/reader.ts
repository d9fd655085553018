import {
  goneBit,
  inlineBytesMax,
  padded,
  positionMask,
  RingMemory,
  recordBytes,
  recordHeaderBytes,
  recordKinds,
  slabEntryBytes,
  words,
} from './memory.js'

/** Why there is no frame. As with the writer, an outcome is an offset if it is not negative. */
export const nothing = {
  /** None now. */
  empty: -1,
  /** None ever again: the writer has gone and everything it committed was read. */
  ended: -2,
  /** A record makes no sense: someone else wrote to this memory. */
  corrupt: -3,
} as const

/** The one reader of a ring. `next` gives a frame in place; the bytes are the writer's again after `release`. */
export class RingReader {
  readonly bytes: Uint8Array
  readonly view: DataView
  /** Largest frame, in bytes. */
  readonly frameBytesMax: number
  readonly #memory: RingMemory
  readonly #mask: number
  readonly #inlineMax: number
  #head: number
  /** How much of the slab was given back, modulo 2^32. */
  #slabHead: number
  /** The tail word as last seen, with its bit. */
  #tailWord: number
  #length = 0
  /** What the held frame takes in the ring, and in the slab. */
  #recordBytes = 0
  #slabTaken = 0
  #closed = false

  constructor(buffer: SharedArrayBuffer) {
    this.#memory = new RingMemory(buffer)
    this.#mask = this.#memory.ringBytes - 1
    this.#inlineMax = inlineBytesMax(this.#memory.ringBytes)
    this.bytes = this.#memory.bytes
    this.view = this.#memory.view
    this.frameBytesMax = this.#memory.frameBytesMax
    this.#head = Atomics.load(this.#memory.control, words.head) & positionMask
    this.#slabHead = Atomics.load(this.#memory.control, words.slabHead)
    this.#tailWord = Atomics.load(this.#memory.control, words.tail)
  }

  /** Length in bytes of the frame that `next` gave; 0 when none is held. */
  get length(): number {
    return this.#length
  }

  /** The next frame: its offset in `bytes` and `view`, or one of `nothing`. The same frame again until it is released. */
  next(): number {
    if (this.#closed) return nothing.ended
    for (;;) {
      if (this.#isEmpty()) {
        this.#tailWord = Atomics.load(this.#memory.control, words.tail)
        if (this.#isEmpty()) return (this.#tailWord & goneBit) !== 0 ? nothing.ended : nothing.empty
      }
      const { records } = this.#memory
      const at = this.#head & this.#mask
      // Positions are masked to the ring, so both words exist.
      const length = records[at >> 2]!
      const kind = records[(at >> 2) + 1]!
      const toEnd = this.#memory.ringBytes - at
      const room = Math.min(((this.#tailWord & positionMask) - this.#head) | 0, toEnd)
      if (kind === recordKinds.padding) {
        if (length !== toEnd || length > room) return nothing.corrupt
        this.#head = (this.#head + length) | 0
        continue
      }
      // In this order: beyond the ring's limits the size of a record can't be reckoned in 32 bits.
      if (length <= 0 || length > this.#inlineMax || recordBytes(length) > room) return nothing.corrupt
      this.#recordBytes = recordBytes(length)
      if (kind === recordKinds.slab) return this.#inSlab((at + recordHeaderBytes) >> 2, length)
      this.#length = length
      this.#slabTaken = 0
      return at + recordHeaderBytes
    }
  }

  /** The frame that the entry at word `entry` tells of. */
  #inSlab(entry: number, entryBytes: number): number {
    if (entryBytes !== slabEntryBytes) return nothing.corrupt
    const { records, slabBytes, ringBytes } = this.#memory
    // The entry's four words lie within the record, which lies within the ring.
    const offset = records[entry]!
    const length = records[entry + 1]!
    const taken = records[entry + 2]!
    const isFrame = length > 0 && length <= this.frameBytesMax
    const isThere = offset >= 0 && offset % 8 === 0 && offset + length <= slabBytes
    if (!isFrame || !isThere || taken < padded(length) || taken > slabBytes) return nothing.corrupt
    this.#length = length
    this.#slabTaken = taken
    return ringBytes + offset
  }

  #isEmpty(): boolean {
    return this.#head === (this.#tailWord & positionMask)
  }

  /** Gives the held frame's bytes back to the writer, and wakes it if it waits for room. */
  release(): void {
    if (this.#length === 0) throw new Error('ring reader: no frame is held')
    this.#length = 0
    this.#head = (this.#head + this.#recordBytes) | 0
    if (this.#closed) return
    const { control } = this.#memory
    if (this.#slabTaken > 0) {
      this.#slabHead = (this.#slabHead + this.#slabTaken) | 0
      // Before the head, which is what a waiting writer compares.
      Atomics.store(control, words.slabHead, this.#slabHead)
    }
    Atomics.store(control, words.head, this.#head)
    this.#memory.wake(words.writerAsleep)
  }

  /** Resolves when `next` has something new to say. May resolve early: call `next` again. Does not keep the process alive. */
  async wait(): Promise<void> {
    if (!this.#closed) await this.#memory.sleep(words.readerAsleep, words.tail, this.#tailWord)
  }

  /** The same, blocking the thread. */
  waitBlocking(): void {
    if (!this.#closed) this.#memory.sleepBlocking(words.readerAsleep, words.tail, this.#tailWord)
  }

  /** Ends our own `wait` early, if there is one. */
  nudge(): void {
    this.#memory.wake(words.readerAsleep)
  }

  /** Ends the ring from this side: the writer is refused from its next look at the head on, and a waiting one gives up. */
  close(): void {
    if (this.#closed) return
    this.#closed = true
    this.#memory.markGone(words.head, words.writerAsleep)
    // A `wait` of ours may be asleep.
    this.#memory.wake(words.readerAsleep)
  }

  /** Speaks for a writer whose thread has ended: what it committed can still be read. @returns whether it had closed itself */
  writerDied(): boolean {
    return this.#memory.markGone(words.tail, words.readerAsleep)
  }
}
