// Builds a vocabulary from a corpus: its frequent words whole, pieces for the rest, and the parts of its programs.

import type { Corpus } from '../../corpus/index.js'
import { goalParts } from './goal-words.js'
import { quantityKinds } from './quantity-kind.js'
import { partTokens, programCharacters, type Vocabulary, vocabularyOf } from './vocabulary.js'
import { continuing, hexTokens, learnPieces } from './word-pieces.js'

export interface VocabularyLimits {
  /** Whole words, most frequent first. */
  readonly words: number
  /** Pieces of words. */
  readonly pieces: number
  /** A word seen less often than this is spelled in pieces. */
  readonly wordSeenMin: number
}

const defaultLimits: VocabularyLimits = { words: 1_500, pieces: 700, wordSeenMin: 8 }
const slotsMax = 24

/** Where canonical programs divide: heads of calls, starts of fields, slots, choices, inputs, ends. */
const programPart =
  /let [a-z] = |[a-z]+\.\w+ \{ |(?:; )?\w+ = \{ |(?:; )?\w+ = |input "|"\w+"|\w+"|\$\d+|\([a-z](?:, [a-z])+\)|refuse \w+|clarify|(?<=clarify.*) [\w.]+| \}|; |[[\]\n-]/gi

const counted = (items: Iterable<string>): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return counts
}

/** Most frequent first; equals in ordinal order. */
const byFrequency = (counts: ReadonlyMap<string, number>): readonly (readonly [string, number])[] =>
  [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))

export function buildVocabulary(corpus: Corpus, limits: Partial<VocabularyLimits> = {}): Vocabulary {
  const { words: wordsMax, pieces: piecesMax, wordSeenMin } = { ...defaultLimits, ...limits }
  const { examples } = corpus
  const frequencies = counted(
    examples.flatMap(({ text, quantities }) =>
      goalParts(text, quantities).flatMap((part) => (part.kind === 'word' ? [part.text] : [])),
    ),
  )
  const letters = [...'abcdefghijklmnopqrstuvwxyz']
  const signs = [...programCharacters].filter((sign) => !/[A-Za-z ]/.test(sign))
  const spelled = byFrequency(frequencies)
  const whole = spelled.filter(([word, seen]) => word.length > 1 && seen >= wordSeenMin).slice(0, wordsMax)
  const alphabetic = new Map([...frequencies].filter(([word]) => /^[a-z]{2,}$/.test(word)))
  const pieces = learnPieces(alphabetic, piecesMax)
  const words = new Set([...letters, ...letters.map(continuing), ...signs, ...whole.map(([word]) => word), ...pieces])
  const parts = new Set([
    ...programCharacters,
    ...Array.from({ length: slotsMax }, (_, at) => `$${at + 1}`),
    ...byFrequency(counted(examples.flatMap(({ program }) => program.match(programPart) ?? []))).map(([part]) => part),
  ])
  const codes = examples.flatMap(({ previous }) => (previous === undefined ? [] : [codeToken(previous.code)]))
  const types = examples.flatMap(({ inputs }) => inputs.map(({ type }) => typeToken(type)))
  const specials = [
    ...partTokens,
    ...hexTokens,
    ...quantityKinds,
    typeToken('?'),
    codeToken('?'),
    ...types.sort(),
    ...codes.sort(),
  ]
  return vocabularyOf({ specials: [...new Set(specials)], program: [...parts], words: [...words] })
}

export const typeToken = (type: string): string => `[type ${type}]`
export const codeToken = (code: string): string => `[code ${code}]`
