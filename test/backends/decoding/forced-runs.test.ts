import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Automaton, buildTokenTrie, TokenAutomaton, tokenizeGreedily } from '../../../src/backends/decoding/index.js'
import {
  choice,
  type Expression,
  type Grammar,
  oneOf,
  repeat,
  sequence,
  text,
} from '../../../src/clef/grammar/grammar.js'
import { edited, grammars, nearMisses, sample, vocabularies } from './arbitrary-grammar.js'
import { matcherFor, vocabularyOf } from './matcher-for.js'
import { judge } from './naive-recogniser.js'

const only = (root: Expression): Grammar => ({ root: 'root', rules: new Map([['root', root]]) })

describe('forced bytes', () => {
  it('are the one way to go on, up to where the text may end or branch', () => {
    let forcedBytes = 0
    fc.assert(
      fc.property(grammars, nearMisses, (grammar, near) => {
        const automaton = Automaton.compile(grammar)
        if (!automaton.ok) return
        const matcher = new TokenAutomaton(automaton.value, buildTokenTrie(vocabularyOf([]))).matcher()
        let at = edited(sample(grammar, near.choices), near)
        if (!matcher.accept(at)) return
        const waysOn = () =>
          Array.from({ length: 256 }, (_, b) => b).filter(
            (b) => judge(grammar, Buffer.concat([at, Buffer.of(b)])).viable,
          )
        const forced = matcher.forced().subarray(0, 6)
        for (const byte of forced) {
          expect(judge(grammar, at).complete).toBe(false)
          expect(waysOn()).toEqual([byte])
          at = Buffer.concat([at, Buffer.of(byte)])
          forcedBytes++
        }
        if (forced.length < 6) expect(judge(grammar, at).complete || waysOn().length > 1).toBe(true)
      }),
      { numRuns: 600 },
    )
    expect(forcedBytes).toBeGreaterThan(10)
  })
})

describe('forced tokens', () => {
  const call = only(sequence(text('price { spot = '), choice(text('$1'), text('$2')), text(' }')))

  it('stop before the place where a longer token could straddle the end of the run', () => {
    const matcher = matcherFor(call, ['price', ' { ', 'spot', ' = ', ' = $', '$', '1', '2', ' }'])
    expect(matcher.forcedTokens()).toEqual([0, 1, 2, 4])
    // The run goes on to the `$`, but ` = $2` may follow: only the tokens before it are settled.
    const branching = matcherFor(call, ['price', ' { ', 'spot', ' = ', ' = $2', '$', '1', '2', ' }'])
    expect(branching.forcedTokens()).toEqual([0, 1, 2])
  })

  it('do not stop for a longer token that the grammar does not take', () => {
    const matcher = matcherFor(call, ['price', ' { ', 'spot', ' = ', ' = $9', '$', '1', '2', ' }'])
    expect(matcher.forcedTokens()).toEqual([0, 1, 2, 3, 5])
  })

  it('begin the greedy spelling of every text the grammar goes on to', () => {
    let settled = 0
    fc.assert(
      fc.property(
        grammars,
        vocabularies,
        fc.array(fc.array(fc.nat({ max: 11 }), { maxLength: 30 }), { minLength: 1, maxLength: 6 }),
        (grammar, vocabulary, choices) => {
          const automaton = Automaton.compile(grammar)
          if (!automaton.ok) return
          const trie = buildTokenTrie(vocabulary)
          const tokens = new TokenAutomaton(automaton.value, trie).matcher().forcedTokens()
          for (const each of choices) {
            const finished = sample(grammar, each)
            const spelling = finished === null ? null : tokenizeGreedily(trie, Buffer.from(finished))
            if (spelling === null) continue
            expect(spelling.slice(0, tokens.length)).toEqual(tokens)
            settled += tokens.length
          }
        },
      ),
      { numRuns: 1500 },
    )
    expect(settled).toBeGreaterThan(50)
  })

  it('spell nothing that the vocabulary lacks', () => {
    const matcher = matcherFor(only(sequence(text('ab'), repeat(oneOf(['0', '9']), 1, 1))), ['a', 'x'])
    expect(matcher.forcedTokens()).toEqual([0])
    expect(tokenizeGreedily(buildTokenTrie(vocabularyOf(['a', 'aa'])), Buffer.from('aaab'))).toBeNull()
    expect(tokenizeGreedily(buildTokenTrie(vocabularyOf(['a', 'aa'])), Buffer.from('aaa'))).toEqual([1, 0])
  })
})
