import {
  Automaton,
  buildTokenTrie,
  type Matcher,
  TokenAutomaton,
  type Vocabulary,
} from '../../../src/backends/decoding/index.js'
import type { Grammar } from '../../../src/clef/grammar/grammar.js'

export function vocabularyOf(tokens: readonly string[], endOfSequence: readonly number[] = []): Vocabulary {
  return { tokens: tokens.map((token) => new Uint8Array(Buffer.from(token))), endOfSequence, spell: 'longest' }
}

/** How a vocabulary spells a text, of one that does so by a rule of its own. */
export function spelledBy({ spell }: Vocabulary, text: string): readonly number[] | null {
  if (typeof spell !== 'function') throw new Error('the vocabulary has no spelling of its own')
  return spell(Buffer.from(text))
}

export function matcherFor(
  grammar: Grammar,
  tokens: readonly string[],
  endOfSequence: readonly number[] = [],
): Matcher {
  const automaton = Automaton.compile(grammar)
  if (!automaton.ok) throw new Error(automaton.error.message)
  return new TokenAutomaton(automaton.value, buildTokenTrie(vocabularyOf(tokens, endOfSequence))).matcher()
}

/** Ids whose bit is set. */
export function tokenIds(mask: Uint32Array): number[] {
  return [...mask]
    .flatMap((word, i) => Array.from({ length: 32 }, (_, bit) => ((word >>> bit) & 1 ? i * 32 + bit : -1)))
    .filter((id) => id >= 0)
}
