import { describe, expect, it } from 'vitest'
import {
  Automaton,
  buildTokenTrie,
  type Matcher,
  TokenAutomaton,
  type Vocabulary,
} from '../../../src/backends/decoding/index.js'
import { type Grammar, readGbnf, toGbnf, toLark } from '../../../src/clef/grammar/index.js'
import { tokenIds } from './matcher-for.js'

/** 0 to 2 are text, 3 and 4 are not, 5 ends a text. */
const vocabulary: Vocabulary = {
  tokens: [Buffer.from('ab'), Buffer.from('a'), Buffer.from('"'), null, null, null],
  endOfSequence: [5],
}

function grammarOf(gbnf: string): Grammar {
  const grammar = readGbnf(gbnf)
  if (!grammar.ok) throw new Error(grammar.error.message)
  return grammar.value
}

function matcherOf(grammar: Grammar): Matcher {
  const automaton = Automaton.compile(grammar)
  if (!automaton.ok) throw new Error(automaton.error.message)
  return new TokenAutomaton(automaton.value, buildTokenTrie(vocabulary)).matcher()
}

describe('whole tokens in a grammar', () => {
  const thinking = grammarOf('root ::= <[3]> (!<[4]>)* <[4]> "a" "b"?')

  it('are taken by their number, where they stand and nowhere else', () => {
    const matcher = matcherOf(thinking)
    expect(tokenIds(matcher.mask())).toEqual([3])
    expect([matcher.accept(0), matcher.accept(3)]).toEqual([false, true])
    expect(tokenIds(matcher.mask())).toEqual([0, 1, 2, 3, 4])
    for (const token of [2, 0, 3, 1]) expect(matcher.accept(token)).toBe(true)
    expect(matcher.forced()).toHaveLength(0)
    expect(matcher.accept(4)).toBe(true)
    expect(tokenIds(matcher.mask())).toEqual([0, 1])
    expect([matcher.accept(0), matcher.accepting, matcher.accept(5)]).toEqual([true, true, true])
  })

  it('count as one each, however many bytes they have', () => {
    const matcher = matcherOf(grammarOf('root ::= !<[3]>{2} "a"'))
    expect([matcher.accept(0), matcher.accept(0), matcher.accept(0), matcher.accept(1)]).toEqual([
      true,
      true,
      false,
      true,
    ])
  })

  it('and the bytes of the same token may both go on', () => {
    const matcher = matcherOf(grammarOf('root ::= <[1]> "b" | "a" "ab"'))
    expect(matcher.accept(1)).toBe(true)
    expect(['b', 'ab', 'x'].map((rest) => matcher.clone().accept(Buffer.from(rest)))).toEqual([true, true, false])
  })

  it('do not make a text of what ends one, even where they name it', () => {
    const matcher = matcherOf(grammarOf('root ::= (<[5]> | !<[0]>) "a"'))
    const taken = [...vocabulary.tokens.keys()].filter((id) => matcher.clone().accept(id))
    expect(tokenIds(matcher.mask())).toEqual(taken)
    expect(taken).not.toContain(5)
  })

  it('are printed as they were read, where the notation has them', () => {
    expect(toGbnf(thinking)).toBe('root ::= <[3]> !<[4]>* <[4]> "a" "b"?\n')
    expect(() => toLark(thinking)).toThrow(TypeError)
    const matcher = matcherOf(thinking)
    matcher.accept(3)
    const rest = matcherOf(matcher.residual()!)
    expect([rest.accept(0), rest.accept(4), rest.accept(0), rest.accepting]).toEqual([true, true, true, true])
  })
})
