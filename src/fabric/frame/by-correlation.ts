// What is open under which correlation: found, taken in and let go once for every request.

const capacityMin = 16
/** A table of up to so many slots stays, since what is open comes and goes in bursts; a larger one goes when it is nearly empty. */
const capacityKept = 4_096
/** 2^32 by the golden ratio: multiples of it lie far from each other. */
const golden = 0x9e3779b1
/** A correlation that belongs to no request marks a slot that is free. */
const free = 0

/**
 * A map from correlations, safe integers above 0, to what is open under them.
 *
 * A `Map` that is added to and deleted from without end gets a new table every so many requests, and each old one points to the next. As
 * soon as one of them is old, the collector keeps all that follow, with the promises that were in them, until it goes through the whole
 * heap: an asker with 64 requests in flight spent half of its time so. Here slots are used again, and a table that was too small points to
 * nothing of the next.
 */
export class ByCorrelation<T> {
  /** At most half of the slots are taken, so that every search ends at one that is free. */
  #correlations = new Float64Array(capacityMin)
  #values: (T | undefined)[] = emptyValues(capacityMin)
  #mask = capacityMin - 1
  #shift = shiftFor(capacityMin)
  #size = 0

  get size(): number {
    return this.#size
  }

  get(correlation: number): T | undefined {
    // A free slot has no value.
    return this.#values[this.#slotOf(correlation)]
  }

  /** Takes the place of what is there under this correlation. @throws RangeError for a correlation of no request */
  set(correlation: number, value: T): void {
    if (!Number.isSafeInteger(correlation) || correlation <= 0)
      throw new RangeError(`no request has correlation ${correlation}`)
    let slot = this.#slotOf(correlation)
    if (this.#correlations[slot] === free) {
      if (this.#size * 2 > this.#mask) {
        this.#resize(this.#correlations.length * 2)
        slot = this.#slotOf(correlation)
      }
      this.#size++
      this.#correlations[slot] = correlation
    }
    this.#values[slot] = value
  }

  /** Lets go of what is there under this correlation. @returns what it was, if there was anything */
  take(correlation: number): T | undefined {
    const slot = this.#slotOf(correlation)
    const value = this.#values[slot]
    if (this.#correlations[slot] === free) return undefined
    this.#size--
    this.#free(slot)
    const capacity = this.#correlations.length
    if (capacity > capacityKept && this.#size * 8 < capacity) this.#resize(capacity / 2)
    return value
  }

  /** Those that have something, from the lowest on. */
  correlations(): readonly number[] {
    return Array.from(this.#correlations.filter((correlation) => correlation !== free).sort())
  }

  /**
   * Where a search begins. Correlations are counted up: by their last bits alone they would stand in one long row, and all of it would be
   * looked at when one goes.
   */
  #homeOf(correlation: number): number {
    return Math.imul(correlation, golden) >>> this.#shift
  }

  /** The slot that has it, or the free one that it would take. */
  #slotOf(correlation: number): number {
    const correlations = this.#correlations
    const mask = this.#mask
    let slot = this.#homeOf(correlation)
    while (correlations[slot] !== correlation && correlations[slot] !== free) slot = (slot + 1) & mask
    return slot
  }

  /** Frees a slot; those behind it that would not be found any more move up. */
  #free(slot: number): void {
    const correlations = this.#correlations
    const mask = this.#mask
    let gap = slot
    for (let at = (gap + 1) & mask; correlations[at] !== free; at = (at + 1) & mask) {
      // Within the table.
      const correlation = correlations[at]!
      const fromHome = (at - this.#homeOf(correlation)) & mask
      if (fromHome < ((at - gap) & mask)) continue
      correlations[gap] = correlation
      this.#values[gap] = this.#values[at]
      gap = at
    }
    correlations[gap] = free
    this.#values[gap] = undefined
  }

  #resize(capacity: number): void {
    const [correlations, values] = [this.#correlations, this.#values]
    this.#correlations = new Float64Array(capacity)
    this.#values = emptyValues(capacity)
    this.#mask = capacity - 1
    this.#shift = shiftFor(capacity)
    for (const [from, correlation] of correlations.entries()) {
      if (correlation === free) continue
      const to = this.#slotOf(correlation)
      this.#correlations[to] = correlation
      this.#values[to] = values[from]
    }
  }
}

/** Leaves the bits that count slots, whose number is a power of two. */
const shiftFor = (capacity: number): number => Math.clz32(capacity) + 1

const emptyValues = (capacity: number): undefined[] => new Array<undefined>(capacity).fill(undefined)
