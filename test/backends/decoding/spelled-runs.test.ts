import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  Automaton,
  buildTokenTrie,
  byteLevelOf,
  TokenAutomaton,
  type Vocabulary,
} from '../../../src/backends/decoding/index.js'
import { mergesBySpelling, piecesByScore } from '../../../src/backends/decoding/vocabulary/merging.js'
import { splitterOf } from '../../../src/backends/decoding/vocabulary/pre-tokenizers.js'
import {
  choice,
  type Expression,
  type Grammar,
  oneOf,
  repeat,
  sequence,
  text,
} from '../../../src/clef/grammar/grammar.js'
import { grammars, sample } from './arbitrary-grammar.js'
import { spelledBy } from './matcher-for.js'

const uncut = { split: (whole: string) => (whole === '' ? [] : [whole]), wholeFirst: false }

/** All bytes, and what pairs of tokens become, each made of any two before it. */
const merged = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 40 }).map((pairs) => {
  const letters = [...new Set(Buffer.from('abcéè€₭😀😁'))]
  const tokens: Uint8Array[] = Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte))
  const merges: string[] = []
  const pool = letters.map((byte) => tokens[byte]!)
  for (const [i, j] of pairs) {
    const [left, right] = [pool[i % pool.length]!, pool[j % pool.length]!]
    const both = new Uint8Array(Buffer.concat([left, right]))
    if (both.length > 6) continue
    tokens.push(both)
    pool.push(both)
    merges.push(`${byteLevelOf(left)} ${byteLevelOf(right)}`)
  }
  return { tokens, merges }
})

const bpe: fc.Arbitrary<Vocabulary> = merged.map(({ tokens, merges }) => ({
  tokens,
  endOfSequence: [],
  spell: mergesBySpelling(tokens, merges, uncut),
}))

const bytePiece = 6
const sentencePiece: fc.Arbitrary<Vocabulary> = merged.map(({ tokens }) => {
  const pieces = [...tokens, ...['a', 'b', 'c', 'é', '€'].map((letter) => new Uint8Array(Buffer.from(letter)))]
  const types = pieces.map((_, id) => (id < 256 ? bytePiece : 1))
  const scores = pieces.map((_, id) => -id)
  return { tokens: pieces, endOfSequence: [], spell: piecesByScore(pieces, types, scores) }
})

function expectForcedAsSpelled(grammar: Grammar, vocabulary: Vocabulary, finished: string): number {
  const automaton = Automaton.compile(grammar)
  if (!automaton.ok) return 0
  const matcher = new TokenAutomaton(automaton.value, buildTokenTrie(vocabulary)).matcher()
  const spelling = spelledBy(vocabulary, finished)!
  let forced = 0
  for (let at = 0; at < spelling.length; at++) {
    const tokens = matcher.forcedTokens()
    expect(spelling.slice(at, at + tokens.length)).toEqual(tokens)
    forced += tokens.length
    expect(matcher.accept(spelling[at]!)).toBe(true)
  }
  return forced
}

describe('forced tokens of a tokenizer that merges', () => {
  it.each([
    ['BPE', bpe],
    ['SentencePiece', sentencePiece],
  ])('are, from every place in a text, those that %s spells the finished text with', (_name, vocabularies) => {
    let forced = 0
    fc.assert(
      fc.property(grammars, vocabularies, fc.array(fc.nat({ max: 11 }), { maxLength: 30 }), (grammar, some, picks) => {
        const finished = sample(grammar, picks)
        if (finished === null || finished === '' || finished.length > 60) return
        forced += expectForcedAsSpelled(grammar, some, finished)
      }),
      { numRuns: 800 },
    )
    expect(forced).toBeGreaterThan(300)
  })

  const tokens = [...Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte)), 'ab', 'cd', 'abcd', 'd1']
  const vocabulary: Vocabulary = {
    tokens: tokens.map((token) => new Uint8Array(Buffer.from(token, 'latin1'))),
    endOfSequence: [],
    spell: mergesBySpelling(
      tokens.map((token) => new Uint8Array(Buffer.from(token, 'latin1'))),
      ['d 1', 'a b', 'c d', 'ab cd'],
      uncut,
    ),
  }
  const forcedOf = (grammar: Grammar, taken: string): string[] => {
    const automaton = Automaton.compile(grammar)
    if (!automaton.ok) throw new Error('compiles')
    const matcher = new TokenAutomaton(automaton.value, buildTokenTrie(vocabulary)).matcher()
    for (const character of taken) matcher.accept(Buffer.from(character))
    return matcher.forcedTokens().map((token) => tokens[token]!)
  }
  const only = (end: Expression): Grammar => ({
    root: 'root',
    rules: new Map([['root', sequence(text('xabcd'), end)]]),
  })

  it('hold back what a later character could change', () => {
    expect(forcedOf(only(choice(text('1'), text('2'))), '')).toEqual(['x'])
    expect(forcedOf(only(choice(text('3'), text('2'))), '')).toEqual(['x', 'abcd'])
    expect(forcedOf(only(repeat(oneOf(['2', '9']), 0, null)), '')).toEqual(['x', 'abcd'])
  })

  it('go on from where the model stands, even where its tokenizer would not have cut', () => {
    expect(forcedOf(only(text('!')), 'xa')).toEqual(['b', 'cd', '!'])
  })

  it('leave white space at the end of what is known, which a word behind it may take the last of', () => {
    const tokens = [...Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte)), new Uint8Array(Buffer.from('  '))]
    const spell = mergesBySpelling(tokens, ['Ġ Ġ'], splitterOf('gpt-2')!)
    const automaton = Automaton.compile(only(choice(text('  b'), text('  1'))))
    if (!automaton.ok) throw new Error('compiles')
    const matcher = new TokenAutomaton(automaton.value, buildTokenTrie({ tokens, endOfSequence: [], spell })).matcher()
    const [x, blank] = [0x78, 0x20]
    // Two blanks alone are one token; before a word they are two.
    expect(spell(Buffer.from('xabcd  '))?.at(-1)).toBe(256)
    expect(spell(Buffer.from('xabcd  b'))?.slice(-3)).toEqual([blank, blank, 0x62])
    expect(matcher.forcedTokens()).toEqual([x, 0x61, 0x62, 0x63, 0x64])
  })
})
