// What words of up to 16 bytes were read as before, found by their bytes: identifiers, codes and units come again in message after
// message, and finding one takes a fraction of making it anew.

/** Bytes of the longest word that is kept. */
export const wordBytesMax = 16

/** Of the eight bytes at a word's end, those that are its own, by how many these are: the first four and the last four. */
const ownLow = Int32Array.of(0, 0xff, 0xffff, 0xff_ffff, -1, -1, -1, -1, -1)
const ownHigh = Int32Array.of(0, 0, 0, 0, 0, 0xff, 0xffff, 0xff_ffff, -1)

/**
 * A table of a fixed size in which a hash has two slots. A word that comes for the first time leaves its key there, and what it was read as is kept when it
 * comes again.
 */
export class KnownWords<T> {
  private readonly keys: Int32Array
  private readonly lengths: Uint8Array
  private readonly values: (T | undefined)[]
  private readonly shift: number
  /** Key of the word that was not found last, and the slot that has it, or the first that might. */
  private a = 0
  private b = 0
  private c = 0
  private d = 0
  private slot = 0

  /** @param size a power of two */
  constructor(size: number) {
    this.keys = new Int32Array(size * 4)
    this.lengths = new Uint8Array(size)
    this.values = new Array<T | undefined>(size).fill(undefined)
    this.shift = 33 - Math.log2(size)
  }

  /**
   * What the word of `length` bytes at `at` was read as, if it is known.
   *
   * @param length 0 to 16; all 16 bytes from `at` must lie in the view, those behind the word are not looked at
   */
  find(view: DataView, at: number, length: number): T | undefined {
    let a = view.getInt32(at, true)
    let b = view.getInt32(at + 4, true)
    let c = 0
    let d = 0
    if (length > 8) {
      c = view.getInt32(at + 8, true) & ownLow[length - 8]!
      d = view.getInt32(at + 12, true) & ownHigh[length - 8]!
    } else {
      a &= ownLow[length]!
      b &= ownHigh[length]!
    }
    const sum =
      Math.imul(a, 0x9e3779b1) + Math.imul(b, 0x85ebca6b) + Math.imul(c, 0xc2b2ae35) + Math.imul(d, 0x27d4eb2f)
    let slot = (Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d) >>> this.shift) << 1
    if (!this.holds(slot, a, b, c, d)) {
      slot++
      if (!this.holds(slot, a, b, c, d)) return this.missed(slot - 1, a, b, c, d)
    }
    const value = this.values[slot]
    // Words that end in zeros have the keys of shorter ones.
    return value !== undefined && this.lengths[slot] === length ? value : this.missed(slot, a, b, c, d)
  }

  private holds(slot: number, a: number, b: number, c: number, d: number): boolean {
    const { keys } = this
    const at = slot * 4
    return keys[at] === a && keys[at + 1] === b && keys[at + 2] === c && keys[at + 3] === d
  }

  private missed(slot: number, a: number, b: number, c: number, d: number): undefined {
    this.slot = slot
    this.a = a
    this.b = b
    this.c = c
    this.d = d
    return undefined
  }

  /** Says what the bytes are read as that were not found last. */
  learn(value: T, length: number): void {
    const { slot, keys, values, lengths } = this
    const from = slot * 4
    if (this.holds(slot, this.a, this.b, this.c, this.d)) {
      values[slot] = value
      lengths[slot] = length
      return
    }
    // The first slot of the two is the newest word's, and what was there moves on.
    keys.copyWithin(from + 4, from, from + 4)
    values[slot + 1] = values[slot]
    lengths[slot + 1] = lengths[slot]!
    keys.set([this.a, this.b, this.c, this.d], from)
    values[slot] = undefined
  }
}
