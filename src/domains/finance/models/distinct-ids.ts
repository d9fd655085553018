// Ids held against each other in a table, for books that do not have them in order.

/** A table that a small book would take longer to get than to use; a thread takes one book's ids at a time. */
let threadRows = new Int32Array(0)
/** Of each id, its first word. */
let threadFirsts = new Int32Array(0)

export class DistinctIds {
  /** By hash, one more than the row whose id is there. */
  private readonly rowOf: Int32Array
  private readonly firsts: Int32Array
  private readonly shift: number
  private row = 0
  /** The first word that was not taken. */
  private next = 0

  /**
   * @param texts ids by words, each with zeros up to a multiple of eight bytes
   * @param lengths how many bytes each id has
   */
  constructor(
    private readonly texts: Int32Array,
    private readonly lengths: Uint8Array,
  ) {
    const rows = lengths.length
    const bits = Math.ceil(Math.log2(2 * rows + 2))
    if (threadRows.length < 2 ** bits) threadRows = new Int32Array(2 ** bits)
    if (threadFirsts.length < rows) threadFirsts = new Int32Array(rows)
    this.rowOf = threadRows.subarray(0, 2 ** bits).fill(0)
    this.firsts = threadFirsts
    this.shift = 32 - bits
  }

  /** Takes ids up to a row, behind those that were taken. @returns whether none of them was there before */
  takeTo(end: number): boolean {
    const { texts, lengths, rowOf, firsts, shift } = this
    const last = rowOf.length - 1
    let { row, next } = this
    for (; row < end; row++) {
      const length = lengths[row]!
      firsts[row] = next
      let hash = length
      for (const behind = next + wordsOf(length); next < behind; next += 2) {
        hash = Math.imul(Math.imul(hash ^ texts[next]!, 0x9e3779b1) ^ texts[next + 1]!, 0x85ebca6b)
        hash ^= hash >>> 15
      }
      let slot = Math.imul(hash, 0xc2b2ae35) >>> shift
      while (rowOf[slot] !== 0) {
        if (this.isSame(rowOf[slot]! - 1, row)) return false
        slot = (slot + 1) & last
      }
      rowOf[slot] = row + 1
    }
    this.row = row
    this.next = next
    return true
  }

  private isSame(one: number, other: number): boolean {
    const { texts, firsts, lengths } = this
    const length = lengths[one]!
    if (length !== lengths[other]) return false
    for (let word = 0; word << 2 < length; word++) {
      if (texts[firsts[one]! + word] !== texts[firsts[other]! + word]) return false
    }
    return true
  }
}

/** Words that an id of so many bytes takes. */
export const wordsOf = (length: number): number => ((length + 7) >> 3) << 1
