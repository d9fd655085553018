import { inlineBytesMax, RingMemory, recordKinds, slabEntryBytes, words } from './memory.js'
import { RecordAccount, refused } from './records.js'
import { SlabAccount, slabFull } from './slab.js'

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
  readonly #records: RecordAccount
  readonly #slab: SlabAccount
  readonly #inlineMax: number
  /** Bytes reserved, in the ring or in the slab. */
  #reserved = 0
  /** Where in the ring the entry lies that tells of the slab; negative for a frame in the ring itself. */
  #entry = -1
  #slabOffset = 0
  #inBatch = false
  #closed = false
  #waiting = false

  constructor(buffer: SharedArrayBuffer) {
    this.#memory = new RingMemory(buffer)
    this.#records = new RecordAccount(this.#memory)
    this.#slab = new SlabAccount(this.#memory)
    this.#inlineMax = inlineBytesMax(this.#memory.ringBytes)
    this.bytes = this.#memory.bytes
    this.view = this.#memory.view
    this.frameBytesMax = this.#memory.frameBytesMax
  }

  /**
   * Room for a frame of `length` bytes (at least 1): its offset, a multiple of 8, in `bytes` and `view`; or one of `refused`.
   *
   * @throws Error while another reservation is open
   */
  tryReserve(length: number): number {
    if (this.#records.isTaken) throw new Error('ring writer: a reservation is already open')
    if (!Number.isInteger(length) || length < 1) throw new RangeError(`ring writer: ${length} is not a frame's length`)
    if (this.#closed) return refused.gone
    if (length > this.frameBytesMax) return refused.tooLarge
    this.#reserved = length
    this.#entry = -1
    const inRing = length <= this.#inlineMax
    const outcome = inRing ? this.#records.tryTake(length, recordKinds.frame) : this.#reserveInSlab(length)
    return outcome === refused.busy ? this.#busy() : outcome
  }

  #reserveInSlab(length: number): number {
    const entry = this.#records.tryTake(slabEntryBytes, recordKinds.slab)
    if (entry < 0) return entry
    let offset = this.#slab.tryTake(length)
    if (offset === slabFull) {
      // The head first and then the slab's: what is given back after this look moves the head that a sleeper compares.
      const isThere = this.#records.lookAtHead()
      offset = isThere ? this.#slab.tryTake(length) : slabFull
      if (offset === slabFull) {
        this.abort()
        return isThere ? refused.busy : refused.gone
      }
    }
    this.#entry = entry
    this.#slabOffset = offset
    return this.#memory.ringBytes + offset
  }

  #busy(): number {
    // What has been committed so far must be read before there can be room.
    if (this.#inBatch) this.#records.publish()
    this.wake()
    return refused.busy
  }

  /**
   * Publishes the reserved frame, unless within a batch. A sleeping reader is not woken until `wake`.
   *
   * @param length of the frame, where it became shorter than what was reserved
   */
  commit(length: number = this.#reserved): void {
    if (!this.#records.isTaken) throw new Error('ring writer: nothing is reserved')
    if (length !== this.#reserved) this.#requireWithin(length)
    if (this.#entry >= 0) this.#keepInSlab(length)
    else this.#records.keep(length)
    if (!this.#inBatch) this.#records.publish()
  }

  #requireWithin(length: number): void {
    if (!Number.isInteger(length) || length < 1 || length > this.#reserved)
      throw new RangeError(`ring writer: ${length} is not a length within the ${this.#reserved} bytes reserved`)
  }

  #keepInSlab(length: number): void {
    const { records } = this.#memory
    const word = this.#entry >> 2
    records[word] = this.#slabOffset
    records[word + 1] = length
    records[word + 2] = this.#slab.keep(length)
    records[word + 3] = 0
    this.#records.keep(slabEntryBytes)
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
    this.#records.publish()
    this.wake()
  }

  /** Gives the reservation back; the reader never learns of it. */
  abort(): void {
    this.#records.giveBack()
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
        await this.#memory.sleep(words.writerAsleep, words.head, this.#records.head)
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
      this.#memory.sleepBlocking(words.writerAsleep, words.head, this.#records.head)
    }
  }

  /** Ends the ring from this side: the reader still gets what is committed, then the end. A waiting `reserve` gives up. */
  close(): void {
    if (this.#closed) return
    this.#closed = true
    this.abort()
    if (this.#inBatch) this.#records.publish()
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
