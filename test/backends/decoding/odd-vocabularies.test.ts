import { describe, expect, it } from 'vitest'
import { Automaton, buildTokenTrie, type Matcher, TokenAutomaton } from '../../../src/backends/decoding/index.js'
import { mergesBySpelling, piecesByScore } from '../../../src/backends/decoding/vocabulary/merging.js'
import { choice, type Expression, oneOf, oneToken, repeat, sequence, text } from '../../../src/clef/grammar/grammar.js'
import { tokenIds } from './matcher-for.js'

type Tokens = readonly (string | Uint8Array | null)[]

const bytesOf = (tokens: Tokens): (Uint8Array | null)[] =>
  tokens.map((token) => (typeof token === 'string' ? new Uint8Array(Buffer.from(token)) : token))

function matcherOver(root: Expression, tokens: Tokens, endOfSequence: readonly number[] = []): Matcher {
  const automaton = Automaton.compile({ root: 'root', rules: new Map([['root', root]]) })
  if (!automaton.ok) throw new Error(automaton.error.message)
  const vocabulary = { tokens: bytesOf(tokens), endOfSequence, spell: 'longest' as const }
  return new TokenAutomaton(automaton.value, buildTokenTrie(vocabulary)).matcher()
}

const letters = repeat(oneOf(['a', 'z']), 1, null)

describe('a vocabulary', () => {
  it('without tokens, or with one, has masks and forced bytes', () => {
    const none = matcherOver(text('ab'), [])
    expect([none.mask().length, none.forced().length, none.forcedTokens(), none.accept(0)]).toEqual([0, 2, [], false])
    expect([none.accept(Buffer.from('ab')), none.accepting]).toEqual([true, true])
    const one = matcherOver(text('ab'), ['ab'])
    expect([tokenIds(one.mask()), one.forcedTokens(), one.accept(0), one.accepting]).toEqual([[0], [0], true, true])
    expect([tokenIds(one.mask()), one.accept(0)]).toEqual([[], false])
  })

  it('of nothing but ends of sequence, empty tokens and what is not text allows only an end', () => {
    const matcher = matcherOver(repeat(text('a'), 0, 1), ['a', '', null, 'a'], [0, 3])
    expect(tokenIds(matcher.mask())).toEqual([0, 3])
    expect([1, 2, 4, -1, 0.5, Number.NaN].map((id) => matcher.accept(id))).toEqual(Array(6).fill(false))
    expect([matcher.accept(3), matcher.finished]).toEqual([true, true])
  })

  it('may have tokens of thousands of bytes, alike but for their last, and one of each byte', () => {
    const long = 'x'.repeat(3_000)
    const single = Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte))
    const tokens = [...single, `${long}1`, `${long}a`, `${long}${long}`, long, long]
    const open = matcherOver(letters, tokens)
    const lowercase = Array.from({ length: 26 }, (_, letter) => 97 + letter)
    expect(tokenIds(open.mask())).toEqual([...lowercase, 257, 258, 259, 260])
    const bounded = matcherOver(sequence(repeat(oneOf(['a', 'z']), 1, 4_000), text('1')), tokens)
    expect(tokenIds(bounded.mask())).toEqual([...lowercase, 256, 257, 259, 260])
    const forced = matcherOver(sequence(text(long), text('1')), tokens)
    expect(forced.forcedTokens()).toEqual([256])
  })

  it('spells by its lowest number what several tokens are', () => {
    expect(matcherOver(text('abab'), ['a', 'ab', 'ab', 'b']).forcedTokens()).toEqual([1, 1])
  })
})

const uncut = { split: (whole: string) => [whole], wholeFirst: false }
const everyByte = Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte))

describe('spelling', () => {
  it('goes by merges alone, but where its tokenizer takes whole pieces first', () => {
    // No merge makes `bc`, so that no merges lead to `abc`.
    const tokens = [...everyByte, ...bytesOf(['abc', 'ab'])]
    const spelled = (wholeFirst: boolean) =>
      mergesBySpelling(tokens, ['a b', 'a bc'], { ...uncut, wholeFirst })(Buffer.from('abc'))
    expect([spelled(false), spelled(true)]).toEqual([[257, 0x63], [256]])
  })

  it('takes the pair that was learnt first, and of equal ones the leftmost', () => {
    const tokens = [...everyByte, ...bytesOf(['aa', 'aaaa', 'ab'])]
    const spell = mergesBySpelling(tokens, ['a a', 'a b', 'aa aa'], uncut)
    expect(['aaa', 'aaaaa', 'aab', 'aaab'].map((value) => spell(Buffer.from(value)))).toEqual([
      [256, 0x61],
      [257, 0x61],
      [256, 0x62],
      [256, 258],
    ])
  })

  it('has none for bytes that are no text', () => {
    const scores = everyByte.map(() => 0)
    for (const spell of [
      mergesBySpelling(everyByte, [], uncut),
      piecesByScore(
        everyByte,
        everyByte.map(() => 6),
        scores,
      ),
    ]) {
      expect(spell(Uint8Array.of(0x61, 0xe2, 0x82))).toBeNull()
      expect(spell(Buffer.from('a€'))).toEqual([0x61, 0xe2, 0x82, 0xac])
    }
  })

  it('of a vocabulary with a token of a million bytes goes on', () => {
    const huge = new Uint8Array(1_000_000).fill(0x61)
    const spell = mergesBySpelling([...everyByte, huge], [], uncut)
    expect(spell(Buffer.from('ab'))).toEqual([0x61, 0x62])
  })

  it('begins anew behind a token that is not text', () => {
    const tokens = [...everyByte, ...bytesOf(['xa', null])]
    const think = oneToken({ ids: [257], others: false })
    const root = sequence(choice(text('x'), text('y')), think, text('ab!'))
    const automaton = Automaton.compile({ root: 'root', rules: new Map([['root', root]]) })
    if (!automaton.ok) throw new Error('compiles')
    const spell = mergesBySpelling(tokens, ['x a'], uncut)
    const matcher = new TokenAutomaton(automaton.value, buildTokenTrie({ tokens, endOfSequence: [], spell })).matcher()
    expect([matcher.accept(0x78), matcher.accept(257)]).toEqual([true, true])
    expect(matcher.forcedTokens()).toEqual([0x61, 0x62, 0x21])
  })
})
