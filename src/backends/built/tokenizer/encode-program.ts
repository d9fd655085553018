// Programs to tokens by greedy longest match, which is also how forced text is tokenised while decoding.

import type { Vocabulary } from './vocabulary.js'

/** Tokens of `text`; characters that no program holds are left out. */
export function encodeProgram(vocabulary: Vocabulary, text: string): number[] {
  const tokens: number[] = []
  for (let at = 0; at < text.length; ) {
    let length = Math.min(vocabulary.programTokenMax, text.length - at)
    let id: number | undefined
    while (length > 0) {
      id = vocabulary.programId(text.slice(at, at + length))
      if (id !== undefined) break
      length--
    }
    if (id !== undefined) tokens.push(id)
    at += Math.max(1, length)
  }
  return tokens
}

/** The text that `tokens` write; tokens of prompts write nothing. */
export const decodeProgram = (vocabulary: Vocabulary, tokens: Iterable<number>): string =>
  [...tokens].map((token) => vocabulary.decode(token) ?? '').join('')
