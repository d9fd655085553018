// Words of up to eight bytes that were read before, found by those bytes: identifiers, currency pairs and tenors come again in message
// after message, and finding one takes a fraction of making it anew.
//
// One table for all messages of a thread. A hash has two slots. A word that comes for the first time leaves its bytes there, and is kept
// itself when it comes again: what never comes again is not held on to. The arrays stand alone, not in an object, because
// what a module holds as constants costs nothing to reach.

export const codeBytesMax = 8
/** What a word was found to be, besides text. */
export const codeKinds = { tenor: 1, pair: 2 } as const

const slots = 8_192
const slotShift = 33 - Math.log2(slots)
const lows = new Int32Array(slots)
const highs = new Int32Array(slots)
const kinds = new Uint8Array(slots)
/** One more than there are slots: the last has no word. */
const words = new Array<string>(slots + 1).fill('')

/** Of a word's eight bytes, those that are its own, by how many these are: the first four and the last four. */
const ownLow = Int32Array.of(0, 0xff, 0xffff, 0xff_ffff, -1, -1, -1, -1, -1)
const ownHigh = Int32Array.of(0, 0, 0, 0, 0, 0xff, 0xffff, 0xff_ffff, -1)
/**
 * The word of `length` bytes at `at`, if it is known to be of all of `kind`; otherwise nothing.
 *
 * @param length 0 to 8. All eight bytes must lie in the view; those behind the word are not looked at.
 */
export function knownCode(view: DataView, at: number, length: number, kind: number): string {
  const low = view.getInt32(at, true) & ownLow[length]!
  const high = view.getInt32(at + 4, true) & ownHigh[length]!
  const first = (Math.imul(Math.imul(low, 0x9e3779b1) ^ high, 0x2c1b3c6d) >>> slotShift) << 1
  const slot = lows[first] === low && highs[first] === high ? first : secondSlot(first + 1, low, high)
  const word = words[slot]!
  // A word that ends in zeros has the bytes of a shorter one.
  return word.length === length && (kinds[slot]! & kind) === kind ? word : ''
}

/** The second slot, if it has these bytes; one that has no word if not. */
const secondSlot = (slot: number, low: number, high: number): number =>
  lows[slot] === low && highs[slot] === high ? slot : slots

/** Says what the word at `at` is. Words that are not ASCII are not kept. */
export function learnCode(view: DataView, at: number, length: number, kind: number, word: string): void {
  if (word.length !== length) return
  const low = view.getInt32(at, true) & ownLow[length]!
  const high = view.getInt32(at + 4, true) & ownHigh[length]!
  const first = (Math.imul(Math.imul(low, 0x9e3779b1) ^ high, 0x2c1b3c6d) >>> slotShift) << 1
  for (let slot = first; slot < first + 2; slot++) {
    if (lows[slot] !== low || highs[slot] !== high) continue
    kinds[slot] = words[slot] === word ? kinds[slot]! | kind : kind
    words[slot] = word
    return
  }
  // The first slot is the newest word's, and what was there moves on.
  lows[first + 1] = lows[first]!
  highs[first + 1] = highs[first]!
  kinds[first + 1] = kinds[first]!
  words[first + 1] = words[first]!
  lows[first] = low
  highs[first] = high
  kinds[first] = kind
  words[first] = ''
}
