// Subtrees of tokens that are taken as a whole, held against one judgement per token: a matcher takes a token byte by byte.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Automaton, buildTokenTrie, TokenAutomaton } from '../../../src/backends/decoding/index.js'
import {
  choice,
  type Expression,
  type Grammar,
  oneOf,
  repeat,
  sequence,
  text,
} from '../../../src/clef/grammar/grammar.js'
import { tokenIds } from './matcher-for.js'

const parts = ['a', 'b', 'Z', '7', ' ', '"', '\\', '_', '-', '.', 'é', 'ü', '€', '漢', '😀', '\n', '/', '{']

/** Many tokens with shared beginnings, some of them cut inside a character. */
const vocabulary = fc
  .array(
    fc.tuple(
      fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 6 }),
      fc.nat({ max: 2 }),
      fc.nat({ max: 2 }),
    ),
    { minLength: 60, maxLength: 200 },
  )
  .map((some) => ({
    tokens: some.map(([letters, front, back]) => {
      const bytes = Buffer.from(letters.join(''))
      return new Uint8Array(bytes.subarray(front, Math.max(front, bytes.length - back)))
    }),
    endOfSequence: [],
  }))

const beyond = ['\u0080', '\u{10ffff}'] as const
const lexeme: fc.Arbitrary<Expression> = fc.constantFrom(
  oneOf([' ', '!'], ['#', '['], [']', '~'], beyond),
  oneOf(['a', 'z'], ['A', 'Z'], ['0', '9'], ['_', '_']),
  oneOf(['a', 'c'], ['é', 'é'], ['€', '\uffff']),
  oneOf(['\u0000', '\u{10ffff}']),
  oneOf(['!', '~'], ['\u0080', '\u07ff']),
  choice(oneOf([' ', '!'], ['#', '['], [']', '~'], beyond), sequence(text('\\'), oneOf(['"', '"'], ['a', 'b']))),
)

const open: fc.Arbitrary<Grammar> = fc
  .tuple(lexeme, fc.nat({ max: 3 }), fc.option(fc.nat({ max: 5 })), fc.constantFrom('"', '/', 'a', ''))
  .map(([item, min, more, end]) => {
    const body = sequence(repeat(item, min, more === null ? null : min + more), text(end))
    return { root: 'root', rules: new Map([['root', body]]) }
  })

describe('the mask inside an open lexeme', () => {
  it('is the same whether subtrees of tokens are taken as a whole or one by one', () => {
    let taken = 0
    fc.assert(
      fc.property(open, vocabulary, fc.array(fc.nat({ max: 500 }), { maxLength: 3 }), (grammar, some, picks) => {
        const automaton = Automaton.compile(grammar)
        if (!automaton.ok) throw new Error(automaton.error.message)
        const matcher = new TokenAutomaton(automaton.value, buildTokenTrie(some)).matcher()
        for (const pick of [...picks, 0]) {
          const allowed = tokenIds(matcher.mask())
          expect(allowed).toEqual([...some.tokens.keys()].filter((id) => matcher.clone().accept(id)))
          if (allowed.length > some.tokens.length / 3) taken++
          if (allowed.length === 0) return
          matcher.accept(allowed[pick % allowed.length]!)
        }
      }),
      { numRuns: 500 },
    )
    expect(taken).toBeGreaterThan(100)
  })
})
