// The ids of a book where they lie in the payload of its request, with the tenors between them: that they stand where an encoder puts them, that they are ASCII, and
// that no two are the same.

import type { PositionLayout } from './position-layout.js'

const idBytesMax = 64
const beyondAscii = 0x8080_8080 | 0
// Of the last two words of an id, by its bytes modulo eight: the bits that are 0 in ASCII with zeros behind it.
const clearLow = Int32Array.of(
  beyondAscii,
  ~0x7f,
  ~0x7f7f,
  ~0x7f_7f7f,
  beyondAscii,
  beyondAscii,
  beyondAscii,
  beyondAscii,
)
const clearHigh = Int32Array.of(beyondAscii, -1, -1, -1, -1, ~0x7f, ~0x7f7f, ~0x7f_7f7f)

/** Tables that a small book would take longer to get than to use; a thread takes one book's ids at a time. */
let threadFirsts = new Int32Array(0)
let threadRows = new Int32Array(0)

export class PlainIds {
  /** The extents of ids and tenors, in words: a copy. */
  private readonly texts: Int32Array
  /** Of each id, its first word there; good while they are being taken. */
  private readonly firsts: Int32Array
  private readonly lengths: Uint8Array
  /** By hash, one more than the row whose id is there. */
  private readonly rowOf: Int32Array
  private readonly shift: number
  /** The first word of the texts that was not taken. */
  private next = 0
  /** Words of all ids that were taken. */
  words = 0

  /**
   * @param payload by words
   * @param positionsAt where the positions begin, in words; the two below likewise
   */
  constructor(
    private readonly payload: Int32Array,
    private readonly layout: PositionLayout,
    rows: number,
    private readonly positionsAt: number,
    private readonly textsAt: number,
    textsEnd: number,
  ) {
    this.texts = payload.slice(textsAt, textsEnd)
    if (threadFirsts.length < rows) threadFirsts = new Int32Array(rows)
    this.firsts = threadFirsts
    this.lengths = new Uint8Array(rows)
    const bits = Math.ceil(Math.log2(2 * rows + 2))
    if (threadRows.length < 2 ** bits) threadRows = new Int32Array(2 ** bits)
    this.rowOf = threadRows.subarray(0, 2 ** bits).fill(0)
    this.shift = 32 - bits
  }

  /** Takes `count` ids from row `from`, behind those that were taken. @returns whether they are plain, and none was there before */
  take(from: number, count: number): boolean {
    const { payload, texts, firsts, lengths, rowOf, shift, textsAt } = this
    const { id, tenor, bytes } = this.layout
    const step = bytes >> 2
    const last = rowOf.length - 1
    const [lowClear, highClear] = [clearLow, clearHigh]
    let { next } = this
    let at = this.positionsAt + from * step
    let odd = 0
    let seen = 0
    let taken = 0
    for (let row = from; row < from + count; row++, at += step) {
      const length = payload[at + id + 1]!
      if (length >>> 0 > idBytesMax) return false
      // As an encoder lays them out: each id where the text before it ends, and its tenor behind it.
      odd |= payload[at + id]! ^ ((textsAt + next) << 2)
      const first = next
      next += ((length + 7) >> 3) << 1
      odd |= payload[at + tenor]! ^ ((textsAt + next) << 2)
      let hash = length
      for (let word = first; word < next; word += 2) {
        const low = texts[word]!
        const high = texts[word + 1]!
        seen |= low | high
        hash = Math.imul(Math.imul(hash ^ low, 0x9e3779b1) ^ high, 0x85ebca6b)
        hash ^= hash >>> 15
      }
      if (length !== 0) odd |= (texts[next - 2]! & lowClear[length & 7]!) | (texts[next - 1]! & highClear[length & 7]!)
      firsts[row] = first
      lengths[row] = length
      taken += next - first
      let slot = Math.imul(hash, 0xc2b2ae35) >>> shift
      while (rowOf[slot] !== 0) {
        if (this.isSame(rowOf[slot]! - 1, row)) return false
        slot = (slot + 1) & last
      }
      rowOf[slot] = row + 1
      next += 2
    }
    this.next = next
    this.words += taken
    return odd === 0 && (seen & beyondAscii) === 0
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

  lengthOf(row: number): number {
    return this.lengths[row]!
  }

  text(row: number): string {
    let first = 0
    for (let before = 0; before < row; before++) first = this.behind(before, first)
    return this.textAt(row, first)
  }

  /** All of them, in the book's order. */
  *[Symbol.iterator](): Iterator<string> {
    let first = 0
    for (let row = 0; row < this.lengths.length; row++) {
      yield this.textAt(row, first)
      first = this.behind(row, first)
    }
  }

  /** The first word of the id behind this one, with a tenor between them. */
  private behind(row: number, first: number): number {
    return first + (((this.lengths[row]! + 7) >> 3) << 1) + 2
  }

  private textAt(row: number, first: number): string {
    return String.fromCharCode(...new Uint8Array(this.texts.buffer, first << 2, this.lengths[row]!))
  }

  /** Copies all ids to `target` from `at`, each with zeros up to a multiple of eight bytes. */
  copy(target: DataView, at: number): void {
    const { texts, lengths } = this
    let first = 0
    let to = at
    for (const length of lengths) {
      const end = first + (((length + 7) >> 3) << 1)
      for (; first < end; first++, to += 4) target.setInt32(to, texts[first]!, true)
      first += 2
    }
  }
}
