// A dictionary of spellings of several lexemes; the longest that stands at a place wins.

import type { Lexeme } from './lexemes.js'

export interface PhraseRead<Named> {
  readonly named: Named
  /** Index of the first lexeme after the phrase. */
  readonly next: number
}

export class Phrases<Named> {
  private readonly byFirst = new Map<string, (readonly [words: readonly string[], named: Named])[]>()

  /** Entries of words in lower case divided by single spaces, each word one lexeme. */
  constructor(entries: readonly (readonly [phrase: string, named: Named])[]) {
    for (const [phrase, named] of entries) {
      const words = phrase.split(' ')
      const group = this.byFirst.get(words[0]!)
      if (group === undefined) this.byFirst.set(words[0]!, [[words, named]])
      else group.push([words, named])
    }
    for (const group of this.byFirst.values()) group.sort((a, b) => b[0].length - a[0].length)
  }

  at(lexemes: readonly Lexeme[], index: number): PhraseRead<Named> | undefined {
    for (const [words, named] of this.byFirst.get(lexemes[index]?.lower ?? '') ?? []) {
      if (words.every((word, offset) => lexemes[index + offset]?.lower === word))
        return { named, next: index + words.length }
    }
    return undefined
  }
}
