// Words from outside as labels of metrics: each new one is a series for good, so only the first few are told apart.

export class FewWords {
  readonly #known = new Set<string>()
  readonly #countMax: number

  constructor(countMax: number) {
    this.#countMax = countMax
  }

  /** The word itself, or `other` once as many others are known. */
  of(word: string): string {
    if (!this.#known.has(word) && this.#known.size >= this.#countMax) return 'other'
    this.#known.add(word)
    return word
  }
}
