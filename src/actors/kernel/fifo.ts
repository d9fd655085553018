// A growable circular queue: constant time at both ends, no memory while it has never held anything.

const SLOTS_MIN = 8
// An emptied queue that had grown past this gives its memory back.
const SLOTS_KEPT_MAX = 1024
// Shared by all empty queues: it has no slot to write to.
const NO_SLOTS: never[] = []

export class Fifo<T> {
  #slots: (T | undefined)[] = NO_SLOTS
  #head = 0
  #length = 0

  get length(): number {
    return this.#length
  }

  push(item: T): void {
    if (this.#length === this.#slots.length) this.#grow()
    // The number of slots is a power of two, so the mask wraps.
    this.#slots[(this.#head + this.#length) & (this.#slots.length - 1)] = item
    this.#length++
  }

  /** The oldest item. To be called only when `length > 0`. */
  shift(): T {
    if (this.#length === 0) throw new RangeError('shift on an empty queue')
    // The slot holds a T whenever length > 0; T itself may include undefined.
    const item = this.#slots[this.#head] as T
    this.#slots[this.#head] = undefined
    this.#head = (this.#head + 1) & (this.#slots.length - 1)
    this.#length--
    if (this.#length === 0 && this.#slots.length > SLOTS_KEPT_MAX) {
      this.#slots = NO_SLOTS
      this.#head = 0
    }
    return item
  }

  #grow(): void {
    const slots: (T | undefined)[] = new Array(Math.max(SLOTS_MIN, this.#slots.length * 2))
    for (let i = 0; i < this.#length; i++) slots[i] = this.#slots[(this.#head + i) & (this.#slots.length - 1)]
    this.#slots = slots
    this.#head = 0
  }
}
