import {
  goneBit,
  positionMask,
  RingMemory,
  recordBytes,
  recordHeaderBytes,
  recordKinds,
  ringFrameBytesMax,
  words,
} from './memory.js'

/** Why there is no offset. An outcome is a number, because this runs once per frame: an offset if it is not negative. */
export const refused = {
  /** No room now. */
  busy: -1,
  /** The reader has gone, or this writer has closed. */
  gone: -2,
  /** Above an eighth of the ring: no amount of waiting helps. */
  tooLarge: -3,
} as const

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
  readonly #mask: number
  /** Up to where records are committed. */
  #tail: number
  /** The head as last seen; the true one is never behind it. */
  #head: number
  /** Where the tail goes on commit; equal to the tail while nothing is reserved. */
  #next: number
  #recordAt = 0
  #recordLength = 0
  #closed = false
  #waiting = false

  constructor(buffer: SharedArrayBuffer) {
    this.#memory = new RingMemory(buffer)
    this.#mask = this.#memory.capacity - 1
    this.bytes = this.#memory.bytes
    this.view = this.#memory.view
    this.frameBytesMax = ringFrameBytesMax(this.#memory.capacity)
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
    if (length > this.frameBytesMax) return refused.tooLarge
    const position = this.#tail & this.#mask
    const roomToEnd = this.#memory.capacity - position
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
    records[(this.#recordAt >> 2) + 1] = recordKinds.frame
    return this.#recordAt + recordHeaderBytes
  }

  /** Sets where the tail will go, if so many bytes are free. */
  #claim(wanted: number): number {
    const { control, capacity } = this.#memory
    if (capacity - ((this.#tail - this.#head) | 0) < wanted) {
      const head = Atomics.load(control, words.head)
      if ((head & goneBit) !== 0) return refused.gone
      this.#head = head & positionMask
      if (capacity - ((this.#tail - this.#head) | 0) < wanted) {
        // What a batch has committed so far must be read before there can be room.
        this.wake()
        return refused.busy
      }
    }
    this.#next = (this.#tail + wanted) | 0
    return 0
  }

  /** Publishes the reserved frame. A sleeping reader is not woken until `wake`: once for a whole batch of commits. */
  commit(): void {
    if (this.#next === this.#tail) throw new Error('ring writer: nothing is reserved')
    this.#memory.records[this.#recordAt >> 2] = this.#recordLength
    this.#tail = this.#next
    // Last, and atomic: whoever sees this tail sees the bytes and the length before it.
    Atomics.store(this.#memory.control, words.tail, this.#tail)
  }

  /** Gives the reservation back; the reader never learns of it. */
  abort(): void {
    this.#next = this.#tail
  }

  /** Wakes the reader if it sleeps. Every batch of commits ends with this; without it the reader may sleep on. A reservation refused as busy does it too. */
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
