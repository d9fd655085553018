// Words to pieces: frequent words whole, the rest by greedy longest match over pieces learnt by byte-pair merging, single
// letters at worst. Letters outside the vocabulary are spelled by the hexadecimal digits of their UTF-8 bytes.

import type { Vocabulary } from './vocabulary.js'

const never = () => false

/** Special tokens of hexadecimal digits. */
export const hexTokens: readonly string[] = [...'0123456789abcdef'].map((digit) => `[x${digit}]`)

/** A piece that continues a word. */
export const continuing = (piece: string): string => `#${piece}`

/**
 * Token ids of one word. `breaks`, for training, says now and then that a match is not to be taken: the same word then
 * comes in shorter pieces too, which teaches the pieces and so the misspelt words (the idea of BPE-dropout,
 * arXiv 1910.13267).
 */
export function encodeWord(vocabulary: Vocabulary, word: string, breaks: () => boolean = never): number[] {
  const whole = vocabulary.wordId(word)
  if (whole !== undefined && !(word.length > 2 && breaks())) return [whole]
  const tokens: number[] = []
  for (let at = 0; at < word.length; ) {
    let length = Math.min(vocabulary.wordMax, word.length - at)
    let id: number | undefined
    for (; length > 0; length--) {
      const piece = word.slice(at, at + length)
      id = vocabulary.wordId(at === 0 ? piece : continuing(piece))
      if (id !== undefined && !(length > 1 && (length === word.length || breaks()))) break
      id = undefined
    }
    if (id !== undefined) {
      tokens.push(id)
      at += length
    } else {
      const character = String.fromCodePoint(word.codePointAt(at)!)
      tokens.push(...hexOf(vocabulary, character))
      at += character.length
    }
  }
  return tokens
}

const hexOf = (vocabulary: Vocabulary, character: string): number[] =>
  [...Buffer.from(character, 'utf8').toString('hex')].map((digit) => vocabulary.special(`[x${digit}]`))

/** Learns `count` pieces from words with their frequencies: the most frequent neighbours are merged first. */
export function learnPieces(frequencies: ReadonlyMap<string, number>, count: number): readonly string[] {
  const words = [...frequencies].map(([word, frequency]) => ({
    frequency,
    pieces: [...word].map((letter, at) => (at === 0 ? letter : continuing(letter))),
  }))
  const learnt = new Set<string>()
  while (learnt.size < count) {
    const pairs = new Map<string, number>()
    for (const { pieces, frequency } of words) {
      for (let at = 1; at < pieces.length; at++) {
        const pair = `${pieces[at - 1]} ${pieces[at]}`
        pairs.set(pair, (pairs.get(pair) ?? 0) + frequency)
      }
    }
    let best: string | undefined
    let most = 1
    for (const [pair, frequency] of pairs) {
      // Ties go to the pair that sorts first, so that the vocabulary does not hang on the order of a map.
      if (frequency > most || (frequency === most && best !== undefined && pair < best)) {
        best = pair
        most = frequency
      }
    }
    if (best === undefined) break
    const [left, right] = best.split(' ') as [string, string]
    const merged = left + right.slice(1)
    learnt.add(merged)
    for (const word of words) {
      for (let at = 1; at < word.pieces.length; at++) {
        if (word.pieces[at - 1] === left && word.pieces[at] === right) word.pieces.splice(at - 1, 2, merged)
      }
    }
  }
  return [...learnt]
}
