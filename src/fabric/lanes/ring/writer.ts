import {
  goneBit,
  inlineBytesMax,
  positionMask,
  RingMemory,
  recordBytes,
  recordHeaderBytes,
  recordKinds,
  slabEntryBytes,
  words,
} from './memory.js'
import { SlabAccount, slabFull } from './slab.js'

/** Why there is no offset. An outcome is a number, because this runs once per frame: an offset if it is not negative. */
export const refused = {
  /** No room now. */
  busy: -1,
  /** The reader has gone, or this writer has closed. */
  gone: -2,
  /** Above the largest frame that ring and slab carry: no amount of waiting helps. */
  tooLarge: -3,
} as const

type RecordKind = (typeof recordKinds)[keyof typeof recordKinds]

/**
 * The one writer of a ring: reserve, fill the bytes, commit. Nothing is visible to the reader before the commit, so a
 * writer that dies at any byte leaves no torn record.
 */
export class RingWriter {
  readonly bytes: Uint8Array
  readonly view: DataView
  /** Largest frame, in bytes. */
  readonly frameBytesMax: number
  readonly #memory: RingMemory
  readonly #slab: SlabAccount
  readonly #mask: number
  readonly #inlineMax: number
  /** Up to where records are committed. */
  #tail: number
  /** The head as last seen; the true one is never behind it. */
  #head: number
  /** Where the tail goes on commit; equal to the tail while nothing is reserved. */
  #next: number
  #recordAt = 0
  #recordLength = 0
  /** Bytes of the frame that is reserved in the slab; 0 where none is. */
  #inSlab = 0
  #inBatch = false
  #closed = false
  #waiting = false

  constructor(buffer: SharedArrayBuffer) {
    this.#memory = new RingMemory(buffer)
    this.#slab = new SlabAccount(this.#memory)
    this.#mask = this.#memory.ringBytes - 1
    this.#inlineMax = inlineBytesMax(this.#memory.ringBytes)
    this.bytes = this.#memory.bytes
    this.view = this.#memory.view
    this.frameBytesMax = this.#memory.frameBytesMax
    this.#tail = Atomics.load(this.#memory.control, words.tail) & positionMask
    this.#head = Atomics.load(this.#memory.control, words.head) & positionMask
    this.#next = this.#tail
  }

  /**
   * Room for a frame of `length` bytes (at least 1): its offset, a multiple of 8, in `bytes` and `view`; or one of `refused`.
   *
   * @throws Error while another reservation is open
   */
  tryReserve(length: number): number {
    if (this.#next !== this.#tail) throw new Error('ring writer: a reservation is already open')
    if (!Number.isInteger(length) || length < 1) throw new RangeError(`ring writer: ${length} is not a frame's length`)
    if (this.#closed) return refused.gone
    if (length <= this.#inlineMax) return this.#reserveRecord(length, recordKinds.frame)
    return length <= this.frameBytesMax ? this.#reserveInSlab(length) : refused.tooLarge
  }

  #reserveRecord(length: number, kind: RecordKind): number {
    const position = this.#tail & this.#mask
    const roomToEnd = this.#memory.ringBytes - position
    const needed = recordBytes(length)
    const wraps = needed > roomToEnd
    const outcome = this.#claim(wraps ? roomToEnd + needed : needed)
    if (outcome !== 0) return outcome

    const { records } = this.#memory
    if (wraps) {
      records[position >> 2] = roomToEnd
      records[(position >> 2) + 1] = recordKinds.padding
    }
    this.#recordAt = wraps ? 0 : position
    this.#recordLength = length
    records[this.#recordAt >> 2] = -length
    records[(this.#recordAt >> 2) + 1] = kind
    return this.#recordAt + recordHeaderBytes
  }

  /** Sets where the tail will go, if so many bytes are free. */
  #claim(wanted: number): number {
    const { ringBytes } = this.#memory
    if (ringBytes - ((this.#tail - this.#head) | 0) < wanted) {
      if (!this.#lookAtHead()) return refused.gone
      if (ringBytes - ((this.#tail - this.#head) | 0) < wanted) return this.#busy()
    }
    this.#next = (this.#tail + wanted) | 0
    return 0
  }

  /** @returns whether the reader is still there */
  #lookAtHead(): boolean {
    const head = Atomics.load(this.#memory.control, words.head)
    if ((head & goneBit) !== 0) return false
    this.#head = head & positionMask
    return true
  }

  #busy(): number {
    // What has been committed so far must be read before there can be room.
    if (this.#inBatch) this.#publish()
    this.wake()
    return refused.busy
  }

  #reserveInSlab(length: number): number {
    const entry = this.#reserveRecord(slabEntryBytes, recordKinds.slab)
    if (entry < 0) return entry
    let offset = this.#slab.tryTake(length)
    if (offset === slabFull) {
      // The head first and then the slab's: what is given back after this look moves the head that a sleeper compares.
      const isThere = this.#lookAtHead()
      offset = isThere ? this.#slab.tryTake(length) : slabFull
      if (offset === slabFull) {
        this.abort()
        return isThere ? this.#busy() : refused.gone
      }
    }
    const { records, ringBytes } = this.#memory
    records[entry >> 2] = offset
    records[(entry >> 2) + 1] = length
    records[(entry >> 2) + 2] = this.#slab.wanted
    records[(entry >> 2) + 3] = 0
    this.#inSlab = length
    return ringBytes + offset
  }

  /** Publishes the reserved frame, unless within a batch. A sleeping reader is not woken until `wake`. */
  commit(): void {
    if (this.#next === this.#tail) throw new Error('ring writer: nothing is reserved')
    if (this.#inSlab > 0) {
      this.#slab.keep(this.#inSlab)
      this.#inSlab = 0
    }
    this.#memory.records[this.#recordAt >> 2] = this.#recordLength
    this.#tail = this.#next
    if (!this.#inBatch) this.#publish()
  }

  #publish(): void {
    // Last, and atomic: whoever sees this tail sees the bytes and the lengths before it.
    Atomics.store(this.#memory.control, words.tail, this.#tail)
  }

  /**
   * From here to `endBatch` frames are committed but not yet published: the two sides then don't contend for the tail at
   * each of them. Whatever waits for the reader in between publishes what there is.
   */
  beginBatch(): void {
    this.#inBatch = true
  }

  /** Publishes what was committed since `beginBatch`, and wakes the reader if it sleeps. */
  endBatch(): void {
    this.#inBatch = false
    if (this.#closed) return
    this.#publish()
    this.wake()
  }

  /** Gives the reservation back; the reader never learns of it. */
  abort(): void {
    this.#next = this.#tail
    this.#inSlab = 0
  }

  /** Copies `source` to offset `at` of `bytes`. */
  copyIn(source: Uint8Array, at: number): void {
    this.#memory.copyIn(source, at)
  }

  /** Whether the reader sleeps, or is about to. */
  get readerSleeps(): boolean {
    return this.#memory.isAsleep(words.readerAsleep)
  }

  /** Wakes the reader if it sleeps; without it the reader may sleep on. A reservation refused as busy does it too. */
  wake(): void {
    this.#memory.wake(words.readerAsleep)
  }

  /**
   * As `tryReserve`, but waits for room: resolves with an offset, or with `refused.gone` or `refused.tooLarge`.
   * One at a time, and no other reservation until it has resolved. Does not keep the process alive.
   */
  async reserve(length: number): Promise<number> {
    if (this.#waiting) throw new Error('ring writer: another reserve is waiting')
    this.#waiting = true
    try {
      for (;;) {
        const offset = this.tryReserve(length)
        if (offset !== refused.busy) return offset
        await this.#memory.sleep(words.writerAsleep, words.head, this.#head)
      }
    } finally {
      this.#waiting = false
    }
  }

  /** The same, blocking the thread. */
  reserveBlocking(length: number): number {
    for (;;) {
      const offset = this.tryReserve(length)
      if (offset !== refused.busy) return offset
      this.#memory.sleepBlocking(words.writerAsleep, words.head, this.#head)
    }
  }

  /** Ends the ring from this side: the reader still gets what is committed, then the end. A waiting `reserve` gives up. */
  close(): void {
    if (this.#closed) return
    this.#closed = true
    this.abort()
    if (this.#inBatch) this.#publish()
    this.#memory.markGone(words.tail, words.readerAsleep)
    // A `reserve` of ours may be asleep.
    this.#memory.wake(words.writerAsleep)
  }

  /** Speaks for a reader whose thread has ended: a waiting `reserve` gives up, and the ring takes nothing more. */
  readerDied(): void {
    this.#closed = true
    this.#memory.markGone(words.head, words.writerAsleep)
  }
}
