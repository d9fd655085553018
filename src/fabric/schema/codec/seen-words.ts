// Words of up to eight letters that were found sound before, with the eight bytes that they are written as. A word is found by two of
// its letters and compared as a whole: nothing of it is checked or spelt anew.

/** Words that a table has room for. */
export const seenSlots = 0x400

export interface SeenWords {
  readonly words: string[]
  /** The bytes of each, as the number that a Float64Array would read them as. */
  readonly letters: Float64Array
}

/** @param sound a sound word: it stands wherever no other does */
export function seenWords(sound: string): SeenWords {
  const bytes = new DataView(new ArrayBuffer(8))
  for (let i = 0; i < sound.length; i++) bytes.setUint8(i, sound.charCodeAt(i))
  return {
    words: new Array<string>(seenSlots).fill(sound),
    letters: new Float64Array(seenSlots).fill(bytes.getFloat64(0, true)),
  }
}
