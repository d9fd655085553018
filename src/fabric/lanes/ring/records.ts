// Which bytes of a ring the writer may use, and up to where it has published.

import { goneBit, positionMask, type RingMemory, recordBytes, recordHeaderBytes, recordKinds, words } from './memory.js'

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

/** The writer's account of the records: take one, and keep it once it is filled; then publish what was kept. */
export class RecordAccount {
  readonly #memory: RingMemory
  readonly #mask: number
  /** Up to where records are kept. */
  #tail: number
  /** The head as last seen; the true one is never behind it. */
  #head: number
  /** Where the tail goes when the record taken last is kept; equal to the tail while none is taken. */
  #next: number
  #at = 0
  #length = 0

  constructor(memory: RingMemory) {
    this.#memory = memory
    this.#mask = memory.ringBytes - 1
    this.#tail = Atomics.load(memory.control, words.tail) & positionMask
    this.#head = Atomics.load(memory.control, words.head) & positionMask
    this.#next = this.#tail
  }

  /** Whether a record is taken, and not yet kept or given back. */
  get isTaken(): boolean {
    return this.#next !== this.#tail
  }

  /** The head as last seen. */
  get head(): number {
    return this.#head
  }

  /** Takes a record of `length` bytes: their offset in the ring, `refused.busy` or `refused.gone`. */
  tryTake(length: number, kind: RecordKind): number {
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
    this.#at = wraps ? 0 : position
    this.#length = length
    records[this.#at >> 2] = -length
    records[(this.#at >> 2) + 1] = kind
    return this.#at + recordHeaderBytes
  }

  /** Sets where the tail will go, if so many bytes are free. */
  #claim(wanted: number): number {
    const { ringBytes } = this.#memory
    if (ringBytes - ((this.#tail - this.#head) | 0) < wanted) {
      if (!this.lookAtHead()) return refused.gone
      if (ringBytes - ((this.#tail - this.#head) | 0) < wanted) return refused.busy
    }
    this.#next = (this.#tail + wanted) | 0
    return 0
  }

  /** @returns whether the reader is still there */
  lookAtHead(): boolean {
    const head = Atomics.load(this.#memory.control, words.head)
    if ((head & goneBit) !== 0) return false
    this.#head = head & positionMask
    return true
  }

  /** Keeps the first `length` bytes of the record taken last. */
  keep(length: number): void {
    this.#memory.records[this.#at >> 2] = length
    if (length !== this.#length) this.#next = (this.#next - recordBytes(this.#length) + recordBytes(length)) | 0
    this.#tail = this.#next
  }

  giveBack(): void {
    this.#next = this.#tail
  }

  publish(): void {
    // Last, and atomic: whoever sees this tail sees the bytes and the lengths before it.
    Atomics.store(this.#memory.control, words.tail, this.#tail)
  }
}
