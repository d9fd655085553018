// Words of up to eight letters that were found sound before, with the eight bytes that they are written as. A word is found by two of
// its letters and compared as a whole: nothing of it is checked or spelt anew.

const mask = 0x3ff

export class SeenWords {
  readonly words: string[]
  /** The bytes of each, as the number that a Float64Array would read them as. */
  readonly letters: Float64Array

  /**
   * @param fromEnd which letter, from the end, tells words apart besides the first
   * @param sound a sound word: it stands wherever no other does
   */
  constructor(
    private readonly fromEnd: number,
    sound: string,
  ) {
    this.words = new Array<string>(mask + 1).fill(sound)
    const bytes = new DataView(new ArrayBuffer(8))
    for (let i = 0; i < sound.length; i++) bytes.setUint8(i, sound.charCodeAt(i))
    this.letters = new Float64Array(mask + 1).fill(bytes.getFloat64(0, true))
  }

  /** Where `word` is if it was seen; something else stands there if it was not. */
  likely(word: unknown): number {
    return typeof word === 'string' ? (word.charCodeAt(0) * 31 + word.charCodeAt(word.length - this.fromEnd)) & mask : 0
  }

  learn(word: string, letters: number): void {
    const at = this.likely(word)
    this.words[at] = word
    this.letters[at] = letters
  }
}
